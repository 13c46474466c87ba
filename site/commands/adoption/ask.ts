import { adoptionQuestions } from '../../../content/adoption.ts';
import type { AdoptionQuestion } from '../../../content/adoption.ts';
import { isCrownDependency, UK_ONLY } from '../../../content/crown-dependencies.ts';
import type { Loaded } from '../../../content/load.ts';
import { applies } from './apply.ts';
import type { Answers } from './apply.ts';
import type { Terminal } from './terminal.ts';

/** Asks every question in the terminal, and again where an answer cannot be read. A problem when the input ends early. */
export async function askAll(terminal: Pick<Terminal, 'question'>): Promise<Loaded<Answers>> {
  const answers: Answers = {};
  for (const question of adoptionQuestions) {
    if (!applies(question, answers)) continue;
    let prompt = `${promptOf(question)} `;
    let value: unknown;
    while (value === undefined) {
      const typed = await terminal.question(prompt);
      if (typed === undefined)
        return {
          ok: false,
          problems: [`expected an answer to “${question.ask}”, found the end of the input`],
        };
      value = parse(question, typed);
      prompt = `  ${isCrownDependency(typed) ? `${UK_ONLY}. ` : ''}${expected(question)} `;
    }
    put(answers, question.path, value);
  }
  return { ok: true, value: answers };
}

const promptOf = ({ ask, kind, options }: AdoptionQuestion): string => {
  if (kind === 'lines') return `${ask} (commas between lines)`;
  if (kind === 'choice') return `${ask} (${(options ?? []).join(', ')})`;
  return kind === 'yes-no' || kind === 'part' ? `${ask} (yes or no)` : ask;
};

const expected = ({ kind, options }: AdoptionQuestion): string => {
  if (kind === 'choice') return `One of ${(options ?? []).join(', ')}, please:`;
  if (kind === 'number') return 'A whole number, please:';
  return kind === 'yes-no' || kind === 'part' ? 'yes or no, please:' : 'An answer, please:';
};

function parse({ kind, options }: AdoptionQuestion, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  if (kind === 'choice') return options?.find((option) => option.toLowerCase() === text.toLowerCase());
  if (kind === 'number') return /^\d+$/.test(text) ? Number(text) : undefined;
  if (kind === 'yes-no' || kind === 'part')
    return /^y(es)?$/i.test(text) ? true : /^no?$/i.test(text) ? false : undefined;
  return kind === 'lines' ? text.split(',').flatMap((line) => line.trim() || []) : text;
}

function put(answers: Answers, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    answers[first] = value;
    return;
  }
  // `sites.0` is the first of a list.
  if (typeof answers[first] !== 'object') answers[first] = rest[0] === '0' ? [{}] : {};
  put(answers[first] as Answers, rest, value);
}
