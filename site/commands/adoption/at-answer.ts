import { lineOfKey } from '../../../content/load.ts';
import { valueAt } from './answers.ts';
import type { Answers } from './answers.ts';

/**
 * Returns a problem of `adopt` with the file of the answers and the line of the answer before it. A key without an answer
 * there has no line.
 */
export function atAnswer(
  problem: string,
  { file, text, answers }: { file: string; text: string; answers: Answers },
): string {
  const [key = ''] = problem.split(/[:,]/, 1);
  const isAnswered = valueAt(answers, key.split('.')) !== undefined;
  return isAnswered ? `${file} line ${lineOfKey(text, key)}, ${problem}` : `${file}: ${problem}`;
}
