import { companyRoles } from './adoption-companies.ts';
import type { CompanyRole } from './adoption-companies.ts';
import { promiseNames, promises } from './promises.ts';
import type { PromiseName } from './promises.ts';

/**
 * What `npm run adopt` asks: the facts without which every page would still name the demo. The rest of `clinic.yaml`
 * stays as an example to go through, and is listed afterwards.
 */
export interface AdoptionQuestion {
  /** Where the answer goes in `clinic.yaml`, or its name among the answers where it goes somewhere else. */
  path: readonly string[];
  into?: 'storage.yaml' | 'processors';
  ask: string;
  /**
   * `lines` are separated by commas; `part` is an optional part of the file, which goes when the answer is no;
   * `professions` are separated by commas, each with its register after a colon where the law does not say which it is;
   * `company` is a name, or "none".
   */
  kind: 'line' | 'lines' | 'choice' | 'number' | 'yes-no' | 'part' | 'professions' | 'company';
  options?: readonly string[];
  /** An empty answer is allowed: the file then keeps the example, which is listed afterwards. */
  optional?: true;
  /** What an empty answer means, if the answers so far say what is usual. */
  usual?: (answers: Readonly<Record<string, unknown>>) => number;
  /** Asked only when an earlier answer is one of these. */
  onlyIf?: { path: readonly string[]; oneOf: readonly string[] };
  /** Asked only when this is so. The key stays in the file in any case. */
  when?: (answers: Readonly<Record<string, unknown>>) => boolean;
  /** Asked only where the answer about this optional part was yes. */
  ifPart?: string;
}

const line = (path: string, ask: string): AdoptionQuestion => ({ path: path.split('.'), ask, kind: 'line' });
const lines = (path: string, ask: string): AdoptionQuestion => ({
  path: path.split('.'),
  ask,
  kind: 'lines',
});
const choice = (path: string, ask: string, ...options: string[]): AdoptionQuestion => ({
  path: path.split('.'),
  ask,
  kind: 'choice',
  options,
});
const yesNo = (path: string, ask: string): AdoptionQuestion => ({
  path: path.split('.'),
  ask,
  kind: 'yes-no',
});
const years = (
  path: string,
  ask: string,
  usual: (answers: Readonly<Record<string, unknown>>) => number,
): AdoptionQuestion => ({ path: path.split('.'), ask, kind: 'number', optional: true, usual });
const part = (path: string, ask: string): AdoptionQuestion => ({ path: path.split('.'), ask, kind: 'part' });

const optional = (question: AdoptionQuestion): AdoptionQuestion => ({ ...question, optional: true });

/** What is usual for the records of dentists. The law asks for 11 years (10 in Scotland). */
export const DENTAL_YEARS = 15;

/** Promises about something that not every clinic has. */
const promisedOf: Partial<Record<PromiseName, string>> = {
  callsAnnounced: 'callRecording',
  camerasAimed: 'cctv',
  camerasReviewed: 'cctv',
  noMarketingUnder18: 'newsletter',
  noPersonalPhones: 'photographs',
  photographsMoved: 'photographs',
  softwareOptional: 'ai',
};

function promised(name: PromiseName): AdoptionQuestion {
  const ifPart = promisedOf[name];
  return { ...yesNo(`promises.${name}`, promises[name]), ...(ifPart ? { ifPart } : {}) };
}

const whenAsked = ({ ifPart, when }: Pick<CompanyRole, 'ifPart' | 'when'>) => ({
  ...(ifPart === undefined ? {} : { ifPart }),
  ...(when === undefined ? {} : { when }),
});

/** The name of the company in each role. Somebody who does not know leaves it for later. */
export const companyQuestions: readonly AdoptionQuestion[] = companyRoles.map(({ id, ask, ...asked }) => ({
  path: ['companies', id],
  ask,
  kind: 'company',
  into: 'processors',
  optional: true,
  ...whenAsked(asked),
}));

