import { adoptionQuestions } from '../../../content/adoption.ts';
import type { AdoptionQuestion } from '../../../content/adoption.ts';

/** Answers in the shape of `clinic.yaml`. For an optional part, `true` keeps the example and `false` takes it out. */
export type Answers = Record<string, unknown>;

/** Whether a question is to be asked, given the answers so far. */
export const applies = ({ onlyIf, when, ifPart }: AdoptionQuestion, answers: Answers): boolean =>
  (when?.(answers) ?? true) &&
  (!onlyIf || onlyIf.oneOf.includes(String(valueAt(answers, onlyIf.path)))) &&
  (ifPart === undefined || ![undefined, false].includes(answers[ifPart] as undefined));

/** The keys of the optional parts. */
export const optionalParts = adoptionQuestions.flatMap(({ kind, path }) =>
  kind === 'part' ? (path[0] ?? []) : [],
);

/** Whether a value is a group of keys. */
export const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
