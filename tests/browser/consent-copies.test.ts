import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { grantedBy } from '../../site/scripts/consent/choice-rule.ts';
import type { ChoiceCookie } from '../../site/scripts/consent/choice-rule.ts';
import { daysAgo } from '../support/choices.ts';
import { openPreferences } from '../consent/banner.ts';
import {
  choiceAfter,
  choiceIn,
  pagesWithBanner,
  planted,
  press,
  seenAt,
  visitBoth,
  withdraw,
} from '../support/cookie-copies.ts';
import type { Visitor } from '../support/cookie-copies.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';
import { rows } from '../support/visit.ts';

const PARENT = 'Domain=clinic.localhost';

let sites: TwoSites;
let visitor: Visitor;
/** Choices as this site's own page wrote them. */
let yes: ChoiceCookie;
let no: ChoiceCookie;
beforeAll(async () => {
  sites = await openTwoSites();
  sites.publish(pagesWithBanner(sites.privacy));
  [yes, no] = await Promise.all([choiceAfter(sites, 'all'), choiceAfter(sites, 'necessary')]);
}, 120_000);
afterAll(() => sites.close());
beforeEach(async () => {
  visitor = await visitBoth(sites);
});
afterEach(() => visitor.context.close());

const home = () => `${sites.privacy}/`;

/** What the only copy allows. */
async function kept() {
  const copies = await visitor.copies();
  expect(copies.map(({ path }) => path)).toEqual(['/']);
  return grantedBy(choiceIn(copies[0]?.value ?? ''));
}

const quiet = { state: 'kept', services: false };
const running = { state: 'kept', services: true };
const asking = { state: 'ask', services: false };

describe('two copies on one page, whichever the browser lists first', () => {
  test.each<
    [name: string, host: () => ChoiceCookie | string, parent: () => ChoiceCookie | string, is: object]
  >([
    ['a newer no of the parent domain holds', () => daysAgo(3, yes), () => no, quiet],
    ['a newer no of the host holds', () => no, () => daysAgo(3, yes), quiet],
    ['a no holds over a yes of its day', () => yes, () => no, quiet],
    ['a newer yes holds', () => daysAgo(3, no), () => yes, running],
    ['a damaged copy does not hide a no', () => 'planted', () => no, quiet],
    ['a damaged copy does not hide a yes', () => yes, () => '%7B%22categories%22', running],
    ['a choice that is over counts for nothing', () => daysAgo(200, yes), () => daysAgo(190, no), asking],
    ['a newer no holds over a yes that is over', () => daysAgo(200, yes), () => daysAgo(2, no), quiet],
  ])('%s', async (_, host, parent, is) => {
    const copies = [planted(host()), planted(parent(), PARENT)];
    for (const order of [copies, copies.toReversed()]) {
      await visitor.context.clearCookies();
      await visitor.plant(sites.privacy, ...order);
      expect(await seenAt(visitor, home())).toEqual(is);
      expect(await visitor.copies()).toHaveLength(is === asking ? 0 : 1);
    }
    expect(await seenAt(visitor, home())).toEqual(is);
  });

  test('the clinic’s other website takes the same copy', async () => {
    const copies = [planted(daysAgo(3, yes)), planted(no, PARENT)];
    for (const order of [copies, copies.toReversed()]) {
      await visitor.context.clearCookies();
      await visitor.plant(sites.www, ...order);
      expect(await seenAt(visitor, `${sites.www}/`)).toEqual(quiet);
      expect(await kept()).toEqual([]);
    }
    await visitor.plant(sites.www, planted('planted'), planted(yes, PARENT));
    expect(await seenAt(visitor, `${sites.www}/`)).toEqual(running);
  });

  test.each([
    ['on a longer path', 'Path=/privacy'],
    ['on a longer path with a slash', 'Path=/privacy/'],
    ['on the host as a domain', 'Domain=privacy.clinic.localhost'],
    ['in a partition', 'Secure; Partitioned; SameSite=None'],
  ])('an older yes %s does not hide a no, and goes', async (_, place) => {
    await visitor.plant(sites.privacy, planted(daysAgo(3, yes), place), planted(no, PARENT));
    expect(await seenAt(visitor, sites.privacy + addresses.policy('privacy'))).toEqual(quiet);
    expect(await kept()).toEqual([]);
  });

  test('the banner neither flashes nor comes late', async () => {
    await visitor.page.addInitScript(() => {
      const states: unknown[] = [];
      Object.assign(window, { states });
      new MutationObserver(() => states.push(document.documentElement.dataset['consent'])).observe(document, {
        subtree: true,
        attributes: true,
        attributeFilter: ['data-consent'],
      });
    });
    const states = () => visitor.page.evaluate(() => (window as unknown as { states: string[] }).states);
    await visitor.plant(sites.privacy, planted('planted'), planted(no, PARENT));
    await visitor.open(home());
    expect(new Set(await states())).toEqual(new Set(['kept']));
    await visitor.plant(sites.privacy, planted({ ...daysAgo(3, yes), revision: 1 }), planted(yes, PARENT));
    await visitor.open(home());
    expect(new Set(await states())).toEqual(new Set(['kept']));
  });

  test('a yes that gave way to a no is recorded as withdrawn', async () => {
    const consentId = crypto.randomUUID();
    await visitor.plant(sites.privacy, planted({ ...daysAgo(3, yes), consentId }), planted(no, PARENT));
    await visitor.open(home());
    const actions = () => rows(sites, `SELECT action FROM consent_receipts WHERE id = '${consentId}'`);
    await expect.poll(actions).toEqual([{ action: 'withdraw' }]);
    await visitor.open(home());
    expect(actions()).toHaveLength(1);
  });
});

