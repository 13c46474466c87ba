import { clearProblems, showErrors, showNotice } from './problems.ts';
import type { FieldError } from './problems.ts';

/**
 * Enhances a form: errors without a new page, no double submission, nothing lost when the connection fails. The form
 * works the same without JavaScript: same URL, same body, same responses in the same words.
 */
interface Answer {
  location?: string;
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
    event.preventDefault();
    if (!sending) void send();
  });
  // A page restored from the bfcache still says "sending".
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) setSending(false);
  });

  async function send(): Promise<void> {
    setSending(true);
    history.replaceState({ submission: submission.value }, '');
    const answer = await post();
    // Even after success, because Back may show this page again.
    clearProblems(form);
    if (answer.location) {
      location.assign(answer.location);
      return;
    }
    setSending(false);
    if (answer.errors?.length) showErrors(form, answer.errors);
    else showNotice(form, answer.notice ?? answer.error?.body ?? form.dataset['offline'] ?? '');
  }

  async function post(): Promise<Answer> {
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams([...new FormData(form)] as [string, string][]),
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
