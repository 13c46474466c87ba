import { showBanner } from './banner.ts';
import { startConsent } from './consent.ts';
import type { ConsentData } from './data.ts';
import { place } from './host-page.ts';
import type { Parts } from './host-page.ts';

/** Put in by the build: what pages of Candour carry in their HTML. */
declare const DROP_IN: Parts & { data: ConsentData };

/** What opens the preferences on another website: a button with this attribute, or any link to this place. */
const OPENS = '[data-consent-open],a[href$="#cookie-settings"]';

/**
 * The whole banner for a website that is not Candour's, loaded with one tag. `data-carries="nothing"` on that tag keeps
 * counter and services from a page, such as one with a form about somebody's health.
 */
async function start(tag: HTMLOrSVGScriptElement | null): Promise<void> {
  // Loaded twice, or on a page of Candour: the banner is there.
  if (document.querySelector('#cc-main .consent-banner')) return;
  const { data, ...parts } = DROP_IN;
  place(parts);
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(OPENS)) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('.consent-icon')?.click();
  });
  showBanner(await startConsent(data, tag?.dataset['carries'] !== 'nothing'));
}

void start(document.currentScript);
