import { z } from 'zod';
import { count, email, identifying, ifAny, list, oneOf, sentence, web, yesNo } from './expect.ts';
import { processor } from './processors.ts';
import { promiseFacts } from './promises.ts';
import { feeNumber, identity, people } from './schema-identity.ts';
import { reporting } from './schema-reporting.ts';

/**
 * The facts of one clinic, as `clinic.yaml` states them. Every policy, page, mail and rule takes its facts from
 * here, so a number is written once. The shape is strict: a key that is not below is an error, because a
 * misspelt key would silently drop a fact from a legal notice.
 */

const care = {
  /** What the clinic does, in the words of its price list. */
  services: list(sentence('a service'), 'services').min(1, { error: 'at least one service' }),
  /** Who treats patients, and the public register that each is on. */
  professions: list(
    z.strictObject({
      profession: sentence('a profession, in the plural'),
      register: sentence('the register, such as "General Medical Council"'),
      /** Numbers on that register, where the clinic prints them, such as the PIN of a sole practitioner. */
      numbers: list(identifying(sentence('a number on the register')), 'numbers').default([]),
    }),
    'professions',
  ).min(1, { error: 'at least one profession' }),
  /** Health-care regulator of the nation (Care Quality Commission in England); absent when no registrable activity is carried on. */
  careRegulator: ifAny(
    z.strictObject({
      name: identifying(sentence('the name of the care regulator')),
      providerId: identifying(sentence('the provider number')),
      website: identifying(web),
    }),
  ),
  /** The youngest patient treated, in years. Cosmetic toxin and fillers are for adults whatever stands here (2021 Act, England). */
  minimumAge: count('years', 0, 25),
  cosmeticInjectables: yesNo,
  /** Dental care: records are kept longer, and laboratories make crowns rather than test samples. */
  dental: yesNo.default(false),
  /** Whether any care is paid for or arranged by the NHS: brings the national data opt-out and a Caldicott Guardian. */
  nhsWork: yesNo,
  psychologicalCare: yesNo,
  implantsOrDevices: yesNo,
  prescribers: ifAny(z.strictObject({ how: oneOf(['own-staff', 'remote-prescriber']), pharmacies: yesNo })),
  laboratories: yesNo,
  insurers: yesNo,
  /** Whether other professionals use the rooms under their own responsibility. */
  practisingPrivileges: yesNo,
  /** Others who decide about patients' data for themselves, such as consultants who keep their own notes. */
  controllers: list(
    z.strictObject({
      who: sentence('who decides for themselves, such as "Consultants who see patients here"'),
      decide: sentence('what they decide about, such as "the notes that they keep of your care"'),
      feeRegisterNumber: ifAny(identifying(feeNumber)),
      /** What happens to a request that is about their data: whole sentences. */
      requests: sentence('what happens to a request that is for them'),
    }),
    'controllers',
  ).default([]),
  /** Whether anybody works here besides one practitioner, paid or not: brings training, agreements and discipline. */
  staff: yesNo,
  /** Where information comes from besides the patient. */
  sources: list(oneOf(['gp', 'referrer', 'family', 'booking-site', 'previous-clinic', 'insurer']), 'sources'),
  /** Whether the record names the patient's GP. */
  gpDetails: yesNo.default(false),
};

const records = {
  system: z.strictObject({
    name: identifying(sentence('the name of the record system')),
    paper: yesNo,
    /** Signing in needs a second step, such as a code on a telephone. */
    multiFactor: yesNo,
    /** Stored data cannot be read by a thief of the disk. Ask the company that runs the system. */
    encryptedAtRest: yesNo,
    backups: sentence('how often copies are made, such as "every night"'),
    downtimePlan: sentence('what you write on when the system is down'),
  }),
  /** How long each kind of record is kept. Minimums: review, then destroy; hold while a claim or inquiry is open. */
  retention: z.strictObject({
    adultYears: count('years', 6, 30),
    /** Only where another time holds after a patient has died. */
    afterDeathYears: ifAny(count('years', 3, 30)),
    /** Only where children are treated. */
    childUntilAge: ifAny(count('years', 25, 30)),
    childUntilAgeIf17: ifAny(count('years', 26, 30)),
    psychologicalYears: count('years', 20, 30),
    /** Details of implants and devices: the long stop for claims about a product is ten years (Consumer Protection Act 1987). */
    deviceYears: count('years', 10, 30),
    complaintYears: count('years', 1, 15),
    requestYears: count('years', 1, 10),
    requestAppealYears: count('years', 1, 10),
    accountsYears: count('years', 6, 10),
    staffYears: count('years', 1, 10),
    enquiryMonths: count('months', 1, 36),
    websiteLogDays: count('days', 1, 365),
    /** Rows of the clinic's own in the table of the medical records policy. */
    otherRecords: list(
      z.strictObject({
        record: sentence('a kind of record, such as "Study models"'),
        keep: sentence('how long it is kept, such as "15 years after the last visit"'),
      }),
      'records',
    ).default([]),
  }),
  audit: z.strictObject({ everyMonths: count('months', 1, 12), sample: count('records', 1, 500) }),
  /** Who keeps the records if the clinic closes or is sold. */
  successor: sentence('who would hold the records if the clinic closed'),
  photographs: ifAny(z.strictObject({ publicity: yesNo })),
  /** X-rays, scans and the like. */
  imaging: ifAny(
    z.strictObject({
      what: sentence('which pictures, such as "X-rays"'),
      /** Whether taking them uses radiation, as X-rays and CT scans do and ultrasound does not. */
      radiation: yesNo,
      keepYears: count('years', 6, 30),
    }),
  ),
  promises: promiseFacts,
};

