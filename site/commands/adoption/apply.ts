import { Document, isMap, parseDocument } from 'yaml';
import { adoptionQuestions, DENTAL_YEARS } from '../../../content/adoption.ts';
import type { AdoptionQuestion } from '../../../content/adoption.ts';
import { careRegulators } from '../../../content/care-regulators.ts';
import { parseYaml } from '../../../content/load.ts';
import type { Loaded } from '../../../content/load.ts';
import { nations } from '../../../content/law/nations.ts';
import { clinicSchema } from '../../../content/schema.ts';
import type { Clinic } from '../../../content/schema.ts';
import { applies, isGroup, optionalParts, valueAt } from './answers.ts';
import type { Answers } from './answers.ts';
import { companiesLeft, companiesOf } from './companies.ts';
import { withMarks } from './marks.ts';

export interface Adopted {
  /** The new `clinic.yaml`, with the comments of the example and a mark above what is to be checked. */
  text: string;
  clinic: Clinic;
  /** Keys that still describe the example. */
  unanswered: string[];
  /** Entries of `processors` that were made from a name only. */
  companies: string[];
  /** Questions about companies that nobody has answered. */
  companiesLeft: string[];
}

/** Whether an answer must be there: a part that keeps the example keeps it whole. */
const isRequired = (question: AdoptionQuestion, answers: Answers): boolean =>
  question.kind !== 'part' &&
  question.optional !== true &&
  applies(question, answers) &&
  !(question.path[0] === question.ifPart && answers[question.ifPart ?? ''] === true);

/** A clinic that treats nobody younger has no children's records. */
const ADULT = 18;

/** Returns the answers put into the example, checked whole. A problem begins with its key: "phone: expected …". */
export function adopt(example: string, answers: Answers): Loaded<Adopted> {
  const missing = adoptionQuestions
    .filter((question) => isRequired(question, answers))
    .filter((question) => valueAt(answers, question.path) === undefined)
    .map((question) => `${question.path.join('.')}: expected an answer, found none. ${question.ask}`);
  if (missing.length > 0) return { ok: false, problems: missing };

  const parsed = parseDocument(example);
  const document = fillIn(parsed, answers);
  const text = document.toString({ lineWidth: 0 });
  const checked = parseYaml('clinic.yaml', text, clinicSchema);
  if (!checked.ok) return { ok: false, problems: checked.problems.map(withoutLine) };
  // Keys of the file, not of the checked facts: those include what the law decides.
  const written = document.toJS() as Record<string, unknown>;
  const missingParts = optionalParts.filter((key) => answers[key] === true && !(key in written));
  const unanswered = Object.entries(written)
    .filter(([key]) => key !== 'processors')
    .flatMap(([key, value]) => unansweredIn(key, value, answers))
    .filter((key) => !isFlag(key));
  const companies =
    answers['processors'] === undefined ? checked.value.processors.map(({ name }) => name) : [];
  const left = companiesLeft(answers);
  return {
    ok: true,
    value: {
      text: withMarks(text, {
        unanswered,
        missingParts,
        companies: companies.length,
        companiesLeft: left.length > 0,
      }),
      clinic: checked.value,
      unanswered: [
        ...unanswered,
        ...missingParts.map((key) => `${key} (the example has none: write it as its comment says)`),
      ],
      companies,
      companiesLeft: left,
    },
  };
}

/** The line of a problem is in a file that is not written. */
const withoutLine = (problem: string): string => problem.replace(/^clinic\.yaml line \d+(?:, |: )/, '');

/** Returns the example with the answers put in. Nothing is checked. */
export function fillIn(example: Document, answers: Answers): Document {
  const document = example.clone();
  for (const [key, value] of Object.entries(answers)) {
    if ((optionalParts.includes(key) && typeof value === 'boolean') || goesElsewhere(key)) continue;
    document.setIn([key], document.createNode(mergedWith(document, key, value)));
  }
  for (const question of adoptionQuestions) {
    const [key = ''] = question.path;
    const gone =
      question.kind === 'part'
        ? answers[key] === undefined || answers[key] === false
        : question.onlyIf !== undefined && !applies(question, answers);
    if (gone && document.hasIn(question.path)) document.deleteIn(question.path);
  }
  if (answers['dental'] === true && valueAt(answers, ['retention', 'adultYears']) === undefined)
    document.setIn(['retention', 'adultYears'], DENTAL_YEARS);
  if (Number(document.get('minimumAge')) >= ADULT)
    for (const key of ['childUntilAge', 'childUntilAgeIf17']) document.deleteIn(['retention', key]);
  nameCareRegulator(document, answers);
  if (answers['processors'] === undefined) {
    const { processors = [] } = document.toJS() as { processors?: Record<string, unknown>[] };
    document.set('processors', document.createNode(companiesOf(processors, answers)));
  }
  const recordsCompany = valueAt(answers, ['companies', 'records']);
  if (answers['system'] === undefined && typeof recordsCompany === 'string')
    document.setIn(['system', 'name'], recordsCompany);
  // The example’s number at Google is nobody’s.
  if (answers['analytics'] === undefined) document.deleteIn(['analytics']);
  return document;
}

function regulatorOf(answers: Answers) {
  const nation = nations.find((known) => known === answers['nation']);
  return nation && careRegulators[nation];
}

/** The nation decides who regulates care, so that no clinic keeps the example's regulator. */
function nameCareRegulator(document: Document, answers: Answers): void {
  const regulator = regulatorOf(answers);
  if (!regulator || !isMap(document.get('careRegulator'))) return;
  for (const [key, value] of Object.entries(regulator))
    if (valueAt(answers, ['careRegulator', key]) === undefined) document.setIn(['careRegulator', key], value);
}

/** What a key still has of the example: all of it without an answer, or what an answer in part left as it was. */
function unansweredIn(key: string, written: unknown, answers: Answers): string[] {
  const answer = answers[key];
  if (answer === undefined || (answer === true && optionalParts.includes(key))) return [key];
  if (!isGroup(written) || !isGroup(answer)) return [];
  const ofNation = key === 'careRegulator' ? Object.keys(regulatorOf(answers) ?? {}) : [];
  return Object.keys(written)
    .filter((inner) => !ofNation.includes(inner) && !(inner in answer) && !isAsked([key, inner]))
    .map((inner) => `${key}.${inner}`);
}

/** Whether there is a question of its own: without an answer here it did not apply, so the text has no sentence for it. */
const isAsked = (path: readonly string[]): boolean =>
  adoptionQuestions.some((question) => question.path.join('.') === path.join('.'));

/** A telephone number of the demo must not stand beside a person of the clinic. */
const GONE_WITH_AN_ANSWER = ['phone'];

/** Whether the key of an answer is no key of `clinic.yaml`. */
const goesElsewhere = (key: string): boolean =>
  adoptionQuestions.some(({ path, into }) => into !== undefined && path[0] === key);

/** A part that was answered in part keeps the rest of the example, but lists are the clinic’s own. */
function mergedWith(document: Document, key: string, value: unknown): unknown {
  const before = document.getIn([key]);
  if (!isMap(before) || typeof value !== 'object' || value === null) return value;
  const kept = before.toJSON() as Record<string, unknown>;
  for (const gone of GONE_WITH_AN_ANSWER) delete kept[gone];
  return { ...kept, ...value };
}

const isFlag = (key: string): boolean =>
  adoptionQuestions.some(
    ({ path, kind, optional }) =>
      path[0] === key && path.length === 1 && kind === 'yes-no' && optional !== true,
  );
