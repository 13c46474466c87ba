import type { Consent } from './consent.ts';
import { later } from './later.ts';
import type { State } from './state.ts';

declare global {
  interface Window {
    /** The role of a button that was clicked before this script had loaded. */
    consentPressed?: string;
  }
}

/** The kind of choice: the key of its status message. */
export type Said = 'accepted' | 'rejected' | 'chosen';

/**
 * Connects the banner in the static HTML to the consent state. An attribute of the page controls whether it shows; the
 * inline script in the head sets it before the first paint.
 */
export function showBanner(consent: Consent): void {
  const page = document.documentElement;
  const status = document.querySelector<HTMLElement>('[data-consent-status]');
  const isOff = document.querySelector<HTMLElement>('[data-consent-counter-off]');

  const show = ({ ask, signal, counter }: State): void => {
    page.dataset['consent'] = ask ? 'ask' : 'kept';
    page.toggleAttribute('data-signal', signal);
    page.toggleAttribute('data-counts', counter);
  };

  /** Announces the outcome in a live region and moves the focus there, because the clicked button is gone. */
  function say(what?: Said): void {
    if (!status) return;
    status.textContent = what ? (status.dataset[what] ?? '') : '';
    page.toggleAttribute('data-consent-said', Boolean(what));
    if (what)
      later(() => {
        status.focus({ preventScroll: true });
      });
  }

  const openPreferences = async (): Promise<void> => {
    say();
    const { openPreferences: open } = await import('./preferences.ts');
    open(consent, say);
  };

  const roles: Record<string, (() => void) | undefined> = {
    all: () => {
      consent.acceptAll();
      say('accepted');
    },
    necessary: () => {
      consent.rejectAll();
      say('rejected');
    },
    show: () => void openPreferences(),
    'counter-off': () => {
      consent.switchCounter(false);
      isOff?.focus();
    },
    close: () => {
      say();
    },
  };

  // On other websites, elements may use `data-role` for something else.
  const ours = '.consent-icon,:is(.consent,.consent-open) [data-role]';
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>(ours) : null;
    roles[button?.dataset['role'] ?? '']?.();
  });
  consent.onChange(show);
  show(consent.state);
  page.dataset['consentReady'] = '';
  roles[window.consentPressed ?? '']?.();
  if (document.querySelector('[data-consent-here]'))
    void import('./preferences.ts').then(({ showHere }) => {
      showHere(consent, say);
    });
  if (document.querySelector('[data-embed]'))
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('[data-embed-show]') : null;
      if (button)
        void import('./embed.ts').then(({ showEmbed }) => {
          showEmbed(button);
        });
    });
}
