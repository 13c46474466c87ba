import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { requestWords } from '../../content/words/requests.ts';
import type { Tab } from './drivers/engine.ts';
import { asVisitor, eventually } from './journey.ts';
import type { Start } from './journey.ts';

const SEND = 'form.form button:not([type=button])';
const heading = () => document.querySelector('h1')?.textContent.trim();
const errors = () => document.querySelectorAll('.error-summary li').length > 0;

let visitors = 0;

async function fillIn(tab: Tab): Promise<void> {
  await tab.click('label[for=asking]');
  await tab.type('#name', 'Robin Sample');
  await tab.type('#birth-day', '27');
  await tab.type('#birth-month', '3');
  await tab.type('#birth-year', '1985');
  // The same answers again would be the same request.
  await tab.type('#email', `engine-${++visitors}@patient.example`);
}

export function requestJourneys(start: () => Start): void {
  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_, scripts) => {
    test('an empty form comes back with its errors, and a whole one is received', () =>
      asVisitor(start(), { scripts }, async (tab) => {
        await tab.goto(start().url(addresses.form('access')));
        await tab.click(SEND);
        await eventually(tab, errors, true);
        await fillIn(tab);
        await tab.click(SEND);
        await eventually(tab, heading, requestWords.received.title);
        const { address, reference } = await tab.evaluate(() => ({
          address: location.pathname,
          reference: document.querySelector('.reference')?.textContent,
        }));
        expect(address).toMatch(/^\/requests\/received\//);
        expect(reference).toMatch(/^[A-Z0-9-]{6,}$/);
      }));
  });
}
