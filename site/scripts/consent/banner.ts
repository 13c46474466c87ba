import { isRefusal } from './choice-rule.ts';
import { confirm, keepStill } from './confirm.ts';
import type { Confirmation } from './confirm.ts';
import type { Consent } from './consent.ts';
import { later } from './later.ts';
import type { State } from './state.ts';

declare global {
  interface Window {
    /** The role of a button that was clicked before this script had loaded. */
    consentPressed?: string;
  }
}

/**
 * Connects the banner in the static HTML to the consent state. An attribute of the page controls whether it shows; the
 * inline script after the banner sets it before the first paint. Pages that show or take a request have no banner, only the
 * preferences.
 */
export function showBanner(consent: Consent): void {
  const page = document.documentElement;
  const banner = document.querySelector('#cc-main');
  const status = document.querySelector<HTMLElement>('[data-consent-status]');
  const isOff = document.querySelector<HTMLElement>('[data-consent-counter-off]');

  const show = ({ ask, signal, counter }: State): void => {
    keepStill(() => {
      page.dataset['consent'] = ask ? 'ask' : 'kept';
      page.toggleAttribute('data-signal', signal);
      page.toggleAttribute('data-counts', counter);
    });
  };

  const showConfirmation = (shows: boolean): void => {
    page.toggleAttribute('data-consent-said', shows);
  };

  /**
   * Makes a choice, now or later, and confirms it where the banner was. Returns whether the confirmation is in the
   * window; if not, it is hidden again.
   */
  function respond(kind: Confirmation, choose: () => void): boolean {
    const atTop = (banner?.getBoundingClientRect().bottom ?? -1) >= 0;
    // As one change, so that the text moves once.
    const seen = keepStill((moved) => {
      choose();
      page.dataset['consent'] = 'kept';
      if (!status) return false;
      showConfirmation(true);
      confirm(status, kind, consent);
      const { top, bottom } = status.getBoundingClientRect();
      // Where the window will be.
      const from = moved();
      const shows = atTop || (bottom > from && top < from + innerHeight);
      showConfirmation(shows);
      return shows;
    });
    if (seen && atTop) status?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return seen;
  }

  const forPreferences = { respond, confirm };
  const openPreferences = async (): Promise<void> => {
    const preferences = await loadPreferences();
    keepStill(() => {
      showConfirmation(false);
    });
    preferences.openPreferences(consent, forPreferences);
  };

  // The click shows first. To store the choice takes a moment.
  const roles: Record<string, ((button: Element) => void) | undefined> = {
    all: () => {
      respond('accepted', () => {
        later(consent.acceptAll);
      });
    },
    necessary: () => {
      respond('rejected', () => {
        later(consent.rejectAll);
      });
    },
    show: () => void openPreferences(),
    'counter-off': () => {
      consent.switchCounter(false);
      isOff?.focus();
    },
    embed: (button) =>
      void loadEmbed().then(({ showEmbed }) => {
        showEmbed(button, consent, isRefusal);
      }),
    close: () => {
      keepStill(() => {
        showConfirmation(false);
      });
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    },
  };

  // On other websites, elements may use `data-role` for something else.
  const ours = '.consent-icon,[data-embed-show],:is(.consent,.consent-open) [data-role]';
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>(ours) : null;
    if (button) roles[button.dataset['role'] ?? '']?.(button);
  });
  consent.onChange(show);
  const pressed = window.consentPressed ?? '';
  // An answer before this script had loaded has already closed the banner. To open and close it again would move the text.
  if (!['all', 'necessary'].includes(pressed)) show(consent.state);
  page.dataset['consentReady'] = '';
  // Early clicks are remembered for the banner only, and its roles need no button.
  roles[pressed]?.(page);
  if (document.querySelector('[data-consent-here]'))
    void loadPreferences().then((preferences) => {
      preferences.showHere(consent, forPreferences);
    });
}

/* Written as functions, because the bundler makes an import of a named function longer. */
const loadPreferences = () => import('./preferences.ts');
const loadEmbed = () => import('./embed.ts');
