import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { consentWords } from '../../content/words/consent.ts';
import type { Tab } from './drivers/engine.ts';
import { skipIfExcepted } from './exceptions.ts';
import { asVisitor, eventually } from './journey.ts';
import type { Start } from './journey.ts';

const ACCEPT = '.consent-banner [data-role=all]';
const REJECT = '.consent-banner [data-role=necessary]';
const OPEN = '.consent-icon';
const REJECT_IN_PREFERENCES = '#consent-preferences [data-choose=necessary]';

/** These functions run in the page. */
const ready = () => document.documentElement.dataset['consentReady'] !== undefined;
const asks = () => document.querySelector('.consent-banner')?.checkVisibility() ?? false;
const stored = () => [
  ...document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? ''),
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
];
const granted = () => {
  const [, value] = /candour_consent=([^;]+)/.exec(document.cookie) ?? [];
  if (value === undefined) return 'no choice';
  const { services } = JSON.parse(decodeURIComponent(value)) as { services: Record<string, string[]> };
  return Object.values(services).flat().length > 0 ? 'something' : 'nothing';
};
const said = () => document.querySelector('[data-consent-status]')?.textContent;
/** In the place of the banner, or in the preferences. */
const allSaid = () =>
  [...document.querySelectorAll('[data-consent-status],[data-choice-said]')]
    .map(({ textContent }) => textContent)
    .find(Boolean);
const confirmationHasFocus = () => document.activeElement?.hasAttribute('data-consent-status');

async function arrive(tab: Tab, address: string): Promise<void> {
  await tab.goto(address);
  await eventually(tab, ready, true);
}

export function consentJourneys(start: () => Start): void {
  const home = () => start().url(addresses.home);
  const privacy = () => start().url(addresses.policy('privacy'));

  test('a new visitor is asked, and nothing is stored before an answer', () =>
    asVisitor(start(), {}, async (tab, visitor) => {
      await arrive(tab, home());
      expect(await tab.evaluate(asks)).toBe(true);
      expect(await tab.evaluate(stored)).toEqual(['']);
      expect(await visitor.cookieNames()).toEqual([]);
    }));

  test('a no is confirmed where the focus goes, and the next page does not ask', () =>
    asVisitor(start(), {}, async (tab) => {
      await arrive(tab, home());
      await tab.click(REJECT);
      await eventually(tab, said, consentWords.done.rejected);
      await eventually(tab, confirmationHasFocus, true);
      expect(await tab.evaluate(granted)).toBe('nothing');
      await arrive(tab, privacy());
      expect(await tab.evaluate(asks)).toBe(false);
      expect(await tab.evaluate(granted)).toBe('nothing');
    }));

  test('a yes is kept for the next page', () =>
    asVisitor(start(), {}, async (tab) => {
      await arrive(tab, home());
      await tab.click(ACCEPT);
      await eventually(tab, said, consentWords.done.accepted);
      await arrive(tab, privacy());
      expect(await tab.evaluate(asks)).toBe(false);
      expect(await tab.evaluate(granted)).toBe('something');
    }));

  test('a yes in one tab is withdrawn in another, and both follow', () =>
    asVisitor(start(), {}, async (tab, visitor) => {
      await arrive(tab, home());
      const other = await visitor.newTab();
      await arrive(other, privacy());
      expect(await other.evaluate(asks)).toBe(true);
      await tab.click(ACCEPT);
      await eventually(tab, granted, 'something');
      await eventually(other, asks, false);

      // A page that runs a service loads again when it may not.
      await tab.evaluate(() => (document.title = 'before the withdrawal'));
      await other.click(OPEN);
      await other.click(REJECT_IN_PREFERENCES);
      await eventually(other, granted, 'nothing');
      await eventually(tab, () => document.title === 'before the withdrawal', false);
      await eventually(tab, ready, true);
      expect(await tab.evaluate(granted)).toBe('nothing');
      expect(await tab.evaluate(asks)).toBe(false);
    }));

  test('a page that the browser goes back to applies the choice that was made since', (context) =>
    asVisitor(start(), {}, async (tab) => {
      await arrive(tab, home());
      await tab.evaluate(() => (document.title = 'from the bfcache'));
      await arrive(tab, privacy());
      await tab.click(REJECT);
      await eventually(tab, granted, 'nothing');
      await tab.evaluate(() => {
        history.back();
      });
      await eventually(tab, () => location.pathname, addresses.home);
      await eventually(tab, asks, false);
      const restored = await tab.evaluate(() => document.title === 'from the bfcache');
      skipIfExcepted(context, start().name, 'restored from the bfcache');
      expect(restored).toBe(true);
    }));

  test('where the browser stores nothing, a choice is answered with the truth', () =>
    asVisitor(start(), { storage: false }, async (tab, visitor) => {
      await arrive(tab, home());
      await tab.evaluate(() => {
        scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      });
      await tab.click(OPEN);
      await tab.click('#consent-preferences [data-choose=all]');
      await eventually(tab, allSaid, consentWords.done.notStored);
      expect(await visitor.cookieNames()).toEqual([]);
    }));

  test('where the browser stores nothing, nobody is asked', (context) =>
    asVisitor(start(), { storage: false }, async (tab) => {
      skipIfExcepted(context, start().name, 'nobody is asked without storage');
      for (const address of [home(), privacy()]) {
        await arrive(tab, address);
        expect(await tab.evaluate(asks)).toBe(false);
      }
    }));
}
