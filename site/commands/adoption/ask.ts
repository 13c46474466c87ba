import { parseDocument } from 'yaml';
import { adoptionQuestions } from '../../../content/adoption.ts';
import type { AdoptionQuestion } from '../../../content/adoption.ts';
import { isCrownDependency, UK_ONLY } from '../../../content/crown-dependencies.ts';
import { problemsAt } from '../../../content/load.ts';
import type { Loaded } from '../../../content/load.ts';
import { publishableClinic } from '../../../content/publishable.ts';
import { parseAnswer, whatIsExpected } from './answer.ts';
import { applies, putAnswer, removeAnswer, valueAt } from './answers.ts';
import type { Answers } from './answers.ts';
import { fillIn } from './apply.ts';
import type { Terminal } from './terminal.ts';

/** What an interview needs besides the terminal. */
export interface Interview {
  /** The text of the demo's `clinic.yaml`, into which answers are put to check them. */
  example: string;
  /** Answers of an interview that was interrupted. They are not asked again. */
  before?: Answers;
  /** Called with all answers after each of them. */
  keep?: (answers: Answers) => void;
}

/** Typed instead of an answer, to change the one before. */
const BACK = /^back$/i;

/**
 * Asks every question in the terminal, with its number and how many there are. An answer is checked at once and asked
 * again if it cannot be used. Returns a problem when the input ends early.
 */
export async function askAll(
  terminal: Pick<Terminal, 'question'>,
  { example, before = {}, keep }: Interview,
): Promise<Loaded<Answers>> {
  const parsed = parseDocument(example);
  const answers = structuredClone(before);
  const skipped = new Set<AdoptionQuestion>();
  const isDone = (question: AdoptionQuestion) =>
    valueAt(answers, question.path) !== undefined || skipped.has(question);
  let again = '';
  for (let index = 0; index < adoptionQuestions.length; index++) {
    const question = adoptionQuestions[index];
    if (!question || !applies(question, answers)) continue;
    // An answer to a part, such as payments, holds those to its questions.
    if (isDone(question)) continue;
    const typed = await terminal.question(again === '' ? promptOf(question, answers) : `  ${again} `);
    if (typed === undefined)
      return {
        ok: false,
        problems: [`expected an answer to “${question.ask}”, found the end of the input`],
      };
    if (BACK.test(typed.trim())) {
      const last = adoptionQuestions
        .slice(0, index)
        .findLastIndex((earlier) => applies(earlier, answers) && isDone(earlier));
      again = last < 0 ? 'This is the first question.' : '';
      if (last >= 0) forget(adoptionQuestions[last]);
      index = Math.max(last, 0) - 1;
      continue;
    }
    again = answer(question, typed);
    if (again !== '') index--;
    else keep?.(answers);
  }
  return { ok: true, value: answers };

  function forget(question: AdoptionQuestion | undefined): void {
    if (!question) return;
    skipped.delete(question);
    removeAnswer(answers, question.path);
  }

  /** Takes an answer. Returns what is wrong with it, or an empty string. */
  function answer(question: AdoptionQuestion, typed: string): string {
    const value = typed.trim() === '' ? question.usual?.(answers) : parseAnswer(question, typed);
    if (value === undefined && typed.trim() === '' && question.optional) {
      skipped.add(question);
      return '';
    }
    if (value === undefined)
      return `${isCrownDependency(typed) ? `${UK_ONLY}. ` : ''}${whatIsExpected(question)}`;
    const tried = structuredClone(answers);
    putAnswer(tried, question.path, value);
    const [problem] =
      question.into === undefined ? problemsAt(fillIn(parsed, tried), publishableClinic, question.path) : [];
    if (problem !== undefined)
      return `${problem.replace(/found a list$/, () => `found only “${typed.trim()}”`)}. Please type it again:`;
    putAnswer(answers, question.path, value);
    return '';
  }
}

/** “[12 of 43] What is the name over your door?”, with what may be typed. */
function promptOf(question: AdoptionQuestion, answers: Answers): string {
  const asked = adoptionQuestions.filter((it) => applies(it, answers));
  return `[${asked.indexOf(question) + 1} of ${asked.length}] ${question.ask}${choicesOf(question, answers)} `;
}

function choicesOf({ kind, options, optional, usual }: AdoptionQuestion, answers: Answers): string {
  if (usual) return ` (press Enter for ${usual(answers)})`;
  const later = optional ? '; press Enter to leave it for later' : '';
  if (kind === 'company') return ` (its name, or “none”${later})`;
  if (kind === 'lines') return ' (commas between lines)';
  if (kind === 'choice') return ` (${(options ?? []).join(', ')})`;
  if (kind === 'professions') return ` (commas between them${later})`;
  return kind === 'yes-no' || kind === 'part' ? ` (yes or no${later})` : '';
}
