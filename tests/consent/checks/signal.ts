import { addresses } from '../../../content/addresses.ts';
import { askedPurposes } from '../../../content/storage/choices.ts';
import { allowedIn, isCount, pageFaults } from '../allowed.ts';
import { bannerInSight, choose, grantedNow } from '../banner.ts';
import { observations } from '../observe.ts';
import { expectThat, under } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { seedOf } from '../states.ts';
import { storedIn } from '../stored.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

export const signalIsHonoured: Check = {
  item: 18,
  title: 'Global Privacy Control is noticed, said and honoured, and a later explicit choice outlives it',
  needs: 'choice',
  run: async (run) => {
    const allowed = allowedIn(run, 'signal');
    const seen = await observations(run, 'signal');
    return [
      ...seen.flatMap((look) => pageFaults(run, allowed, look)),
      ...(await visiting(run, { signal: true }, async ({ page, open, requests }) => {
        await open(under(run, '/'));
        const said = await page.locator('.consent-banner .consent-signal').isVisible();
        const uncounted = !requests.some((url) => isCount(run, url));
        await choose(page, 'all');
        await settled(page);
        await open(under(run, '/'));
        const gpc = await page.request.get(`${run.origin}${under(run, addresses.gpc)}`);
        const honours = gpc.ok() && ((await gpc.json()) as { gpc?: unknown }).gpc === true;
        const asked = askedPurposes(run.register).flatMap(({ services }) => services).length;
        return [
          ...expectThat(said, 'The banner does not say that the signal was noticed'),
          ...expectThat(uncounted, 'The counter counts in spite of the signal'),
          ...expectThat(
            (await grantedNow(page)).length === asked,
            'An explicit yes does not outlive the signal',
          ),
          ...expectThat(
            !(await bannerInSight(page)).banner,
            'The banner asks again in spite of an explicit yes',
          ),
          ...expectThat(honours, `${addresses.gpc} does not say that the signal is honoured`),
        ];
      })),
      ...(await comesLater(run)),
    ];
  },
};

/** A yes that was given without the signal, and then the browser starts to send it. */
async function comesLater(run: Run): Promise<Finding[]> {
  if (askedPurposes(run.register).length === 0) return [];
  const { cookies } = await seedOf(run, 'accepted');
  return visiting(run, { signal: true, seed: { cookies, left: [] } }, async ({ page, open, requests }) => {
    const home = under(run, '/');
    await open(home);
    const allowed = { ...allowedIn(run, 'signal'), when: 'when the signal came after a yes' };
    return [...pageFaults(run, allowed, { path: home, stored: await storedIn(page), requests })];
  });
}
