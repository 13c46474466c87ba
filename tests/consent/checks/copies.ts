import { addresses } from '../../../content/addresses.ts';
import { allowedIn, pageFaults } from '../allowed.ts';
import { bannerInSight, grantedNow } from '../banner.ts';
import { expectThat, under } from '../run.ts';
import type { Check, Finding, Seed } from '../run.ts';
import { seedOf, withChoice } from '../states.ts';
import { storedIn } from '../stored.ts';
import { visiting } from '../visitor.ts';

const DAY = 86_400_000;
const CHOICE = 'candour_consent';

/**
 * A browser may hold several cookies of one name, and lists those of longer paths first (RFC 6265bis, section 5.8.3). Here
 * an older yes lies on a longer path than a newer no.
 */
export const oneChoiceHolds: Check = {
  item: 25,
  title: 'Where a browser holds several copies of the choice, the newest holds, and one of them is left',
  needs: 'consent',
  run: async (run) => {
    const path = under(run, addresses.policy('cookies'));
    const [yes, no] = await Promise.all([seedOf(run, 'accepted'), seedOf(run, 'refused')]);
    return visiting(run, {}, async ({ context, page, open, requests }) => {
      await context.addCookies([...no.cookies, ...olderCopies(yes, path)]);
      const findings: Finding[] = [];
      for (const when of ['after a no, beside an older yes', 'after a no that replaced an older yes']) {
        requests.length = 0;
        await open(path);
        const seen = { path, requests, stored: await storedIn(page) };
        findings.push(
          ...pageFaults(run, { ...allowedIn(run, 'refused'), when }, seen),
          ...expectThat(!(await bannerInSight(page)).banner, `The banner asks ${when}`, path),
          ...expectThat((await grantedNow(page)).length === 0, `Something is allowed ${when}`, path),
        );
      }
      const copies = (await context.cookies(run.origin + path)).filter(({ name }) => name === CHOICE);
      return [
        ...findings,
        ...expectThat(copies.length === 1, `There are ${copies.length} copies of the choice`, path),
      ];
    });
  },
};

/** The same choice as it was made a month ago, kept on this path. */
function olderCopies({ cookies }: Seed, path: string): Seed['cookies'] {
  const time = new Date(Date.now() - 30 * DAY).toISOString();
  return withChoice(cookies, { consentTimestamp: time, lastConsentTimestamp: time })
    .filter(({ name }) => name === CHOICE)
    .map((cookie) => ({ ...cookie, path }));
}
