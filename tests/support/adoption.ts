import { adoptionQuestions } from '../../content/adoption.ts';
import { promiseNames } from '../../content/promises.ts';
import { applies, valueAt } from '../../site/commands/adoption/answers.ts';

/** A clinic's answers to `npm run adopt`, in the shape of clinic.yaml. */
export const ANSWERS = {
  legalName: 'Sallow Ltd',
  tradingName: 'The Sallow Rooms',
  form: 'company',
  companyNumber: '99900077',
  registeredIn: 'England and Wales',
  feeRegisterNumber: 'ZA000077',
  registeredOffice: ['7 Sallow Lane', 'York', 'ZZ99 7AA'],
  nation: 'england',
  website: 'https://www.sallow-rooms.test',
  phone: '01632 960077',
  openingHours: 'every weekday, 10am to 4pm',
  sites: [{ name: 'Sallow Lane', address: ['7 Sallow Lane', 'York', 'ZZ99 7AA'] }],
  requestsTeam: {
    email: 'requests@sallow.example',
    postal: ['Requests', '7 Sallow Lane', 'York', 'ZZ99 7AA'],
  },
  privacyLead: { kind: 'privacy-lead', role: 'Manager', email: 'privacy@sallow.example' },
  confidentialityLead: { kind: 'confidentiality-lead', role: 'Doctor', email: 'doctor@sallow.example' },
  services: ['Skin care'],
  minimumAge: 18,
  cosmeticInjectables: true,
  dental: false,
  premises: 'own',
  gpDetails: true,
  phin: false,
  teamPages: false,
  nhsWork: false,
  psychologicalCare: false,
  implantsOrDevices: false,
  photographs: true,
  payments: true,
  visitCounter: true,
  promises: Object.fromEntries(promiseNames.map((name) => [name, true])),
};

/** The same answers as typed, one line for each question. */
export const typedAnswers = (): string[] =>
  adoptionQuestions
    .filter((question) => applies(question, ANSWERS))
    .map(({ path, optional }) => asTyped(valueAt(ANSWERS, path) ?? (optional ? '' : false)));

function asTyped(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The text of a `clinic.yaml` after somebody has checked every fact that `npm run adopt` marked. */
export const withoutMarks = (text: string): string => text.replace(/^ *# TO CHECK .*\n/gm, '');
