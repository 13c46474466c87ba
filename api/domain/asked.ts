import { questionsOf } from '../../content/forms/question.ts';
import type { Form } from '../../content/forms/question.ts';
import type { Answers, AskedQuestion } from './case.ts';

/** The questions that have an answer, in the words and order of the form. */
export const askedQuestions = (form: Form, answers: Answers): AskedQuestion[] =>
  questionsOf(form).flatMap((question): AskedQuestion[] => {
    const { name, label, kind } = question;
    const answer = answers[name];
    if (answer === undefined) return [];
    if (kind !== 'one' && kind !== 'many') return [{ name, label, kind: kind === 'date' ? 'date' : 'text' }];
    const chosen = question.options.filter(({ value }) => [answer].flat().includes(value));
    return [
      {
        name,
        label,
        kind: 'choice',
        options: Object.fromEntries(chosen.map((option) => [option.value, option.label])),
      },
    ];
  });
