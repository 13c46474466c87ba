import { addresses } from '../../../content/addresses.ts';
import { needsChoice } from '../../../content/storage/choices.ts';
import { allowedIn, pageFaults, requestFaults, storageFaults } from '../allowed.ts';
import { observations } from '../observe.ts';
import { expectThat, hasBanner, under } from '../run.ts';
import type { Check, Finding } from '../run.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';

export const nothingBeforeChoice: Check = {
  item: 2,
  title: 'Before a choice, nothing is stored and nobody is contacted but what the law allows without consent',
  run: async (run) => {
    const allowed = allowedIn(run, 'fresh');
    return (await observations(run, 'fresh')).flatMap((look) => pageFaults(run, allowed, look));
  },
};

export const nothingStale: Check = {
  item: 3,
  title:
    'When a choice is over or was about something else, what it allowed is gone before the banner is painted',
  needs: 'consent',
  run: async (run) => {
    const states = await Promise.all(
      (['expired', 'old-revision'] as const).map(async (state) => ({
        allowed: allowedIn(run, state),
        seen: await observations(run, state),
      })),
    );
    return states.flatMap(({ allowed, seen }) =>
      seen.flatMap((look) => [
        ...expectThat(
          look.banner || !hasBanner(run, look.path),
          `The banner cannot be seen ${allowed.when}`,
          look.path,
        ),
        ...storageFaults(
          { ...allowed, when: `${allowed.when}, as the banner appears` },
          look.atBanner,
          look.path,
        ),
        ...pageFaults(run, allowed, look),
      ]),
    );
  },
};

export const nothingWithoutScript: Check = {
  item: 20,
  title:
    'Without JavaScript nothing is stored or asked of others, no dead button shows, and the cookie page says so',
  run: (run) =>
    visiting(run, { javaScriptEnabled: false }, async ({ context, page, requests }) => {
      const nothing = { services: [], when: 'where JavaScript is off' };
      const findings: Finding[] = [];
      for (const path of run.full ? run.pages : run.samples) {
        requests.length = 0;
        await page.goto(run.origin + path);
        await settled(page, { scripts: false });
        const dead = await page.locator(BUTTONS).filter({ visible: true }).count();
        const says = await page.locator('.consent-without').filter({ visible: true }).count();
        const choosing = path === under(run, addresses.policy('cookies')) && needsChoice(run.register);
        const cookies = (await context.cookies()).map(({ name }) => ({ kind: 'cookie' as const, name }));
        findings.push(
          ...storageFaults(nothing, cookies, path),
          ...requestFaults(run, nothing, requests, path),
          ...expectThat(dead === 0, 'A button shows that does nothing without JavaScript', path),
          ...expectThat(
            !choosing || says > 0,
            'The cookie page does not say why there is nothing to choose without JavaScript',
            path,
          ),
        );
      }
      return findings;
    }),
};

/** What only a script can bring to life. */
const BUTTONS =
  '.consent-banner, .consent-icon, [data-role], [data-choose], [data-embed-show], [data-consent-choices]';
