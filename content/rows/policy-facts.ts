import { z } from 'zod';
import { asSentence, completing, completingOrName } from '../grammar.ts';
import type { Clinic } from '../schema.ts';
import { clinicSchema } from '../schema.ts';
import type { Register, Service } from '../storage/schema.ts';
import type { Basis } from '../storage/schema.ts';
import { processor } from '../processors.ts';

/** What Candour works out from `clinic.yaml` and `storage.yaml`, so that a policy can name it like any other fact. */
const workedOut = z.strictObject({
  /** Whether anyone under 18 is treated. */
  treatsUnder18: z.boolean(),
  /** Whether patients of any age are treated. */
  treatsAnyAge: z.boolean(),
  /** Professions whose numbers on a register are printed. */
  numberedProfessions: clinicSchema.shape.professions,
  /** Each profession with its register; the two councils whose standards are named have a name of their own. */
  standards: z.array(
    z.strictObject({
      profession: z.string(),
      register: z.string(),
      council: z.enum(['gmc', 'nmc', 'other']),
    }),
  ),
  /** Whether anyone treats patients here besides one practitioner. */
  severalPractise: z.boolean(),
  /** Years for which a record is kept after a death. */
  yearsAfterDeath: z.number(),
  /** Whether a law sets the duty of candour for this clinic. */
  candourByLaw: z.boolean(),
  /** Whether somebody else approves what the owner of a policy writes. */
  separateApprover: z.boolean(),
  /** What becomes of the sound and the transcript of software that drafts notes, in sentences. */
  softwareRecordings: z.string().optional(),
  /** What the clinic may do about similar services without asking first: "email", "text". Empty: nothing. */
  softOptInBy: z.array(z.string()),
  /** Processors with all their countries in one text. */
  companies: z.array(processor.safeExtend({ countries: z.string() })),
  /** The earliest day, an ISO date, on which one of them was last checked. */
  companiesCheckedOn: z.string(),
  /** Each country outside the United Kingdom where a company has data. */
  transfers: z.array(
    z.strictObject({ name: z.string(), country: z.string(), transfer: processor.shape.transfer }),
  ),
  jointControllers: z.boolean(),
  sendsWithResend: z.boolean(),
  /** Companies that a page can load something from and that are not among the processors. */
  otherCompanies: z.array(
    z.strictObject({
      name: z.string(),
      provider: z.string(),
      country: z.string(),
      role: processor.shape.role,
      notice: z.string().optional(),
    }),
  ),
  otherCompaniesAbroad: z.boolean(),
  /** Whether anything is stored or loaded at all. */
  usesStorage: z.boolean(),
  countsVisits: z.boolean(),
  asksConsent: z.boolean(),
  /** Whether visitors have something to choose. */
  offersChoice: z.boolean(),
  appearanceChoice: z.boolean(),
  googleAnalytics: z.boolean(),
  embeds: z.boolean(),
  /** How long consent receipts are kept. */
  receiptMonths: z.number(),
});

/** The schema of every fact that a policy can name. */
export const policyFactsSchema = z.strictObject({ ...clinicSchema.shape, ...workedOut.shape });

/** The facts of `clinic.yaml`, and those that Candour works out. */
export type PolicyFacts = Clinic & z.infer<typeof workedOut>;

/** Returns every fact that a policy can name. */
export const policyFacts = (stated: Clinic, register: Register): PolicyFacts => {
  const clinic = fittingSentences(stated);
  return {
    ...clinic,
    ...aboutCare(clinic),
    ...aboutCompanies(clinic, register),
    ...aboutTheWebsite(register),
  };
};

