import { addresses } from '../../content/addresses.ts';
import { inYourWords, questionsOf } from '../../content/forms/question.ts';
import type { Form, Question } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { askedQuestions } from '../domain/asked.ts';
import type { Answers } from '../domain/case.ts';
import { answersByName } from '../domain/describe-answers.ts';
import { controlsOf, fieldOf, HONEYPOT } from './form-page.ts';
import { isForSelf } from './parse-answers.ts';

export interface CheckState {
  /** The signed identity of the form. */
  submission: string;
  body: URLSearchParams;
  answers: Answers;
  /** Where the form is sent, with the base path. */
  action: string;
  /** Why it was not taken although nothing in it is wrong. */
  notice?: string | undefined;
}

/**
 * Returns the page with the answers of a valid form as they were understood, and with what was typed in hidden fields.
 * Nothing is stored. Each “Change” sends the fields back to the form, at the question.
 */
export function checkPage(messages: MessageDependencies, form: Form, state: CheckState): string {
  const { submission, body, answers, action, notice } = state;
  const { check } = messages.words.requests;
  const asked = askedQuestions(isForSelf(body) ? inYourWords(form) : form, answers);
  const page = messages.pages.open(addresses.checkTemplate);
  page.fill({
    submission,
    action,
    notice,
    formTitle: form.title,
    submit: form.submit,
    another: answers['asking'] === 'solicitor',
    fields: fieldsOf(form, body),
    answers: answersByName(messages, { kind: form.kind, answers, asked }).map(({ name, label, value }) => {
      const question = askedAt(form, body, name);
      return {
        label,
        answer: value,
        question: name,
        field: action + (question ? fieldOf(question) : ''),
        what: fill(check.changeWhat, { label }),
      };
    }),
  });
  if (notice !== undefined) page.prefixTitle(messages.words.requests.errorTitlePrefix);
  return page.html();
}

/** What was typed, control by control. Blank controls are left out. */
const fieldsOf = (form: Form, body: URLSearchParams): { field: string; typed: string }[] =>
  [...questionsOf(form).flatMap(controlsOf), HONEYPOT].flatMap((field) =>
    body.getAll(field).flatMap((typed) => (typed === '' ? [] : [{ field, typed }])),
  );

/** The question at which an answer was given: its own, or one that stood in for it. */
function askedAt(form: Form, body: URLSearchParams, name: string): Question | undefined {
  const questions = questionsOf(form);
  const own = questions.find((it) => it.name === name);
  const standIn = questions.find((it) => 'standsIn' in it && it.standsIn === name);
  return standIn && (body.get(name) ?? '').trim() === '' ? standIn : own;
}
