import { showBanner } from './banner.ts';
import { startConsent } from './consent.ts';
import type { ConsentData } from './data.ts';
import { runGatedScripts } from './gated-scripts.ts';
import { place } from './host-page.ts';
import type { Parts } from './host-page.ts';
import { tellWordPress } from './wordpress.ts';
import type { WpConsent } from './wordpress.ts';

/** Inserted by the build: what Candour's own pages have in their HTML. */
declare const DROP_IN: Parts & { data: ConsentData; wordPress: WpConsent[] };

/**
 * Elements that open the preferences on another website: a button with this attribute, or any link to this fragment.
 */
const OPENS = '[data-consent-open],a[href$="#cookie-settings"]';

/**
 * Starts the banner on another website, from one script tag. `data-carries="nothing"` on the tag keeps the visit
 * counter and all services off a page, such as one with a form about health.
 */
async function start(tag: HTMLOrSVGScriptElement | null): Promise<void> {
  // Without `defer` the script runs before the body is there.
  if (document.readyState === 'loading')
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve);
    });
  // The script is loaded twice, or on one of Candour's own pages: the banner already exists.
  if (document.querySelector('#cc-main .consent-banner')) return;
  const { data, wordPress, ...parts } = DROP_IN;
  place(parts);
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(OPENS)) return;
    event.preventDefault();
    document.querySelector<HTMLElement>('.consent-icon')?.click();
  });
  const allowsServices = tag?.dataset['carries'] !== 'nothing';
  const consent = await startConsent(data, allowsServices, runGatedScripts);
  const tell = (): void => {
    if (allowsServices) tellWordPress(wordPress, consent.state);
  };
  consent.onChange(tell);
  tell();
  // WordPress may load its part after this script.
  addEventListener('load', tell);
  showBanner(consent);
}

void start(document.currentScript);
