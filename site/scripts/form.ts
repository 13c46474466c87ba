import { clearProblems, showErrors, showNotice } from './problems.ts';
import type { FieldError } from './problems.ts';

/**
 * Enhances a form: errors without a new page, no double submission, nothing lost when the connection fails. The form
 * works the same without JavaScript: same URL, same body, same responses in the same words.
 */
interface Answer {
  location?: string;
  /** Nothing is wrong, and the answers are to be checked on a page of their own. */
  check?: true;
  errors?: FieldError[];
  notice?: string;
  error?: { body: string };
}

/** In milliseconds: longer than a slow response, shorter than a person waits. */
const TIME_LIMIT = 30_000;

document.querySelector('[data-print]')?.addEventListener('click', () => {
  print();
});

// A browser without AbortSignal.timeout submits the form natively.
if ('timeout' in AbortSignal)
  document.querySelectorAll<HTMLFormElement>('form[data-enhance]').forEach(enhance);

function enhance(form: HTMLFormElement): void {
  const submission = form.elements.namedItem('submission') as HTMLInputElement;
  const status = form.querySelector<HTMLElement>('[role=status]');
  let sending = false;

  // After Back, the page may have a new submission id. This history entry keeps the one that it was sent with.
  const kept = (history.state as { submission?: string } | null)?.submission;
  if (kept) submission.value = kept;

  form.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    // The other buttons of the check page lead to a form.
    if (button?.name === 'change' || button?.value === 'another') return;
    event.preventDefault();
    if (!sending) void send(button);
  });
  // A page restored from the bfcache still says "sending".
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) setSending(false);
  });

  async function send(button: HTMLButtonElement | null): Promise<void> {
    setSending(true);
    history.replaceState({ submission: submission.value }, '');
    const answer = await post(button);
    // Even after success, because Back may show this page again.
    clearProblems(form);
    const isCheckPage = 'replace' in form.dataset;
    if (answer.location) {
      // Back leads past the check page, which browsers would send again.
      if (isCheckPage) location.replace(answer.location);
      else location.assign(answer.location);
      return;
    }
    // The next page is the answer to the form as a browser sends it: the check page, or the form with its errors.
    if (answer.check || (isCheckPage && answer.errors?.length)) {
      form.submit();
      return;
    }
    setSending(false);
    if (answer.errors?.length) showErrors(form, answer.errors);
    else showNotice(form, answer.notice ?? answer.error?.body ?? form.dataset['offline'] ?? '');
  }

  async function post(button: HTMLButtonElement | null): Promise<Answer> {
    const fields = [...new FormData(form)] as [string, string][];
    if (button?.name) fields.push([button.name, button.value]);
    if ('checks' in form.dataset) fields.push(['checking', 'yes']);
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(TIME_LIMIT),
      });
      return ((await response.json()) ?? {}) as Answer;
    } catch {
      return {};
    }
  }

  function setSending(now: boolean): void {
    sending = now;
    if (status) status.textContent = now ? (form.dataset['sending'] ?? '') : '';
  }
}
