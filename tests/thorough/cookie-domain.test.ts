import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import { grantedBy } from '../../site/scripts/consent/choice-rule.ts';
import { addresses } from '../../content/addresses.ts';
import { daysAgo } from '../support/choices.ts';
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
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';

/** Copies of the choice that an earlier `cookieDomain` left behind, and hundreds of cookies. */

let sites: TwoSites;
beforeAll(async () => {
  sites = await openTwoSites();
  sites.publish(pagesWithBanner(sites.privacy));
});
afterAll(() => sites.close());

const visiting = visitorOf(() => sites);
const quiet = { state: 'kept', services: false };
const running = { state: 'kept', services: true };

test.concurrent.for([
  [undefined, 'clinic.localhost'],
  ['clinic.localhost', undefined],
  ['clinic.localhost', 'privacy.clinic.localhost'],
  // Browsers refuse both: this host is not below `elsewhere.example`, and everybody's hosts are below
  // `localhost`.
  [undefined, 'elsewhere.example'],
  ['elsewhere.example', 'clinic.localhost'],
  ['clinic.localhost', 'localhost'],
  ['localhost', undefined],
])(
  'a refusal stops what a consent started when cookieDomain changes from %s to %s',
  visiting(async (visitor, [before, after], { expect }: TestContext) => {
    const home = `${sites.privacy}/`;
    await visitor.setCookieDomain(before);
    await visitor.open(home);
    await choose(visitor, 'all');
    await expect.poll(() => visitor.elsewhere.length).toBeGreaterThan(0);
    expect(await seenAt(visitor, home)).toEqual(running);

    await visitor.setCookieDomain(after);
    expect(await seenAt(visitor, home)).toEqual(running);
    await withdraw(visitor);
    const copies = await visitor.copies();
    expect(copies.map(({ path, value }) => [path, grantedBy(choiceIn(value))])).toEqual([['/', []]]);
    expect(await seenAt(visitor, home)).toEqual(quiet);
    await visitor.setCookieDomain(before);
    expect(await seenAt(visitor, home)).toEqual(quiet);
  }),
);

test.concurrent(
  'deletes hundreds of cookies without reading them again for each one',
  visiting(async (visitor) => {
    // A server accepts 16 kB of cookies.
    const many = Array.from({ length: 150 }, (_, at) => `_ga_${at}=${at}; Max-Age=9999; Path=/`);
    const large = `_ga_large=${'x'.repeat(4000)}; Max-Age=9999; Path=/privacy`;
    const hidden = '_ga=2; Max-Age=9999; Path=/privacy/; Domain=clinic.localhost';
    const [yes, no] = await Promise.all([choiceAfter(sites, 'all'), choiceAfter(sites, 'necessary')]);
    const choices = [planted(daysAgo(3, yes)), planted(no, 'Domain=clinic.localhost')];
    await visitor.plant(sites.privacy, ...many, large, hidden, ...choices);
    await visitor.page.addInitScript(() => {
      const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<
        TypedPropertyDescriptor<string>
      >;
      Object.assign(window, { reads: 0 });
      Object.defineProperty(document, 'cookie', {
        ...cookie,
        get() {
          (window as unknown as { reads: number }).reads += 1;
          return cookie.get.call(document);
        },
      });
    });
    expect(await seenAt(visitor, sites.privacy + addresses.policy('privacy'))).toEqual(quiet);
    const reads = await visitor.page.evaluate(() => (window as unknown as { reads: number }).reads);
    const left = (await visitor.context.cookies()).map(({ name }) => name);
    expect(left.filter((name) => name.startsWith('_ga'))).toEqual([]);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(many.length / 3);
  }),
);
