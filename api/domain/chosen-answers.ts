import { forms } from '../../content/forms/forms.ts';
import type { Clinic } from '../../content/schema.ts';
import { askedQuestions } from './asked.ts';
import type { AskedQuestion, StoredRequest } from './case.ts';

type Asked = Pick<StoredRequest, 'kind' | 'answers' | 'asked'>;

/** A question and what was chosen or typed, in the words in which it was asked. */
export interface Answered {
  label: string;
  value: string;
}

/**
 * What a person chose from lists of the form, without anything that they typed. Choices whose words are not known any
 * more are left out.
 */
export const chosenAnswers = (clinic: Clinic, request: Asked): Answered[] =>
  questionsOf(clinic, request).flatMap(({ name, label, kind, options = {} }) => {
    const chosen = [request.answers[name] ?? []].flat().flatMap((value) => options[value] ?? []);
    return kind === 'choice' && chosen.length > 0 ? [{ label, value: chosen.join('\n') }] : [];
  });

/**
 * Questions about the matter itself, which a person answers in their own words. Names, dates and every way to reach
 * somebody are not among them, so that a mailbox that is not theirs learns none of it.
 */
export const OWN_WORDS: readonly string[] = [
  'which-dates',
  'which-treatment',
  'which-correspondence',
  'cctv-time',
  'cctv-place',
  'format',
  'anything-else',
  'claim-about',
  'claimant-link',
  'agent-authority-other',
  'correct-what',
  'correct-to',
  'erase-what',
  'port-what',
  'port-to',
  'restrict-what',
  'object-to',
  'object-why',
  'withdraw-what',
  'human-what',
  'happened',
  'happened-when',
  'earlier-reference',
  'put-right',
];

/** What a person wrote about the matter in their own words. */
export const ownWords = (clinic: Clinic, request: Asked): Answered[] =>
  questionsOf(clinic, request).flatMap(({ name, label, kind }) => {
    const value = request.answers[name];
    return kind === 'text' && OWN_WORDS.includes(name) && typeof value === 'string' ? [{ label, value }] : [];
  });

/** The questions with an answer, each once: as they were asked, or for a case of release 0.1.0 as they are asked today. */
function questionsOf(clinic: Clinic, { kind, answers, asked = [] }: Asked): AskedQuestion[] {
  const byName = new Map<string, AskedQuestion>();
  for (const question of [...asked, ...askedQuestions(forms[kind](clinic), answers)])
    if (!byName.has(question.name)) byName.set(question.name, question);
  return [...byName.values()];
}
