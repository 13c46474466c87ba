import { Document, isMap, parseDocument } from 'yaml';
import { adoptionQuestions, DENTAL_YEARS } from '../../../content/adoption.ts';
import type { AdoptionQuestion } from '../../../content/adoption.ts';
import { careRegulators } from '../../../content/care-regulators.ts';
import { parseYaml } from '../../../content/load.ts';
import type { Loaded } from '../../../content/load.ts';
import { nations } from '../../../content/law/nations.ts';
import { clinicSchema } from '../../../content/schema.ts';
import type { Clinic } from '../../../content/schema.ts';

/** Answers in the shape of `clinic.yaml`. For an optional part, `true` keeps the example and `false` takes it out. */
export type Answers = Record<string, unknown>;

export interface Adopted {
  /** The new `clinic.yaml`, with the comments of the example. */
  text: string;
  clinic: Clinic;
  /** Keys that still describe the example. */
  unanswered: string[];
}

/** Whether a question is to be asked, given the answers so far. */
export const applies = ({ onlyIf, when, ifPart }: AdoptionQuestion, answers: Answers): boolean =>
  (when?.(answers) ?? true) &&
  (!onlyIf || onlyIf.oneOf.includes(String(valueAt(answers, onlyIf.path)))) &&
  (ifPart === undefined || ![undefined, false].includes(answers[ifPart] as undefined));

/** Whether an answer must be there: a part that keeps the example keeps it whole. */
const isRequired = (question: AdoptionQuestion, answers: Answers): boolean =>
  question.kind !== 'part' &&
  question.optional !== true &&
  applies(question, answers) &&
  !(question.path[0] === question.ifPart && answers[question.ifPart ?? ''] === true);

/** A clinic that treats nobody younger has no children's records. */
const ADULT = 18;

/** The answers put into the example, checked whole. Problems name the line of the file that would be written. */
export function adopt(example: string, answers: Answers): Loaded<Adopted> {
  const missing = adoptionQuestions
    .filter((question) => isRequired(question, answers))
    .filter((question) => valueAt(answers, question.path) === undefined)
    .map((question) => `${question.path.join('.')}: expected an answer, found none. ${question.ask}`);
  if (missing.length > 0) return { ok: false, problems: missing };

  const parsed = parseDocument(example);
  const before = parsed.toJS() as Record<string, unknown>;
  const document = fillIn(parsed, answers);
  const text = document.toString({ lineWidth: 0 });
  const checked = parseYaml('clinic.yaml', text, clinicSchema);
  if (!checked.ok) return checked;
  // Keys of the file, not of the checked facts: those include what the law decides.
  const written = Object.keys(document.toJS() as Record<string, unknown>);
  const missingParts = optionalParts.filter((key = '') => answers[key] === true && !written.includes(key));
  const unanswered = [
    ...written.flatMap((key) => unansweredIn(key, before[key], answers[key])),
    ...missingParts.map((key) => `${key ?? ''} (the example has none: write it as its comment says)`),
  ];
  return {
    ok: true,
    value: { text, clinic: checked.value, unanswered: unanswered.filter((key) => !isFlag(key)) },
  };
}

/** Returns the example with the answers put in. Nothing is checked. */
export function fillIn(example: Document, answers: Answers): Document {
  const document = example.clone();
  for (const [key, value] of Object.entries(answers)) {
    if ((optionalParts.includes(key) && typeof value === 'boolean') || isOfRegister(key)) continue;
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
  // The example’s number at Google is nobody’s.
  if (answers['analytics'] === undefined) document.deleteIn(['analytics']);
  return document;
}

const optionalParts = adoptionQuestions.filter(({ kind }) => kind === 'part').map(({ path }) => path[0]);

/** The nation decides who regulates care, so that no clinic keeps the example's regulator. */
function nameCareRegulator(document: Document, answers: Answers): void {
  const nation = nations.find((known) => known === answers['nation']);
  if (nation === undefined || !isMap(document.get('careRegulator'))) return;
  for (const [key, value] of Object.entries(careRegulators[nation]))
    if (valueAt(answers, ['careRegulator', key]) === undefined) document.setIn(['careRegulator', key], value);
}

/** What a key still has of the example: all of it without an answer, or what an answer in part left as it was. */
function unansweredIn(key: string, example: unknown, answer: unknown): string[] {
  if (answer === undefined || (answer === true && optionalParts.includes(key))) return [key];
  if (!isGroup(example) || !isGroup(answer)) return [];
  return Object.keys(example)
    .filter((inner) => !GONE_WITH_AN_ANSWER.includes(inner) && !(inner in answer) && !isAsked([key, inner]))
    .map((inner) => `${key}.${inner}`);
}

/** Whether there is a question of its own: without an answer here it did not apply, so the text has no sentence for it. */
const isAsked = (path: readonly string[]): boolean =>
  adoptionQuestions.some((question) => question.path.join('.') === path.join('.'));

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A telephone number of the demo must not stand beside a person of the clinic. */
const GONE_WITH_AN_ANSWER = ['phone'];

/** Whether an answer goes into `storage.yaml`. */
const isOfRegister = (key: string): boolean =>
  adoptionQuestions.some(({ path, file }) => file !== undefined && path[0] === key);

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

/** The answer at a path, if there is one. */
export function valueAt(answers: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    answers,
  );
}

/** Puts an answer in its place. `sites.0` is the first of a list. */
export function putAnswer(answers: Answers, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    answers[first] = value;
    return;
  }
  if (typeof answers[first] !== 'object') answers[first] = rest[0] === '0' ? [{}] : {};
  putAnswer(answers[first] as Answers, rest, value);
}

/** Takes an answer out again. A part whose last answer goes is as if only the part had been answered, with yes. */
export function removeAnswer(answers: Answers, [first = '', ...rest]: readonly string[]): void {
  const group = answers[first];
  if (rest.length === 0 || !isGroup(group)) delete answers[first];
  else {
    removeAnswer(group, rest);
    if (Object.keys(group).length > 0) return;
    if (optionalParts.includes(first)) answers[first] = true;
    else delete answers[first];
  }
}
