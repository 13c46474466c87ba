import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
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
  choose,
  seenAt,
  visitorOf,
  withdraw,
} from '../support/cookie-copies.ts';
import type { Visitor } from '../support/cookie-copies.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';
import { rows } from '../support/visit.ts';

const PARENT = 'Domain=clinic.localhost';

let sites: TwoSites;
/** Choices as a page of this site wrote them. */
let yes: ChoiceCookie;
let no: ChoiceCookie;
beforeAll(async () => {
  sites = await openTwoSites();
  sites.publish(pagesWithBanner(sites.privacy));
  [yes, no] = await Promise.all([choiceAfter(sites, 'all'), choiceAfter(sites, 'necessary')]);
});
afterAll(() => sites.close());

const visiting = visitorOf(() => sites);
const home = () => `${sites.privacy}/`;

/** The services that the only copy allows. */
async function kept(visitor: Visitor) {
  const copies = await visitor.copies();
  expect(copies.map(({ path }) => path)).toEqual(['/']);
  return grantedBy(choiceIn(copies[0]?.value ?? ''));
}

const quiet = { state: 'kept', services: false };
const running = { state: 'kept', services: true };
const asking = { state: 'ask', services: false };

describe('two copies on one page, whichever the browser lists first', () => {
  test.concurrent.for<
    [name: string, host: () => ChoiceCookie | string, parent: () => ChoiceCookie | string, is: object]
  >([
    ['a newer refusal on the parent domain holds', () => daysAgo(3, yes), () => no, quiet],
    ['a newer refusal on the host holds', () => no, () => daysAgo(3, yes), quiet],
    ['a refusal holds over a consent of the same day', () => yes, () => no, quiet],
    ['a newer consent holds', () => daysAgo(3, no), () => yes, running],
    ['a damaged copy does not hide a refusal', () => 'planted', () => no, quiet],
    ['a damaged copy does not hide a consent', () => yes, () => '%7B%22categories%22', running],
    ['an expired choice is ignored', () => daysAgo(200, yes), () => daysAgo(190, no), asking],
    ['a newer refusal holds over an expired consent', () => daysAgo(200, yes), () => daysAgo(2, no), quiet],
  ])(
    '%s',
    visiting(async (visitor, [, host, parent, is]) => {
      const copies = [planted(host()), planted(parent(), PARENT)];
      for (const order of [copies, copies.toReversed()]) {
        await visitor.context.clearCookies();
        await visitor.plant(sites.privacy, ...order);
        expect(await seenAt(visitor, home())).toEqual(is);
        expect(await visitor.copies()).toHaveLength(is === asking ? 0 : 1);
      }
      expect(await seenAt(visitor, home())).toEqual(is);
    }),
  );

  test.concurrent(
    'the clinic’s other website applies the same copy',
    visiting(async (visitor) => {
      const copies = [planted(daysAgo(3, yes)), planted(no, PARENT)];
      for (const order of [copies, copies.toReversed()]) {
        await visitor.context.clearCookies();
        await visitor.plant(sites.www, ...order);
        expect(await seenAt(visitor, `${sites.www}/`)).toEqual(quiet);
        expect(await kept(visitor)).toEqual([]);
      }
      await visitor.plant(sites.www, planted('planted'), planted(yes, PARENT));
      expect(await seenAt(visitor, `${sites.www}/`)).toEqual(running);
    }),
  );

  test.concurrent.for([
    ['on a longer path', 'Path=/privacy'],
    ['on a longer path with a slash', 'Path=/privacy/'],
    ['on the host as a domain', 'Domain=privacy.clinic.localhost'],
    ['in a partition', 'Secure; Partitioned; SameSite=None'],
  ])(
    'an older consent %s does not hide a refusal, and is deleted',
    visiting(async (visitor, [, place]) => {
      await visitor.plant(sites.privacy, planted(daysAgo(3, yes), place), planted(no, PARENT));
      expect(await seenAt(visitor, sites.privacy + addresses.policy('privacy'))).toEqual(quiet);
      expect(await kept(visitor)).toEqual([]);
    }),
  );

  test.concurrent(
    'the banner does not flash',
    visiting(async (visitor) => {
      await visitor.page.addInitScript(() => {
        const states: unknown[] = [];
        Object.assign(window, { states });
        new MutationObserver(() => states.push(document.documentElement.dataset['consent'])).observe(
          document,
          {
            subtree: true,
            attributes: true,
            attributeFilter: ['data-consent'],
          },
        );
      });
      const states = () => visitor.page.evaluate(() => (window as unknown as { states: string[] }).states);
      await visitor.plant(sites.privacy, planted('planted'), planted(no, PARENT));
      await visitor.open(home());
      expect(new Set(await states())).toEqual(new Set(['kept']));
      await visitor.plant(sites.privacy, planted({ ...daysAgo(3, yes), revision: 1 }), planted(yes, PARENT));
      await visitor.open(home());
      expect(new Set(await states())).toEqual(new Set(['kept']));
    }),
  );

  test.concurrent(
    'a consent that a refusal replaced is recorded as withdrawn',
    visiting(async (visitor, { expect }: TestContext) => {
      const consentId = crypto.randomUUID();
      await visitor.plant(sites.privacy, planted({ ...daysAgo(3, yes), consentId }), planted(no, PARENT));
      await visitor.open(home());
      const actions = () => rows(sites, `SELECT action FROM consent_receipts WHERE id = '${consentId}'`);
      await expect.poll(actions).toEqual([{ action: 'withdraw' }]);
      await visitor.open(home());
      expect(actions()).toHaveLength(1);
    }),
  );
});

