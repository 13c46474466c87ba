import { z } from 'zod';
import { address, email, identifying, ifAny, list, oneOf, phone, sentence, web } from './expect.ts';
import { isSuperseded, regulatorToday } from './law/regulator.ts';

const contact = z.strictObject({
  /** A role, not a name: people leave, and the notice stays. */
  role: sentence('a role, such as "Privacy lead"'),
  email: identifying(email),
  phone: ifAny(identifying(phone)),
});

/** A number in the regulator's register of fee payers (Data Protection (Charges and Information) Regulations 2018). */
export const feeNumber = z
  .string({ error: 'a register number such as "ZA000000"' })
  .regex(/^Z[A-Z0-9]\d{6}$/, { error: 'a register number such as "ZA000000"' });

/** The clinic's legal identity and its locations. */
export const identity = {
  /** The controller: the legal name of the company, partnership or person. */
  legalName: identifying(sentence('the legal name of the controller')),
  /** The name that the public knows. */
  tradingName: identifying(sentence('the name the public knows')),
  /** `company` prints the company number; `sole-trader` and `partnership` have none. */
  form: oneOf(['company', 'llp', 'partnership', 'sole-trader']),
  companyNumber: ifAny(
    identifying(
      z
        .string({ error: 'a company number in quotation marks' })
        .regex(/^[A-Z0-9]{8}$/, { error: 'eight letters or digits, such as "01234567"' }),
    ),
  ),
  /** The part of the UK where the company is registered. If absent, it follows from the company number. */
  registeredIn: ifAny(oneOf(['England and Wales', 'Wales', 'Scotland', 'Northern Ireland'])),
  vatNumber: ifAny(
    identifying(
      z
        .string({ error: 'a VAT number in quotation marks' })
        .regex(/^(GB ?)?\d{3} ?\d{4} ?\d{2}( ?\d{3})?$/, { error: 'a VAT number such as "GB 999 9999 99"' }),
    ),
  ),
  feeRegisterNumber: identifying(feeNumber),
  /** Other numbers in that register, such as a sister company's or a practitioner's. */
  otherFeeRegisterNumbers: list(
    z.strictObject({
      number: identifying(feeNumber),
      of: identifying(sentence('whose number it is')),
    }),
    'register numbers',
  ).default([]),
  registeredOffice: identifying(address),
  /** Determines bank holidays, records law, age rules and their texts. */
  nation: oneOf(['england', 'wales', 'scotland', 'northern-ireland']),
  website: identifying(web),
  phone: identifying(phone),
  openingHours: sentence('when the telephone is answered, such as "Monday to Friday, 9am to 5pm"'),
  sites: list(
    z.strictObject({
      name: identifying(sentence('what people call this site')),
      address: identifying(address),
      phone: ifAny(identifying(phone)),
      /**
       * A map that loads when its button is clicked: the id of an embed in storage.yaml, the frame's URL and the map's
       * own page.
       */
      map: ifAny(
        z.strictObject({
          service: sentence('the id of an embed in storage.yaml'),
          frame: identifying(web),
          page: identifying(web),
        }),
      ),
    }),
    'sites',
  ).min(1, { error: 'at least one site' }),
};

/** The people responsible, and the authorities that supervise them. */
export const people = {
  /** The mailbox for requests. The team reads it every working day. */
  requestsTeam: z.strictObject({ email: identifying(email), postal: identifying(address) }),
  /** `dpo` only where a data protection officer is appointed (UK GDPR Art 37); most clinics have a privacy lead. */
  privacyLead: contact.extend({ kind: oneOf(['privacy-lead', 'dpo']) }),
  /** The senior person for confidentiality; a Caldicott Guardian if the clinic has an NHS contract. */
  confidentialityLead: contact.extend({ kind: oneOf(['confidentiality-lead', 'caldicott-guardian']) }),
  /** The people who update and approve the policies: roles, not names. */
  policyOwner: sentence('a role, such as "Practice manager"'),
  policyApprover: sentence('a role, such as "Medical director"'),
  /** UK representative, only for a controller outside the UK (UK GDPR Art 27). */
  representative: ifAny(
    z.strictObject({
      name: identifying(sentence('the name of the representative')),
      address: identifying(address),
      email: identifying(email),
    }),
  ),
  /** The supervisory authority. If absent, the one in content/law/regulator.ts for that day. */
  regulator: z
    .strictObject({
      name: identifying(sentence('the name of the regulator')),
      shortName: identifying(sentence('the short name of the regulator')),
      address: identifying(address).default([]),
      phone: identifying(phone),
      website: identifying(web),
      complaints: identifying(web),
    })
    // Files from release 0.1.0 may name a body that no longer exists.
    .transform((own) => (isSuperseded(own, regulatorToday()) ? regulatorToday() : own))
    .default(() => regulatorToday()),
};
