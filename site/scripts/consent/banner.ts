import type { Consent } from './consent.ts';
import { later } from './later.ts';
import type { State } from './state.ts';

declare global {
  interface Window {
    /** The button that was pressed before this script had come. */
    consentPressed?: string;
  }
}

/**
 * Brings the banner that stands in the page to life. Whether it shows is an attribute of the page, which the line in its
 * head has set before the first paint.
 */
export function showBanner(consent: Consent): void {
  const page = document.documentElement;
  const status = document.querySelector<HTMLElement>('[data-consent-status]');
  const isOff = document.querySelector<HTMLElement>('[data-consent-counter-off]');

  const show = ({ ask, signal }: State): void => {
    page.dataset['consent'] = ask ? 'ask' : 'kept';
    page.toggleAttribute('data-signal', signal);
    page.toggleAttribute('data-counts', consent.state.counter);
  };

  /** Says what happened where screen readers hear it, and puts the focus there: the pressed button is gone. */
  function say(what: 'accepted' | 'rejected' | 'chosen' | undefined): void {
    if (!status) return;
    status.textContent = what ? (status.dataset[what] ?? '') : '';
    page.toggleAttribute('data-consent-said', Boolean(what));
    if (what)
      later(() => {
        status.focus({ preventScroll: true });
      });
  }

  const openPreferences = async (): Promise<void> => {
    say(undefined);
    const { openPreferences: open } = await import('./preferences.ts');
    open(consent, () => {
      say('chosen');
    });
  };

  const roles: Record<string, (() => void) | undefined> = {
    all: () => {
      consent.choose(consent.services, true, 'accept-all');
      say('accepted');
    },
    necessary: () => {
      consent.choose([], false, 'reject-all');
      say('rejected');
    },
    show: () => void openPreferences(),
    'counter-off': () => {
      consent.switchCounter(false);
      if (isOff) isOff.focus();
    },
    close: () => {
      say(undefined);
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
