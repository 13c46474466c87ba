import { allowedIn, pageFaults, requestFaults, storageFaults } from '../allowed.ts';
import { choose, dialog, keptChoice, openPreferences } from '../banner.ts';
import { observations } from '../observe.ts';
import { expectThat, hasBanner, under } from '../run.ts';
import type { Check, Finding } from '../run.ts';
import { storedIn } from '../stored.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';
import { headingIsCovered } from './covered.ts';

export const refusalHolds: Check = {
  item: 5,
  title: 'After Reject, nothing optional is stored or contacted, here and on other pages, and the site works',
  needs: 'choice',
  run: async (run) => {
    const allowed = allowedIn(run, 'refused');
    const seen = await observations(run, 'refused');
    const journey = await visiting(run, {}, async ({ page, open, requests }) => {
      await open(under(run, '/'));
      requests.length = 0;
      await choose(page, 'necessary');
      await settled(page);
      const findings: Finding[] = [];
      for (const path of [under(run, '/'), ...run.pages.slice(1, 4)]) {
        await open(path);
        findings.push(
          ...expectThat(
            !(await headingIsCovered(page)),
            'The page cannot be used after Reject: something lies over it',
            path,
          ),
          ...storageFaults(allowed, await storedIn(page), path),
        );
      }
      return [...findings, ...requestFaults(run, allowed, requests, under(run, '/'))];
    });
    return [
      ...journey,
      ...seen.flatMap((look) => [
        ...expectThat(!look.banner, 'The banner asks again after Reject', look.path),
        ...pageFaults(run, allowed, look),
      ]),
    ];
  },
};

export const onlyAChoiceCounts: Check = {
  item: 6,
  title: 'Scrolling, reading on, Escape, closing the preferences or waiting is no consent',
  needs: 'choice',
  run: (run) =>
    visiting(run, {}, async ({ page, open, requests }) => {
      await page.clock.install();
      await open(under(run, '/'));
      const allowed = allowedIn(run, 'fresh');
      const findings: Finding[] = [];
      const steps: [what: string, act: () => Promise<unknown>][] = [
        ['scrolling', () => page.mouse.wheel(0, 2000)],
        ['pressing Escape', () => page.keyboard.press('Escape')],
        [
          'reading another page',
          () => open(run.pages.filter((path) => hasBanner(run, path))[1] ?? under(run, '/')),
        ],
        [
          'leaving the preferences with Escape',
          async () => {
            await openPreferences(page);
            await page.keyboard.press('Escape');
          },
        ],
        [
          'closing the preferences',
          async () => {
            await openPreferences(page);
            await dialog(page).locator('[data-choose="close"]').click();
          },
        ],
        ['an hour', () => page.clock.fastForward(3_600_000)],
      ];
      for (const [what, act] of steps) {
        await act();
        await settled(page);
        findings.push(
          ...expectThat(!(await keptChoice(page)), `A choice is stored after ${what}`),
          ...expectThat(
            await page.locator('section.consent-banner').isVisible(),
            `The banner is gone after ${what}`,
          ),
          ...storageFaults({ ...allowed, when: `after ${what}` }, await storedIn(page), page.url()),
        );
      }
      return [...findings, ...requestFaults(run, allowed, requests, under(run, '/'))];
    }),
};

export const refusalIsNobody: Check = {
  item: 24,
  title:
    'What is stored after Reject is the same for everybody: nothing in it tells one visitor from another',
  needs: 'choice',
  run: async (run) => {
    const kept = () =>
      visiting(run, {}, async ({ page, open }) => {
        await open(under(run, '/'));
        await choose(page, 'necessary');
        await settled(page);
        return (await storedIn(page)).map(({ kind, name, value }) => `${kind} ${name} ${value}`).sort();
      });
    const one = await kept();
    const other = await kept();
    return [
      ...expectThat(one.length > 0, 'Nothing is stored after Reject, so the choice would be forgotten'),
      ...expectThat(
        one.join('\n') === other.join('\n'),
        'Two visitors who rejected have different things stored',
      ),
    ];
  },
};
