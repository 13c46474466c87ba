import { z } from 'zod';
import { address, email, identifying, ifAny, list, oneOf, phone, sentence, web } from './expect.ts';
import { nations } from './law/nations.ts';
import { isSuperseded, regulatorToday } from './law/regulator.ts';

const contact = z.strictObject({
  /** A role, not a name: notices outlive the people in them. */
  role: sentence('a role, such as "Privacy lead"'),
  email: identifying(email),
  phone: ifAny(identifying(phone)),
});

/** A number in the regulator's register of fee payers (Data Protection (Charges and Information) Regulations 2018). */
export const feeNumber = z
  .string({ error: 'a register number such as "ZA000000"' })
  .regex(/^Z[A-Z0-9]\d{6}$/, {
    error: 'a register number of Z, a capital letter or digit, and six digits, such as "ZA000000"',
  });

/** Who the clinic is in law, and where it is. */
export const identity = {
  /** The controller: the company, partnership or person that answers in law. */
  legalName: identifying(sentence('the legal name of the controller')),
  /** Legal names that the same controller had before, under which it published policies. */
  formerNames: list(identifying(sentence('a legal name that the controller had before')), 'names').default(
    [],
  ),
  /** The name over the door. */
  tradingName: identifying(sentence('the name the public knows')),
  /** `company` prints the company number; `sole-trader` and `partnership` have none. */
  form: oneOf(['company', 'llp', 'partnership', 'sole-trader']),
  companyNumber: ifAny(
    identifying(
      z
        .string({ error: 'a company number in quotation marks' })
        .regex(/^[A-Z0-9]{8}$/, { error: 'eight capital letters or digits, such as "01234567"' }),
    ),
  ),
  /** The part of the United Kingdom in whose register the company stands; without it, what the number itself says. */
  registeredIn: ifAny(oneOf(['England and Wales', 'Wales', 'Scotland', 'Northern Ireland'])),
  vatNumber: ifAny(
    identifying(
      z.string({ error: 'a VAT number in quotation marks' }).regex(/^(GB ?)?\d{3} ?\d{4} ?\d{2}( ?\d{3})?$/, {
        error: 'a VAT number of 9 or 12 digits, with or without GB in capitals, such as "GB 999 9999 99"',
      }),
    ),
  ),
  feeRegisterNumber: identifying(feeNumber),
  /** Further entries in that register, such as that of a sister company or of a practitioner. */
  otherFeeRegisterNumbers: list(
    z.strictObject({
      number: identifying(feeNumber),
      of: identifying(sentence('whose number it is')),
    }),
    'register numbers',
  ).default([]),
  registeredOffice: identifying(address),
  /** Decides bank holidays, records law, age of understanding and the words that go with them. */
  nation: oneOf(nations),
  website: identifying(web),
  phone: identifying(phone),
  openingHours: sentence('when the telephone is answered, such as "Monday to Friday, 9am to 5pm"'),
  sites: list(
    z.strictObject({
      name: identifying(sentence('what people call this site')),
      address: identifying(address),
      phone: ifAny(identifying(phone)),
      /** A map that loads when its button is clicked: the id of an embed in storage.yaml, its frame and its own page. */
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

/** Who answers for what, and who watches over it. */
export const people = {
  /** Where requests go: read every working day by those who answer them. */
  requestsTeam: z.strictObject({ email: identifying(email), postal: identifying(address) }),
  /** `dpo` only where a data protection officer is appointed (UK GDPR Art 37); most clinics have a privacy lead. */
  privacyLead: contact.extend({ kind: oneOf(['privacy-lead', 'dpo']) }),
  /** Senior person for confidentiality; a Caldicott Guardian where the clinic is contracted to the NHS. */
  confidentialityLead: contact.extend({ kind: oneOf(['confidentiality-lead', 'caldicott-guardian']) }),
  /** Who keeps the policies up to date, and who approves them: roles, not names. */
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
  /** The supervisory authority. Without it, the one that content/law/regulator.ts has for the day. */
  regulator: z
    .strictObject({
      name: identifying(sentence('the name of the regulator')),
      shortName: identifying(sentence('the short name of the regulator')),
      address: identifying(address).default([]),
      phone: identifying(phone),
      website: identifying(web),
      complaints: identifying(web),
    })
    // What clinics took over from release 0.1.0 names a body that no longer exists.
    .transform((own) => (isSuperseded(own, regulatorToday()) ? regulatorToday() : own))
    .default(() => regulatorToday()),
};
