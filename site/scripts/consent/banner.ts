import type { Consent } from './consent.ts';
import { later } from './later.ts';
import type { State } from './state.ts';

declare global {
  interface Window {
    /** The button that was pressed before this script had come. */
    consentPressed?: string;
  }
}

/** What a choice was, by the name of the sentence that says it was made. */
export type Said = 'accepted' | 'rejected' | 'chosen';

/**
 * Brings the banner that stands in the page to life. Whether it shows is an attribute of the page, which the line in its
 * head has set before the first paint.
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

  /** Says what happened where screen readers hear it, and puts the focus there: the pressed button is gone. */
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

  // Another website may have roles of its own.
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