describe('when cookieDomain changes between two choices', () => {
  test.concurrent(
    'a choice on one website replaces the choice on the other',
    visiting(async (visitor, { expect }: TestContext) => {
      await visitor.setCookieDomain(undefined);
      for (const url of [home(), `${sites.www}/`]) {
        await visitor.open(url);
        await choose(visitor, 'all');
        await expect.poll(() => visitor.copies()).not.toHaveLength(0);
        expect(await seenAt(visitor, url)).toEqual(running);
      }
      expect(await visitor.copies()).toHaveLength(2);
      await visitor.setCookieDomain('clinic.localhost');
      await visitor.open(`${sites.www}/`);
      await withdraw(visitor);
      expect(await seenAt(visitor, `${sites.www}/`)).toEqual(quiet);
      expect(await seenAt(visitor, home())).toEqual(quiet);
      expect(await kept(visitor)).toEqual([]);
    }),
  );
});

test.concurrent(
  'a consent holds over a refusal of the same day on a longer path',
  visiting(async (visitor, { expect }: TestContext) => {
    await visitor.plant(sites.privacy, planted(no), planted(no, 'Path=/privacy/'));
    await visitor.open(sites.privacy + addresses.policy('privacy'));
    await openPreferences(visitor.page);
    await visitor.page.locator('#consent-preferences [data-choose=all]').click();
    await expect.poll(() => visitor.elsewhere.length).toBeGreaterThan(0);
    expect(await kept(visitor)).not.toEqual([]);
    expect(await seenAt(visitor, home())).toEqual(running);
  }),
);

describe('the counter', () => {
  const counted = (visitor: Visitor): string[] => {
    const asked: string[] = [];
    visitor.page.on('request', (request) => {
      if (request.url().endsWith('/api/visits')) asked.push(request.url());
    });
    return asked;
  };
  const word = (value: string, place?: string) => planted(value, place, 'candour_counter');

  test.concurrent.for<[name: string, copies: string[]]>([
    ['host first', [word('on'), word('off', PARENT)]],
    ['parent domain first', [word('off', PARENT), word('on')]],
    ['a longer path first', [word('on', 'Path=/privacy/'), word('off', PARENT)]],
    ['a damaged copy first', [word('planted'), word('off', PARENT)]],
  ])(
    'stays off if one copy says so (%s)',
    visiting(async (visitor, [, copies]) => {
      const asked = counted(visitor);
      await visitor.plant(sites.privacy, ...copies);
      for (const path of [addresses.policy('privacy'), '/']) await visitor.open(sites.privacy + path);
      expect(asked).toEqual([]);
      expect(await visitor.copies('candour_counter')).toEqual([
        { domain: '.clinic.localhost', path: '/', value: 'off' },
      ]);
    }),
  );

  test.concurrent(
    'is switched on again even if copies say “off”',
    visiting(async (visitor, { expect }: TestContext) => {
      await visitor.plant(sites.privacy, word('off', PARENT), word('off'), word('off', 'Path=/privacy/'));
      await visitor.open(sites.privacy + addresses.policy('privacy'));
      await openPreferences(visitor.page);
      const asked = counted(visitor);
      await visitor.page.locator('#consent-preferences [data-choose=all]').click();
      await expect.poll(() => asked).toHaveLength(1);
      expect(await visitor.copies('candour_counter')).toEqual([]);
    }),
  );

  test.concurrent(
    'is switched off even if copies say “on”',
    visiting(async (visitor) => {
      await visitor.plant(sites.privacy, word('on', 'Domain=privacy.clinic.localhost'), word('on'));
      await visitor.open(home());
      await choose(visitor, 'counter-off');
      const asked = counted(visitor);
      await visitor.open(home());
      expect(asked).toEqual([]);
      expect((await visitor.copies('candour_counter')).map(({ value }) => value)).toEqual(['off']);
    }),
  );
});
