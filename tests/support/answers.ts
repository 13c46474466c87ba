import { answerParser } from '../../api/requests/parse-answers.ts';
import type { AnswerErrors, Parsed } from '../../api/requests/parse-answers.ts';
import type { Answers } from '../../api/domain/case.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import type { Question } from '../../content/forms/question.ts';
import { requestWords } from '../../content/words/requests.ts';
import { encode, validAccess } from './candour.ts';
import { fullClinic } from './clinics.ts';

const form = forms.access(fullClinic);
const parseBody = answerParser(form, requestWords);

/** The result of the access form for these fields, on 22 November 2026. */
export const parse = (fields: Record<string, string | string[]>): Parsed =>
  parseBody(new URLSearchParams(encode(fields)), '2026-11-22');

/** The errors of a valid form with these changes. */
export function errorsOf(changes: Record<string, string | string[]>): AnswerErrors {
  const parsed = parse({ ...validAccess, ...changes });
  return parsed.ok ? {} : parsed.errors;
}

/** The answers of a form that is still valid with these changes. */
export function answersOf(changes: Record<string, string | string[]>): Answers {
  const parsed = parse({ ...validAccess, ...changes });
  if (!parsed.ok) throw new Error(`Not accepted: ${JSON.stringify(parsed.errors)}`);
  return parsed.answers;
}

/** The question of the form with this name. Throws if there is none. */
export function question<K extends Question['kind']>(name: string, ...kinds: K[]): Question & { kind: K } {
  const found = questionsOf(form).find((it) => it.name === name);
  if (!found || !(kinds as string[]).includes(found.kind)) throw new Error(`No such question: ${name}`);
  return found as Question & { kind: K };
}
