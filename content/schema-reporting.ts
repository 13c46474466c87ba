import { z } from 'zod';
import { count, identifying, ifAny, list, oneOf, sentence, web, yesNo } from './expect.ts';

/** Who is told of treatments besides those who give them: research, registers of treatments, and published figures. */
export const reporting = {
  /** Research that uses what shows who a patient is. Absent: none, and the privacy notice says so. */
  research: ifAny(
    z.strictObject({
      about: sentence('what is studied, such as "how scars heal"'),
      /** Who else sees the data of the study. */
      with: sentence('whom you do it with, such as "the University of Exampleton"'),
      keepYears: count('years', 1, 30),
    }),
  ),
  /** Registers of treatments, implants or devices that the clinic reports to. */
  registers: list(
    z.strictObject({
      name: identifying(sentence('the name of the register')),
      about: sentence('what it is told, such as "the implant, its serial number and the date"'),
      /** `law` where a law or a lawful direction tells the clinic to report; `consent` where patients are asked. */
      basis: oneOf(['law', 'consent']),
      notice: identifying(web),
    }),
    'registers',
  ).default([]),
  /**
   * Whether the clinic reports to the Private Healthcare Information Network, as hospitals and day-case units must
   * (Private Healthcare Market Investigation Order 2014).
   */
  phin: yesNo.default(false),
};
