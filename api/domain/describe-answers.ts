import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import type { Question } from '../../content/forms/question.ts';
import type { Clinic } from '../../content/schema.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { StoredRequest } from './case.ts';

/** The answer key for what a person said by telephone, in a letter or in person, without a form. */
export const SAID = 'said';

/**
 * The answers as labels and values, in the words and order of the form. Blank answers are left out. What was said
 * without a form comes first.
 */
export const describeAnswers = (
  content: { clinic: Clinic; words: Words },
  request: StoredRequest,
): { label: string; value: string }[] =>
  answersByName(content, request).map(({ label, value }) => ({ label, value }));

/** The same with the name of each question. */
export function answersByName(
  { clinic, words }: { clinic: Clinic; words: Words },
  request: StoredRequest,
): { name: string; label: string; value: string }[] {
  const said = request.answers[SAID];
  const answered = questionsOf(forms[request.kind](clinic)).flatMap((question) => {
    const answer = request.answers[question.name];
    return answer === undefined
      ? []
      : [{ name: question.name, label: question.label, value: describe(question, answer) }];
  });
  return said === undefined
    ? answered
    : [{ name: SAID, label: words.cases.show.said, value: String(said) }, ...answered];
}

function describe(question: Question, answer: string | string[]): string {
  if (question.kind === 'one' || question.kind === 'many') {
    const labels = new Map(question.options.map((option) => [option.value, option.label]));
    return [answer]
      .flat()
      .map((value) => labels.get(value) ?? value)
      .join('\n');
  }
  return question.kind === 'date' ? writeDayShort(String(answer)) : String(answer);
}
