import { clearProblems, showErrors, showNotice } from './problems.ts';
import type { FieldError } from './problems.ts';

/**
 * Makes a form a little kinder: errors without a new page, no double sending, nothing lost with the connection. The
 * form works the same without it: same address, same body, same answers in the same words.
 */
interface Answer {
  location?: string;
  errors?: FieldError[];
  notice?: string;
  error?: { body: string };
}

/** Longer than a slow answer takes, shorter than a person waits. */
const TIME_LIMIT = 30_000;

// A browser too old for what stands below sends the form plainly, rather than never.
if ('timeout' in AbortSignal)
  document.querySelectorAll<HTMLFormElement>('form[data-enhance]').forEach(enhance);

function enhance(form: HTMLFormElement): void {
  const submission = form.elements.namedItem('submission') as HTMLInputElement;
  const status = form.querySelector<HTMLElement>('[role=status]');
  let sending = false;

  // Back brings a new page with a new identity; this visit to the form keeps the one it was sent with.
  const kept = (history.state as { submission?: string } | null)?.submission;
  if (kept) submission.value = kept;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!sending) void send();
  });
  // A page that Back takes out of the browser's memory is as it was left: still "sending".
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) setSending(false);
  });

  async function send(): Promise<void> {
    setSending(true);
    history.replaceState({ submission: submission.value }, '');
    const answer = await post();
    // Even when the request was taken: Back may show this very page again.
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