describe('when cookieDomain changes between two choices', () => {
  test.each([
    [undefined, 'clinic.localhost'],
    ['clinic.localhost', undefined],
    ['clinic.localhost', 'privacy.clinic.localhost'],
    // This host does not lie below the first; browsers refuse the second, as everybody's hosts lie below it.
    [undefined, 'elsewhere.example'],
    ['elsewhere.example', 'clinic.localhost'],
    ['clinic.localhost', 'localhost'],
    ['localhost', undefined],
  ])('from %s to %s, a no ends everything that a yes began', async (before, after) => {
    await visitor.setCookieDomain(before);
    await visitor.open(home());
    await press(visitor, 'all');
    await expect.poll(() => visitor.elsewhere.length).toBeGreaterThan(0);
    expect(await seenAt(visitor, home())).toEqual(running);

    await visitor.setCookieDomain(after);
    expect(await seenAt(visitor, home())).toEqual(running);
    await withdraw(visitor);
    expect(await kept()).toEqual([]);
    expect(await seenAt(visitor, home())).toEqual(quiet);
    await visitor.setCookieDomain(before);
    expect(await seenAt(visitor, home())).toEqual(quiet);
  });

  test('a choice on one website reaches the other, and replaces what that one remembered', async () => {
    await visitor.setCookieDomain(undefined);
    for (const url of [home(), `${sites.www}/`]) {
      await visitor.open(url);
      await press(visitor, 'all');
      await expect.poll(() => visitor.copies()).not.toHaveLength(0);
      expect(await seenAt(visitor, url)).toEqual(running);
    }
    expect(await visitor.copies()).toHaveLength(2);
    await visitor.setCookieDomain('clinic.localhost');
    await visitor.open(`${sites.www}/`);
    await withdraw(visitor);
    expect(await seenAt(visitor, `${sites.www}/`)).toEqual(quiet);
    expect(await seenAt(visitor, home())).toEqual(quiet);
    expect(await kept()).toEqual([]);
  });
});

test('a yes holds over a no of the same day that was kept elsewhere', async () => {
  await visitor.plant(sites.privacy, planted(no), planted(no, 'Path=/privacy/'));
  await visitor.open(sites.privacy + addresses.policy('privacy'));
  await openPreferences(visitor.page);
  await visitor.page.locator('#consent-preferences [data-choose=all]').click();
  await expect.poll(() => visitor.elsewhere.length).toBeGreaterThan(0);
  expect(await kept()).not.toEqual([]);
  expect(await seenAt(visitor, home())).toEqual(running);
});

describe('the counter', () => {
  const counted = (): string[] => {
    const asked: string[] = [];
    visitor.page.on('request', (request) => {
      if (request.url().endsWith('/api/visits')) asked.push(request.url());
    });
    return asked;
  };
  const word = (value: string, place?: string) => planted(value, place, 'candour_counter');

  test.each([
    ['host first', [word('on'), word('off', PARENT)]],
    ['parent domain first', [word('off', PARENT), word('on')]],
    ['a longer path first', [word('on', 'Path=/privacy/'), word('off', PARENT)]],
    ['a damaged copy first', [word('planted'), word('off', PARENT)]],
  ])('stays off if one copy says so: %s', async (_, copies) => {
    const asked = counted();
    await visitor.plant(sites.privacy, ...copies);
    for (const path of [addresses.policy('privacy'), '/']) await visitor.open(sites.privacy + path);
    expect(asked).toEqual([]);
    expect(await visitor.copies('candour_counter')).toEqual([
      { domain: '.clinic.localhost', path: '/', value: 'off' },
    ]);
  });

  test('is switched on again whatever copies said “off”', async () => {
    await visitor.plant(sites.privacy, word('off', PARENT), word('off'), word('off', 'Path=/privacy/'));
    await visitor.open(sites.privacy + addresses.policy('privacy'));
    await openPreferences(visitor.page);
    const asked = counted();
    await visitor.page.locator('#consent-preferences [data-choose=all]').click();
    await expect.poll(() => asked).toHaveLength(1);
    expect(await visitor.copies('candour_counter')).toEqual([]);
  });

  test('is switched off whatever copies say “on”', async () => {
    await visitor.plant(sites.privacy, word('on', 'Domain=privacy.clinic.localhost'), word('on'));
    await visitor.open(home());
    await press(visitor, 'counter-off');
    const asked = counted();
    await visitor.open(home());
    expect(asked).toEqual([]);
    expect((await visitor.copies('candour_counter')).map(({ value }) => value)).toEqual(['off']);
  });
});

test('hundreds of cookies are tidied without a noticeable wait', async () => {
  // A server takes 16 kB of them.
  const many = Array.from({ length: 150 }, (_, at) => `_ga_${at}=${at}; Max-Age=9999; Path=/`);
  const large = `_ga_large=${'x'.repeat(4000)}; Max-Age=9999; Path=/privacy`;
  const hidden = '_ga=2; Max-Age=9999; Path=/privacy/; Domain=clinic.localhost';
  const choices = [planted(daysAgo(3, yes)), planted(no, PARENT)];
  await visitor.plant(sites.privacy, ...many, large, hidden, ...choices);
  await visitor.page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  expect(await seenAt(visitor, sites.privacy + addresses.policy('privacy'))).toEqual(quiet);
  const left = (await visitor.context.cookies()).map(({ name }) => name);
  expect(left.filter((name) => name.startsWith('_ga'))).toEqual([]);
  const tasks = await visitor.page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  expect(Math.max(0, ...tasks)).toBeLessThan(1500);
});