const premises = {
  /** Who runs the front desk: `shared` for a room in a salon, `none` where nobody sits at one. */
  premises: oneOf(['own', 'shared', 'none']).default('own'),
  cctv: ifAny(
    z.strictObject({
      keepDays: count('days', 1, 90),
      where: sentence('where the cameras are'),
      audio: yesNo,
      contact: identifying(email),
    }),
  ),
  callRecording: ifAny(
    z.strictObject({ keepDays: count('days', 1, 365), why: sentence('why calls are recorded') }),
  ),
  videoConsultations: ifAny(z.strictObject({ recorded: yesNo })),
  ai: ifAny(
    list(
      z.strictObject({
        tool: sentence('what kind of tool'),
        does: sentence('what it does'),
        humanChecks: sentence('who checks its work and when'),
        /** What becomes of sound and transcripts; absent where the tool makes none. */
        recording: ifAny(sentence('what becomes of the sound and the transcript, as a sentence')),
      }),
      'AI tools',
    ).min(1),
  ),
  jobApplicants: ifAny(
    z.strictObject({
      keepMonths: count('months', 1, 24),
      /** Checks of criminal records for roles with patients (UK GDPR Art 10). */
      criminalChecks: yesNo.default(false),
    }),
  ),
};

const reach = {
  /** `softOptIn` uses PECR reg 22(3); `openTracking` puts pixels in mails and then needs consent (PECR reg 6). */
  newsletter: ifAny(
    z.strictObject({
      channels: list(oneOf(['email', 'sms', 'post', 'telephone']), 'channels').min(1),
      softOptIn: yesNo,
      profiling: yesNo,
      openTracking: yesNo,
    }),
  ),
  payments: ifAny(
    z.strictObject({
      methods: list(sentence('a way to pay'), 'ways to pay').min(1),
      /** Credit from a lender. */
      finance: yesNo,
      /** Instalments that the clinic itself agrees to. */
      plans: yesNo.default(false),
      /** Whether a debt may go to a company that collects it, or to court. */
      debtRecovery: yesNo.default(false),
    }),
  ),
  /** Other ways in which patients and the clinic write to each other about care. */
  messages: list(oneOf(['text', 'whatsapp']), 'ways to send messages').default([]),
  socialMedia: list(sentence('a network'), 'networks'),
  /** Whether the team signs in to the team pages (`team.yaml`), so that the policies say so. */
  teamPages: yesNo.default(false),
  /** Advertising and retargeting. Google Analytics belongs under `analytics`. */
  advertising: yesNo,
  analytics: ifAny(
    z
      .strictObject({
        googleAnalyticsId: ifAny(
          identifying(
            z.string().regex(/^G-[A-Z0-9]{4,12}$/, { error: 'a measurement id such as "G-ABC1234567"' }),
          ),
        ),
        /** How long Google keeps what it counted: Admin, Data retention, in Google Analytics. */
        googleKeepMonths: ifAny(count('months', 2, 50)),
      })
      .refine((a) => (a.googleAnalyticsId === undefined) === (a.googleKeepMonths === undefined), {
        path: ['googleKeepMonths'],
        error: 'a whole number of months exactly when googleAnalyticsId is given',
      }),
  ),
  /** Copies that are sent by a link: for how many days, and how many megabytes (of a million bytes) in one case. */
  copies: z
    .strictObject({
      days: count('days', 1, 90).default(30),
      megabytes: count('megabytes', 1, 2000).default(200),
    })
    .prefault({}),
  /** Ways a person may ask for another format or language. */
  formats: list(sentence('a format, such as "large print"'), 'formats').min(1, {
    error: 'at least one format',
  }),
  languages: list(sentence('a language'), 'languages'),
};

/** The whole of `clinic.yaml`. */
export const clinicSchema = z
  .strictObject({
    ...identity,
    ...people,
    ...care,
    ...records,
    ...reporting,
    ...premises,
    ...reach,
    processors: list(processor, 'processors').min(1, {
      error: 'at least one processor: the company that hosts this site',
    }),
  })
  .refine((c) => !['company', 'llp'].includes(c.form) || c.companyNumber !== undefined, {
    path: ['companyNumber'],
    error: 'a company number, because form is a company or LLP',
  })
  .refine((c) => c.nation === 'scotland' || c.retention.adultYears >= 8, {
    path: ['retention', 'adultYears'],
    error: 'a whole number of years from 8 to 30',
  })
  .refine((c) => !c.dental || c.retention.adultYears >= (c.nation === 'scotland' ? 10 : 11), {
    path: ['retention', 'adultYears'],
    error: '11 years or more for dental records (10 in Scotland); 15 is usual',
  })
  .refine((c) => c.minimumAge >= 18 || c.retention.childUntilAge !== undefined, {
    path: ['retention', 'childUntilAge'],
    error: 'a whole number of years from 25 to 30, because minimumAge is below 18',
  })
  .refine((c) => c.minimumAge >= 18 || c.retention.childUntilAgeIf17 !== undefined, {
    path: ['retention', 'childUntilAgeIf17'],
    error: 'a whole number of years from 26 to 30, because minimumAge is below 18',
  })
  .refine((c) => !c.nhsWork || c.confidentialityLead.kind === 'caldicott-guardian', {
    path: ['confidentialityLead', 'kind'],
    error: '"caldicott-guardian", because nhsWork is true',
  });

export type Clinic = z.infer<typeof clinicSchema>;
export type { Nation } from './law/nations.ts';
export type Processor = Clinic['processors'][number];
