import { questionsOf } from '../../content/question.ts';
import type { Form } from '../../content/question.ts';
import type { Words } from '../../content/words.ts';
import type { Page } from '../pages.ts';
import type { AnswerErrors } from './parse-answers.ts';

/** An error as the page and the script get it: which question, what to say, and where the field is. */
export interface FieldError {
  name: string;
  message: string;
  href: string;
}

export function fieldErrors(form: Form, errors: AnswerErrors): FieldError[] {
  return questionsOf(form).flatMap(({ name, kind }) => {
    const message = errors[name];
    return message === undefined
      ? []
      : [{ name, message, href: kind === 'date' ? `#${name}-day` : `#${name}` }];
  });
}

/** Fills an empty form: only the identity of this filling-in. */
export function fillFreshForm(page: Page, submission: string): void {
  page.fill({ submission, summary: undefined, errors: {} });
}

/** Fills a form that could not be taken: what was typed, and what is wrong with it, as GOV.UK and the NHS lay it out. */
export function fillFormWithErrors(
  page: Page,
  form: Form,
  words: Words['requests'],
  body: URLSearchParams,
  errors: AnswerErrors,
  submission: string,
): void {
  page.fill({
    submission,
    summary: fieldErrors(form, errors).map(({ message, href }) => ({ message, href })),
    errors,
  });
  for (const question of questionsOf(form)) {
    const { name, kind } = question;
    const controls = kind === 'date' ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name];
    for (const control of controls) page.setControl(control, body.getAll(control));
    if (errors[name] !== undefined)
      page.markInvalid(name, kind === 'date' || kind === 'one' || kind === 'many');
  }
  page.prefixTitle(words.errorTitlePrefix);
}
