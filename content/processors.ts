import { z } from 'zod';
import { day, identifying, ifAny, list, oneOf, sentence, web } from './expect.ts';

/** How data may lawfully leave the United Kingdom (UK GDPR Chapter V). `none` is for companies that keep it here. */
const abroad = ['adequacy-regulations', 'uk-us-data-bridge', 'idta', 'addendum'] as const;
const transfer = oneOf(['none', ...abroad]);
const transferAbroad = oneOf(abroad);

/** What a company does, so that a page can name the company that hosts it, sends its mail or plays its videos. */
const category = oneOf([
  'records',
  'email',
  'sms',
  'newsletter',
  'payments',
  'booking',
  'analytics',
  'hosting',
  'cctv',
  'telephony',
  'video',
  'accounts',
  'photographs',
  'ai',
  'recruitment',
  'other',
]);

/** A company that handles personal data for the clinic, or beside it. Privacy notice and transfers come from here. */
export const processor = z
  .strictObject({
    name: identifying(sentence('the name of the company')),
    /** What it does for the clinic, in a few words a patient understands. */
    does: sentence('what the company does for you'),
    category,
    /** `processor` acts on the clinic's instructions (UK GDPR Art 28); `controller` decides for itself. */
    role: oneOf(['processor', 'controller', 'joint-controller']),
    /** Where the data is kept or seen from. */
    country: sentence('a country, such as "United Kingdom"'),
    transfer,
    /** Other countries where it keeps data, or from which it can see it. */
    elsewhere: list(
      z.strictObject({ country: sentence('a country'), transfer: transferAbroad }),
      'countries',
    ).default([]),
    /** What readers should know besides, such as that a place is not confirmed. Printed as it stands. */
    note: ifAny(sentence('a sentence for readers')),
    /** The company's own privacy notice. */
    notice: identifying(web),
    /** When somebody at the clinic last read that notice and the contract. */
    checkedOn: day,
  })
  .refine((p) => (p.country === 'United Kingdom') === (p.transfer === 'none'), {
    path: ['transfer'],
    error:
      '"none" exactly when country is "United Kingdom", and for any other country its transfer mechanism',
  })
  .refine((p) => p.transfer !== 'uk-us-data-bridge' || p.country === 'United States', {
    path: ['transfer'],
    error: 'another mechanism, because the data bridge leads only to the United States',
  })
  .refine(
    (p) => p.elsewhere.every((it) => it.transfer !== 'uk-us-data-bridge' || it.country === 'United States'),
    {
      path: ['elsewhere'],
      error: 'another mechanism, because the data bridge leads only to the United States',
    },
  );
