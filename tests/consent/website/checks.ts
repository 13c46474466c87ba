import { addresses } from '../../../content/addresses.ts';
import { allowedIn, isFrom, originsOf } from '../allowed.ts';
import type { Allowed } from '../allowed.ts';
import { button, choose, withdraw } from '../banner.ts';
import { expectThat, fault } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { isListed, named, storedIn } from '../stored.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';
import { companyOf } from './companies.ts';

/** A website of the clinic with the drop-in, and the origin of the Candour that it comes from. */
export interface Website {
  candour: string;
}

/** How many pages are visited. Forgotten tags are nearly always in a template. */
const MOST_PAGES = 40;

/**
 * What is checked on another website of the clinic, which has the banner from Candour. Candour and what it sends there is
 * the website's own.
 */
export function websiteChecks({ candour }: Website): Check[] {
  return [
    {
      item: 1,
      title: 'Every page has the banner',
      run: (run) =>
        visiting(run, {}, async ({ page, open }) => {
          const findings: Finding[] = [];
          for (const path of pagesOf(run)) {
            await open(path);
            const tag = page.locator(`script[src$="${addresses.dropIn}"]`);
            findings.push(
              ...expectThat((await tag.count()) > 0, 'The line that loads the banner is missing', path),
              ...expectThat(await button(page, 'necessary').isVisible(), 'The banner does not show', path),
            );
          }
          return findings;
        }),
    },
    {
      item: 2,
      title: 'Before a choice, nothing is stored and nobody else is contacted',
      run: (run) => strayTags(run, candour, allowedIn(run, 'fresh'), () => Promise.resolve()),
    },
    {
      item: 3,
      title: 'After a no, nothing is stored and nobody else is contacted',
      run: (run) => strayTags(run, candour, allowedIn(run, 'refused'), (page) => choose(page, 'necessary')),
    },
    {
      item: 4,
      title: 'After a yes was taken back, nothing is stored and nobody else is contacted',
      needs: 'consent',
      run: (run) =>
        strayTags(
          run,
          candour,
          { ...allowedIn(run, 'refused'), when: 'after a yes was taken back' },
          async (page) => {
            await choose(page, 'all');
            // The settings button is back once the confirmation is gone.
            await page.reload();
            await settled(page);
            await withdraw(page);
          },
        ),
    },
  ];
}

const pagesOf = (run: Run): string[] => run.pages.slice(0, MOST_PAGES);

/** Answers on the first page, then looks at each: a finding for every host and every stored item that is not allowed. */
function strayTags(
  run: Run,
  candour: string,
  { services, when }: Allowed,
  answer: (page: Parameters<typeof choose>[0]) => Promise<void>,
): Promise<Finding[]> {
  const own = [run.origin, candour];
  const origins = originsOf(services);
  const items = services.flatMap((service) => service.items);
  return visiting(run, {}, async ({ page, open, requests }) => {
    await open(`${run.base}/`);
    await answer(page);
    await settled(page);
    const findings: Finding[] = [];
    for (const path of pagesOf(run)) {
      requests.length = 0;
      await open(path);
      const hosts = new Map(
        requests
          .filter((url) => !own.includes(new URL(url).origin))
          .filter((url) => !origins.some((origin) => isFrom(origin, url)))
          .map((url) => [new URL(url).hostname, url]),
      );
      for (const [host, url] of hosts)
        findings.push(forgotten(host, companyOf(url, run.register), when, path));
      for (const found of await storedIn(page))
        if (!items.some((item) => isListed(item, found)))
          findings.push(
            fault(`The ${named(found)} is stored ${when}, and the storage register does not allow it`, path),
          );
    }
    return findings;
  });
}

function forgotten(host: string, company: string | undefined, when: string, path: string): Finding {
  const who = company ? `${host} (${company})` : `${host} (a company that this check does not know)`;
  return fault(`The page contacts ${who} ${when}. Make its tag wait for consent, or remove it`, path);
}