export const adoptionQuestions: readonly AdoptionQuestion[] = [
  line('legalName', 'What is the legal name of the company or person that answers in law?'),
  line('tradingName', 'What is the name over your door?'),
  choice('form', 'What are you in law?', 'company', 'llp', 'partnership', 'sole-trader'),
  {
    ...line('companyNumber', 'What is your company number (eight characters)?'),
    onlyIf: { path: ['form'], oneOf: ['company', 'llp'] },
  },
  {
    ...choice(
      'registeredIn',
      'In which register of companies is it?',
      'England and Wales',
      'Wales',
      'Scotland',
      'Northern Ireland',
    ),
    onlyIf: { path: ['form'], oneOf: ['company', 'llp'] },
  },
  line(
    'feeRegisterNumber',
    'What is your number in the regulator’s register of fee payers (such as ZA000000)?',
  ),
  lines('registeredOffice', 'What is your registered office, or main place of business?'),
  choice(
    'nation',
    'Where in the United Kingdom are you?',
    'england',
    'wales',
    'scotland',
    'northern-ireland',
  ),
  line('website', 'What is the address of your main website (https://…)?'),
  line('phone', 'Which telephone number may patients call?'),
  line('openingHours', 'When is it answered?'),
  line('sites.0.name', 'What do people call the place where you see patients?'),
  lines('sites.0.address', 'What is its address?'),
  line('requestsTeam.email', 'Which mailbox gets requests? Somebody must read it every working day.'),
  lines('requestsTeam.postal', 'Where can people write to about their data?'),
  yesNo('nhsWork', 'Does the NHS pay for or arrange any of your care?'),
  choice('privacyLead.kind', 'Who leads on privacy?', 'privacy-lead', 'dpo'),
  line('privacyLead.role', 'What is the job title of your lead on privacy?'),
  line('privacyLead.email', 'And their email address?'),
  choice(
    'confidentialityLead.kind',
    'Who leads on confidentiality?',
    'confidentiality-lead',
    'caldicott-guardian',
  ),
  line('confidentialityLead.role', 'What is the job title of your lead on confidentiality?'),
  line('confidentialityLead.email', 'And at which email address are they?'),
  lines('services', 'What do you do, in the words of your price list?'),
  { path: ['minimumAge'], ask: 'How old is the youngest patient you treat, in years?', kind: 'number' },
  yesNo('cosmeticInjectables', 'Do you inject botulinum toxin or fillers for looks?'),
  {
    path: ['professions'],
    ask: 'Who treats patients? Name the professions, such as doctors, dentists, nurses',
    kind: 'professions',
    optional: true,
  },
  yesNo('dental', 'Do you give dental care?'),
  choice(
    'premises',
    'Do you run a front desk, share one with another business, or have none?',
    'own',
    'shared',
    'none',
  ),
  yesNo('psychologicalCare', 'Do you give counselling, psychology or psychiatry?'),
  yesNo('implantsOrDevices', 'Do you use implants, fillers or devices that must be traced?'),
  // What dentists, dermatologists and therapists do differently.
  years(
    'retention.adultYears',
    'For how many years after the last visit do you keep an adult’s records?',
    ({ dental }) => (dental === true ? DENTAL_YEARS : 8),
  ),
  {
    ...years(
      'retention.psychologicalYears',
      'And for how many years the records of counselling, psychology or psychiatry?',
      () => 20,
    ),
    when: ({ psychologicalCare }) => psychologicalCare === true,
  },
  optional(yesNo('laboratories', 'Do samples, or moulds for dental work, go to a laboratory?')),
  optional(yesNo('insurers', 'Do health insurers pay for any of your care?')),
  optional(
    yesNo('practisingPrivileges', 'Do other professionals use your rooms under their own responsibility?'),
  ),
  optional(yesNo('staff', 'Does anybody work for you besides one practitioner, paid or not?')),
  part('representative', 'Are you established outside the United Kingdom, with a representative in it?'),
  part(
    'careRegulator',
    'Are you registered with the regulator of care of your nation (CQC, HIW, HIS or RQIA)?',
  ),
  {
    ...line('careRegulator.providerId', 'What is your number in its register?'),
    ifPart: 'careRegulator',
  },
  part(
    'controllers',
    'Do others decide about patients’ data for themselves, such as consultants who keep notes?',
  ),
  part('otherFeeRegisterNumbers', 'Do you have a second number in the regulator’s register of fee payers?'),
  part('vatNumber', 'Do you have a VAT number?'),
  yesNo('gpDetails', 'Do you keep the name of a patient’s GP?'),
  part('research', 'Do you do research with what shows who a patient is?'),
  part('registers', 'Do you report to registers of treatments or implants?'),
  yesNo('phin', 'Do you report to the Private Healthcare Information Network (PHIN)?'),
  part('imaging', 'Do you take X-rays or scans?'),
  part('prescribers', 'Do you prescribe medicines?'),
  part('photographs', 'Do you photograph treatments?'),
  part('cctv', 'Do you have cameras?'),
  part('callRecording', 'Do you record calls?'),
  part('videoConsultations', 'Do you see patients by video?'),
  part('ai', 'Does software draft notes or letters for you?'),
  yesNo(
    'teamPages',
    'Will your team read requests on the team pages of this website, and not only in emails?',
  ),
  part('jobApplicants', 'Do people apply to you for work?'),
  {
    ...yesNo('jobApplicants.criminalChecks', 'Do you check criminal records for some roles?'),
    ifPart: 'jobApplicants',
  },
  part('newsletter', 'Do you send news or offers?'),
  part('payments', 'Do patients pay you themselves?'),
  { ...yesNo('payments.finance', 'Do you offer credit through a lender?'), ifPart: 'payments' },
  { ...yesNo('payments.plans', 'May patients pay you in instalments?'), ifPart: 'payments' },
  {
    ...yesNo('payments.debtRecovery', 'May a debt go to a company that collects it, or to court?'),
    ifPart: 'payments',
  },
  {
    ...yesNo(
      'visitCounter',
      'Should this website count visits to its pages (totals only, nobody is followed)?',
    ),
    into: 'storage.yaml',
  },
  part('messages', 'Do you and patients send text or WhatsApp messages about visits?'),
  ...companyQuestions,
  ...promiseNames.map(promised),
];
