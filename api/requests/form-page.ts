import { questionsOf } from '../../content/forms/question.ts';
import type { Form, Question } from '../../content/forms/question.ts';
import type { Words } from '../../content/words/words.ts';
import type { Page } from '../built-site/pages.ts';
import type { AnswerErrors } from './parse-answers.ts';

/** An error as the page and the script get it: which question, what to say, and where the field is. */
export interface FieldError {
  name: string;
  message: string;
  href: string;
}

export function fieldErrors(form: Form, errors: AnswerErrors): FieldError[] {
  return questionsOf(form).flatMap((question) => {
    const { name } = question;
    const message = errors[name];
    return message === undefined ? [] : [{ name, message, href: fieldOf(question) }];
  });
}

/** The fragment of the first field of a question. */
export const fieldOf = ({ name, kind }: Question): string => (kind === 'date' ? `#${name}-day` : `#${name}`);

/** The honeypot: a field hidden by CSS, which only bots fill in. */
export const HONEYPOT = 'website';

export interface FormState {
  submission: string;
  /** What was typed, when the form comes back, or what a link chose. */
  body?: URLSearchParams | undefined;
  errors?: AnswerErrors;
  /** Why it was not taken although nothing in it is wrong. */
  notice?: string;
  /** The request that was sent before this form, for a professional who asks for another client. */
  sent?: { sentNotice: string; sentHref: string };
}

/** Choices in the query of a link, such as `?right=erase`. Everything else in the query is ignored. */
export function choicesIn(form: Form, query: URLSearchParams | undefined): URLSearchParams | undefined {
  if (!query) return undefined;
  const chosen = questionsOf(form).flatMap((question) => {
    if (!('options' in question)) return [];
    const given = query.getAll(question.name);
    return question.options
      .filter(({ value }) => given.includes(value))
      .map(({ value }): [string, string] => [question.name, value]);
  });
  return chosen.length > 0 ? new URLSearchParams(chosen) : undefined;
}

/** Fills a form, fresh or come back: what was typed, and what is wrong with it, laid out as GOV.UK and the NHS do. */
export function fillForm(page: Page, form: Form, words: Words['requests'], state: FormState): void {
  const { submission, body, errors = {}, notice, sent } = state;
  const summary = fieldErrors(form, errors).map(({ message, href }) => ({ message, href }));
  page.fill({ submission, notice, errors, ...sent, summary: summary.length > 0 ? summary : undefined });
  if (body) putBack(page, form, body);
  for (const { name, kind } of questionsOf(form)) {
    if (errors[name] !== undefined)
      page.markInvalid(name, kind === 'date' || kind === 'one' || kind === 'many');
  }
  if (summary.length > 0 || notice !== undefined) page.prefixTitle(words.errorTitlePrefix);
}

function putBack(page: Page, form: Form, body: URLSearchParams): void {
  for (const question of questionsOf(form)) {
    for (const control of controlsOf(question)) page.setControl(control, body.getAll(control));
    const answered = optionAnswered(question, body);
    if (answered !== undefined) page.setControl(question.name, [answered]);
  }
}

/** The names of the controls of a question. */
export const controlsOf = ({ name, kind }: Question): string[] =>
  kind === 'date' ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name];

/**
 * The option of an optional question that was answered below, but not chosen, as in a form from before the question was
 * asked. What was typed would otherwise be out of sight.
 */
function optionAnswered(question: Question, body: URLSearchParams): string | undefined {
  if (question.kind !== 'one' || question.missing !== undefined || body.has(question.name)) return undefined;
  return question.options.find(({ then = [] }) =>
    then.some((it) => controlsOf(it).some((control) => (body.get(control) ?? '').trim() !== '')),
  )?.value;
}
