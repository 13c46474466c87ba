/** A form's errors, added to the page with the same elements as a page that the API renders with errors. */
export interface FieldError {
  name: string;
  message: string;
  href: string;
}

/** Removes the errors and notices of an earlier response. */
export function clearProblems(form: HTMLFormElement): void {
  document.querySelectorAll('.error-summary, .notice').forEach((it) => {
    it.remove();
  });
  form.querySelectorAll('p.error').forEach((it) => {
    it.remove();
  });
  form.querySelectorAll('.has-error').forEach((it) => {
    it.classList.remove('has-error');
  });
  form.querySelectorAll('[aria-invalid]').forEach((it) => {
    it.removeAttribute('aria-invalid');
  });
  form.querySelectorAll('[aria-describedby]').forEach((it) => {
    const ids = (it.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => !id.endsWith('-error'));
    if (ids.length > 0) it.setAttribute('aria-describedby', ids.join(' '));
    else it.removeAttribute('aria-describedby');
  });
  const { error = '' } = form.dataset;
  if (document.title.startsWith(error)) document.title = document.title.slice(error.length);
}

/** Shows the error summary before the heading, with focus, and each error at its field. */
export function showErrors(form: HTMLFormElement, errors: FieldError[]): void {
  for (const error of errors) showAtField(form, error);
  const list = make(
    'ul',
    {},
    errors.map(({ href, message }) => make('li', {}, [make('a', { href }, [message])])),
  );
  const heading = make('h2', { id: 'error-summary-title' }, [form.dataset['problem'] ?? '']);
  announce(
    form,
    make('div', { class: 'error-summary', role: 'group', tabindex: '-1', 'aria-labelledby': heading.id }, [
      make('div', { role: 'alert' }, [heading, list]),
    ]),
  );
}

/** Shows why a valid form was not accepted. The fields keep what was typed. */
export function showNotice(form: HTMLFormElement, text: string): void {
  announce(form, make('div', { class: 'notice', tabindex: '-1' }, [make('p', { role: 'alert' }, [text])]));
}

function showAtField(form: HTMLFormElement, { name, message }: FieldError): void {
  const question = form.querySelector<HTMLElement>(`[data-question="${name}"]`);
  if (!question) return;
  const id = `${name}-error`;
  const prefix = make('span', { class: 'visually-hidden' }, [form.dataset['error'] ?? '']);
  const error = make('p', { class: 'error', id }, [prefix, make('span', {}, [message])]);
  const group = question.querySelector(':scope > fieldset');
  const control = question.querySelector(':scope > input, :scope > textarea');
  const before = group ? group.querySelector(':scope > .date, :scope > .choices') : control;
  before?.before(error);
  const described = group ?? control;
  described?.setAttribute(
    'aria-describedby',
    `${described.getAttribute('aria-describedby') ?? ''} ${id}`.trim(),
  );
  (group ? group.querySelectorAll(':scope > .date input') : [control]).forEach((it) =>
    it?.setAttribute('aria-invalid', 'true'),
  );
  question.classList.add('has-error');
}

function announce(form: HTMLFormElement, problem: HTMLElement): void {
  document.querySelector('h1')?.before(problem);
  document.title = (form.dataset['error'] ?? '') + document.title;
  problem.focus();
}

function make(tag: string, attributes: Record<string, string>, children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
