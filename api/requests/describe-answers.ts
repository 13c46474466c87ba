import { forms } from '../../content/forms.ts';
import { questionsOf } from '../../content/question.ts';
import type { Question } from '../../content/question.ts';
import type { Clinic } from '../../content/schema.ts';
import { writeDayShort } from '../calendar.ts';
import type { StoredRequest } from '../store/store.ts';

/** What a person answered, in the words of the form that asked, in its order; questions left blank are left out. */
export function describeAnswers(
  { clinic }: { clinic: Clinic },
  request: StoredRequest,
): { label: string; value: string }[] {
  return questionsOf(forms[request.kind](clinic)).flatMap((question) => {
    const answer = request.answers[question.name];
    return answer === undefined ? [] : [{ label: question.label, value: describe(question, answer) }];
  });
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
