import { forms } from '../../content/forms/forms.ts';
import { requestKinds } from '../../content/forms/question.ts';
import type { Clinic } from '../../content/schema.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDayShort } from '../base/calendar.ts';
import { askedQuestions } from './asked.ts';
import type { AskedQuestion, StoredRequest } from './case.ts';

/** The answer key for what a person said by telephone, in a letter or in person, without a form. */
export const SAID = 'said';

/**
 * All answers of a request as labels and values, in the words and order in which they were asked. What a case of an
 * earlier release does not say of its questions has the words of today's form, of another form that asks the same, or
 * else the key of the answer. What was said without a form comes first.
 */
export const describeAnswers = (
  content: { clinic: Clinic; words: Words },
  request: Pick<StoredRequest, 'kind' | 'answers' | 'asked'>,
): { label: string; value: string }[] =>
  answersByName(content, request).map(({ label, value }) => ({ label, value }));

/** The same with the name of each question. */
export function answersByName(
  { clinic, words }: { clinic: Clinic; words: Words },
  { kind, answers, asked = [] }: Pick<StoredRequest, 'kind' | 'answers' | 'asked'>,
): { name: string; label: string; value: string }[] {
  const said: AskedQuestion[] = [{ name: SAID, label: words.cases.show.said, kind: 'text' }];
  const today = [kind, ...requestKinds].flatMap((form) => askedQuestions(forms[form](clinic), answers));
  const known = [...said, ...asked, ...today];
  const unknown = Object.keys(answers).map((name): AskedQuestion => ({ name, label: name, kind: 'text' }));
  const byName = new Map<string, AskedQuestion>();
  for (const question of [...known, ...unknown])
    if (!byName.has(question.name)) byName.set(question.name, question);
  return [...byName.values()].flatMap((question) => {
    const answer = answers[question.name];
    return answer === undefined
      ? []
      : [{ name: question.name, label: question.label, value: describe(question, answer) }];
  });
}

const describe = ({ kind, options }: AskedQuestion, answer: string | string[]): string =>
  [answer]
    .flat()
    .map((value) => (kind === 'date' ? writeDayShort(value) : (options?.[value] ?? value)))
    .join('\n');
