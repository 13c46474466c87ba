import type { Page, Route } from 'playwright-core';
import { askedPurposes } from '../../../content/storage/choices.ts';
import { allowedIn, allowedWith, pageFaults, storageFaults } from '../allowed.ts';
import { choose, grantedNow } from '../banner.ts';
import { expectThat, note, under } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { storedIn } from '../stored.ts';
import { succeeds } from '../succeeds.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

type Trouble = (route: Route) => Promise<void> | undefined;

/** What a computer in trouble does with a receipt. */
const troubles: Record<string, Trouble> = {
  'cannot be reached': (route) => route.abort('connectionrefused'),
  'answers with an error': (route) => route.fulfill({ status: 500, body: 'broken' }),
  'does not answer': () => undefined,
};

export const choiceNeedsNoServer: Check = {
  item: 23,
  title:
    'Where receipts cannot be delivered, a choice works all the same, a no stays a no, and the record waits',
  needs: 'choice',
  run: async (run) => {
    if (run.live) return [note('An outage is played on a copy of the site, never on a live one')];
    const findings = await Promise.all(
      Object.entries(troubles).flatMap(([what, trouble]) => [
        refuse(run, what, trouble),
        ...(what === 'does not answer' || !canAgree(run) ? [] : [accept(run, what, trouble)]),
      ]),
    );
    return findings.flat();
  },
};

/**
 * Where nothing needs a yes, Accept allows nothing. Its record has no number, as that of a no, so a page that cannot know
 * whether it arrived keeps it for a minute before it sends it again.
 */
const canAgree = ({ register }: Run): boolean => askedPurposes(register).length > 0;

const refuse = (run: Run, what: string, trouble: Trouble): Promise<Finding[]> =>
  visiting(run, {}, async ({ context, page, open, requests }) => {
    await context.route('**/api/consent', trouble);
    await open(under(run, '/'));
    requests.length = 0;
    const answered = await succeeds(choose(page, 'necessary'));
    await succeeds(page.locator('html[data-consent-said]').waitFor({ state: 'attached' }));
    const waiting = await queued(page);
    // A request that is never answered keeps a page from coming to rest; a new page begins anew.
    await context.unroute('**/api/consent', trouble);
    await context.route('**/api/consent', (route) => route.abort());
    await page.goto(run.origin + under(run, '/'));
    await settled(page);
    const allowed = { ...allowedIn(run, 'refused'), when: `after a no while our computer ${what}` };
    return [
      ...expectThat(answered, `The banner does not take a no while our computer ${what}`),
      ...expectThat(waiting === 1, `The record of a no is lost while our computer ${what}`),
      ...expectThat((await grantedNow(page)).length === 0, `A no became a yes while our computer ${what}`),
      ...expectThat(
        !(await page.locator('.consent-banner').isVisible()),
        `A no is forgotten while our computer ${what}`,
      ),
      ...pageFaults(run, allowed, { path: under(run, '/'), stored: await storedIn(page), requests }),
    ];
  });

const accept = (run: Run, what: string, trouble: Trouble): Promise<Finding[]> =>
  visiting(run, {}, async ({ context, page, open, receipts }) => {
    await context.route('**/api/consent', trouble);
    await open(under(run, '/'));
    await choose(page, 'all');
    await settled(page);
    const waiting = await queued(page);
    const granted = await grantedNow(page);
    await context.unroute('**/api/consent', trouble);
    receipts.length = 0;
    await open(under(run, '/'));
    const allowed = allowedWith(run, granted, `after a yes while our computer ${what}`);
    return [
      ...expectThat(waiting === 1, `The record of a yes is lost while our computer ${what}`),
      ...expectThat(
        receipts.some(({ status }) => status === 204),
        `The record of a yes is not delivered once our computer, which ${what}, is back`,
      ),
      ...expectThat((await queued(page)) === 0, 'A record that was delivered still waits'),
      ...storageFaults(allowed, await storedIn(page), under(run, '/')),
    ];
  });

const queued = (page: Page): Promise<number> =>
  page.evaluate(() => (JSON.parse(localStorage.getItem('candour_receipts') ?? '[]') as string[]).length);
