import { bannerInSight } from '../banner.ts';
import { expectThat, under } from '../run.ts';
import type { Check, Run, Seed } from '../run.ts';
import { seedOf, withChoice } from '../states.ts';
import { visiting } from '../visitor.ts';

const DAY = 86_400_000;

/** Whether the banner asks somebody who comes with this choice, for each of them, so many days from now. */
const areAsked = (run: Run, cases: { cookies: Seed['cookies']; days?: number }[]): Promise<boolean[]> =>
  visiting(run, {}, async ({ context, page, open }) => {
    const now = Date.now();
    await page.clock.install({ time: now });
    const asked: boolean[] = [];
    for (const { cookies, days = 0 } of cases) {
      await context.clearCookies();
      await context.addCookies(cookies);
      await page.clock.setSystemTime(now + days * DAY);
      await open(under(run, '/'));
      asked.push((await bannerInSight(page)).banner);
    }
    return asked;
  });

export const asksForWhatIsNew: Check = {
  item: 11,
  title: 'A new purpose or company is asked about; a text that changed is not',
  needs: 'consent',
  run: async (run) => {
    const { cookies: yes } = await seedOf(run, 'accepted');
    const { cookies: no } = await seedOf(run, 'refused');
    const data = (asked: string[], texts = 'f'.repeat(64)) => ({ data: { asked, signal: false, texts } });
    const asked = run.register.purposes.map(({ id }) => id);
    const [words, vendor, refusedVendor, refusedPurpose] = await areAsked(run, [
      { cookies: withChoice(yes, data(asked)) },
      { cookies: withChoice(yes, { revision: 1 }) },
      { cookies: withChoice(no, { revision: 1, ...data(asked) }) },
      { cookies: withChoice(no, { revision: 1, ...data(['an-older-purpose']) }) },
    ]);
    return [
      ...expectThat(words === false, 'Somebody who said yes is asked again though only words changed'),
      ...expectThat(vendor === true, 'Somebody who said yes is not asked about a new purpose or company'),
      ...expectThat(refusedVendor === false, 'Somebody who said no is asked again though no purpose is new'),
      ...expectThat(refusedPurpose === true, 'Somebody who said no is not asked about a new purpose'),
    ];
  },
};

export const refusalIsRemembered: Check = {
  item: 16,
  title: 'After a no, nobody is asked again for six months; yes and no live equally long',
  needs: 'choice',
  run: async (run) => {
    const [yes, no] = await Promise.all([seedOf(run, 'accepted'), seedOf(run, 'refused')]);
    const [yesDays, noDays] = [yes, no].map(({ cookies }) => {
      const { expires = 0 } = cookies.find(({ name }) => name === 'candour_consent') ?? {};
      return (expires * 1000 - Date.now()) / DAY;
    });
    const [early, late, lateYes] = await areAsked(run, [
      { cookies: no.cookies, days: 180 },
      { cookies: no.cookies, days: 184 },
      { cookies: yes.cookies, days: 184 },
    ]);
    return [
      ...expectThat(early === false, 'Somebody who said no is asked again after less than six months'),
      ...expectThat(late === true, 'Somebody who said no is not asked again after six months'),
      ...expectThat(lateYes === true, 'A yes is still taken for one after more than six months'),
      ...expectThat(
        Math.abs((yesDays ?? 0) - (noDays ?? 0)) <= 1,
        `A yes is kept ${Math.round(yesDays ?? 0)} days and a no ${Math.round(noDays ?? 0)}`,
      ),
    ];
  },
};
