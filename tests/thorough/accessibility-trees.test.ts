import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { fileAll } from '../support/filed-requests.ts';
import type { Filed } from '../support/filed-requests.ts';
import { otherStates, templates } from '../support/page-list.ts';

/*
 * What a screen reader is given of each template, as text: roles, names, levels and states, in reading order. Read a
 * changed file as a person would hear it, then accept it: `npx vitest run --project thorough
 * tests/thorough/accessibility-trees.test.ts -u`.
 */

const pageStates = [...templates, ...otherStates];
let site: Site;
let filed: Filed;
beforeAll(async () => {
  site = await openSite();
  const page = await site.visit();
  filed = await fileAll(page, site);
  await page.context().close();
});
afterAll(() => site.close());

/** One state of each template, and every state of the page of a copy. Policies share theirs: the cookie policy has every part that one can have. */
const KEPT = [
  'home',
  'policy: cookies',
  'history of a policy',
  'what changed',
  'accessibility statement',
  'Easy Read',
  'search, with results',
  'what you can ask for',
  'access form, fresh',
  'opt-out form, sent empty',
  'complaint form, fresh',
  'rights form, all choices made, all notes open',
  'received, waiting to be confirmed',
  'confirm, ready',
  'confirmed',
  'not me, ready',
  'link sent',
  'received, waiting for a code',
  'copy, waiting for the code',
  'copy, wrong code',
  'copy, five wrong codes',
  'copy, open',
  'copy, received',
  'copy, expired',
  'copy, taken back',
  'copy, unknown',
  'error 404',
];

/** What is another each time: references, fingerprints, and days counted from today. */
const steady = (tree: string): string =>
  tree
    .replace(/(Your reference\n +- definition: )\w+/, '$1REFERENCE')
    .replaceAll(/(\/requests\/(?:received|copy)\/)[\w.-]+(?=\/)/g, '$1SIGNED')
    .replaceAll(/\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\//g, '/ID/')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'FINGERPRINT')
    .replaceAll(
      /\b((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g,
      'DAY',
    );

describe('the accessibility tree is as it was reviewed', () => {
  test.each(pageStates.filter(({ name }) => KEPT.includes(name)))(
    '$name',
    async ({ name, open, heading }) => {
      const page = await site.visit({ viewport: { width: 1280, height: 900 } });
      await open(page, site, filed);
      await page.locator('html[data-consent-ready], html:not([data-consent])').waitFor({ state: 'attached' });
      expect(await page.locator('h1').textContent()).toMatch(heading);
      // The parts that all pages share are kept once.
      const place = name === 'home' ? 'body' : 'main';
      const file = `accessibility-trees/${name.replaceAll(/\W+/g, '-')}.yaml`;
      await expect(`${steady(await page.locator(place).ariaSnapshot())}\n`).toMatchFileSnapshot(file);
      await page.context().close();
    },
  );

  test('every kept state exists', () => {
    const names = pageStates.map(({ name }) => name);
    expect(KEPT.filter((name) => !names.includes(name))).toEqual([]);
  });
});