/** The facts that complete a sentence of the policies, or are one, whichever way the clinic typed them. */
const fittingSentences = (c: Clinic): Clinic => ({
  ...c,
  system: {
    ...c.system,
    backups: completing(c.system.backups),
    downtimePlan: completing(c.system.downtimePlan),
  },
  successor: completingOrName(c.successor),
  formats: c.formats.map(completingOrName),
  controllers: c.controllers.map((it) => ({
    ...it,
    decide: completing(it.decide),
    requests: asSentence(it.requests),
  })),
  cctv: c.cctv && { ...c.cctv, where: completingOrName(c.cctv.where) },
  callRecording: c.callRecording && { ...c.callRecording, why: completing(c.callRecording.why) },
  ai: c.ai?.map((it) => ({
    ...it,
    does: completing(it.does),
    humanChecks: asSentence(it.humanChecks),
    recording: it.recording && asSentence(it.recording),
  })),
  payments: c.payments && { ...c.payments, methods: c.payments.methods.map(completingOrName) },
  processors: c.processors.map((it) => ({ ...it, note: it.note && asSentence(it.note) })),
});

const councils: Readonly<Record<string, 'gmc' | 'nmc'>> = {
  'General Medical Council': 'gmc',
  'Nursing and Midwifery Council': 'nmc',
};

const aboutCare = (c: Clinic) => ({
  treatsUnder18: c.minimumAge < 18,
  treatsAnyAge: c.minimumAge === 0,
  numberedProfessions: c.professions.filter(({ numbers }) => numbers.length > 0),
  standards: c.professions.map(({ profession, register }) => ({
    profession,
    register,
    council: councils[register] ?? ('other' as const),
  })),
  severalPractise: c.staff || c.practisingPrivileges || c.controllers.length > 0,
  yearsAfterDeath: c.retention.afterDeathYears ?? c.retention.adultYears,
  // Scotland's Act of 2016 does not bind individuals, and no law binds all in Wales or Northern Ireland.
  candourByLaw:
    c.careRegulator !== undefined &&
    (c.nation === 'england' || (c.nation === 'scotland' && c.form !== 'sole-trader')),
  separateApprover: c.policyApprover !== c.policyOwner,
  softwareRecordings: c.ai?.flatMap(({ recording }) => recording ?? []).join(' ') || undefined,
  // PECR regulation 22(3) covers electronic mail only.
  softOptInBy: c.newsletter?.softOptIn
    ? c.newsletter.channels.flatMap((channel) =>
        channel === 'email' ? ['email'] : channel === 'sms' ? ['text'] : [],
      )
    : [],
});

function aboutCompanies({ processors }: Clinic, register: Register) {
  const known = processors.map(({ name }) => name);
  const otherCompanies = servicesOf(register)
    .filter(
      ({ role, name, provider }) => role !== 'own' && !known.includes(name) && !known.includes(provider),
    )
    .map(({ name, provider, country, role, notice }) => ({
      name,
      provider,
      country,
      role: role === 'own' ? ('processor' as const) : role,
      notice,
    }));
  return {
    companies: processors.map((it) => ({
      ...it,
      countries: [it.country, ...it.elsewhere.map(({ country }) => country)].join(', '),
    })),
    companiesCheckedOn: processors.map(({ checkedOn }) => checkedOn).sort()[0] ?? '',
    transfers: processors
      .flatMap(({ name, country, transfer, elsewhere }) => [
        { name, country, transfer },
        ...elsewhere.map((it) => ({ name, ...it })),
      ])
      .filter(({ transfer }) => transfer !== 'none'),
    jointControllers: processors.some(({ role }) => role === 'joint-controller'),
    sendsWithResend: known.includes('Resend'),
    otherCompanies,
    otherCompaniesAbroad: otherCompanies.some(({ country }) => country !== 'United Kingdom'),
  };
}

function aboutTheWebsite(register: Register) {
  const services = servicesOf(register);
  const uses = (basis: Basis) => services.some((it) => it.basis === basis && it.starts !== 'embed');
  return {
    usesStorage: register.purposes.length > 0,
    countsVisits: uses('statistical'),
    asksConsent: uses('consent'),
    offersChoice: uses('statistical') || uses('consent'),
    appearanceChoice: uses('appearance'),
    googleAnalytics: services.some(({ starts }) => starts === 'google-analytics'),
    embeds: services.some(({ starts }) => starts === 'embed'),
    receiptMonths: register.receiptMonths,
  };
}

const servicesOf = ({ purposes }: Register): (Service & { basis: Basis })[] =>
  purposes.flatMap(({ basis, services }) => services.map((service) => ({ ...service, basis })));
