import type { Answers, AskedQuestion } from '../domain/case.ts';

/** What is sealed in a request: the answers, and the questions as they were asked. */
export interface RequestContent {
  answers: Answers;
  asked?: AskedQuestion[];
}

/** The key of the questions among the answers. No question of a form has such a name. */
const ASKED = '$asked';

/** As it is sealed: an earlier release reads the answers, and takes the questions for one more that no form asks. */
export const writeContent = ({ answers, asked }: RequestContent): Record<string, unknown> =>
  asked === undefined ? answers : { ...answers, [ASKED]: asked };

/** Reads what any release sealed. */
export function readContent(sealed: unknown): RequestContent {
  const { [ASKED]: asked, ...answers } = sealed as Answers & { [ASKED]?: AskedQuestion[] };
  return asked === undefined ? { answers } : { answers, asked };
}
