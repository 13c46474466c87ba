import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { requestWords } from '../../content/words/requests.ts';
import type { Tab } from './drivers/engine.ts';
import { asVisitor, clickThrough, eventually, typeInto } from './journey.ts';
import type { Start } from './journey.ts';

const SEND = 'form.form button:not([type=button])';
const SEND_CHECKED = 'button[name=checked][value=yes]';
const heading = () => document.querySelector('h1')?.textContent.trim();
const errors = () => document.querySelectorAll('.error-summary li').length > 0;

let visitors = 0;

async function fillIn(tab: Tab): Promise<void> {
  await tab.click('label[for=asking]');
  await typeInto(tab, '#name', 'Robin Sample');
  await typeInto(tab, '#birth-day', '27');
  await typeInto(tab, '#birth-month', '3');
  await typeInto(tab, '#birth-year', '1985');
  // The same answers again would be the same request.
  await tab.click('label[for=contact-by]');
  await typeInto(tab, '#email', `engine-${++visitors}@patient.example`);
}

export function requestJourneys(start: () => Start): void {
  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_, scripts) => {
    test('an empty form comes back with its errors, and a whole one is received', () =>
      asVisitor(start(), { scripts }, async (tab) => {
        await tab.goto(start().url(addresses.form('access')));
        // The script shows the errors on the same page. Without it they come on another.
        await (scripts ? tab.click(SEND) : clickThrough(tab, SEND));
        await eventually(tab, errors, true);
        await fillIn(tab);
        await clickThrough(tab, SEND);
        expect(await tab.evaluate(heading)).toBe(requestWords.check.title);
        await clickThrough(tab, SEND_CHECKED);
        expect(await tab.evaluate(heading)).toBe(requestWords.received.title);
        const { address, reference } = await tab.evaluate(() => ({
          address: location.pathname,
          reference: document.querySelector('.reference')?.textContent,
        }));
        expect(address).toMatch(/^\/requests\/received\//);
        expect(reference).toMatch(/^[A-Z0-9-]{6,}$/);
      }));
  });
}
