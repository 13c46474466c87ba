import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { revisionOf } from '../../../content/storage/revision.ts';
import { withoutQuery } from '../allowed.ts';
import type { Result } from '../judge.ts';
import type { Run, StateName } from '../run.ts';
import { named } from '../stored.ts';
import { asPage } from './page.ts';

/** All that a report says. Neither values of stored items nor queries of addresses are in it. */
export interface Report {
  site: string;
  clinic: string;
  /** When it was written, in UTC. */
  at: string;
  /** Whether other companies' computers were asked, or played. */
  live: boolean;
  browser: string;
  revision: number;
  pages: string[];
  results: Result[];
  /** What was seen, by state of the visitor. */
  seen: { state: string; stored: string[]; contacted: string[] }[];
}

/** Writes the report as JSON and as a page into a folder named by its day and time, and says where that is. */
export async function writeReport(out: string, run: Run, results: Result[], at: Date): Promise<string> {
  const report = await reportOf(run, results, at);
  const folder = join(out, report.at.slice(0, 16).replace('T', '-').replace(':', ''));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, 'report.html'), asPage(report));
  return folder;
}

/** From somebody new to somebody who comes back, whichever was looked at first. */
const inOrder: StateName[] = ['fresh', 'signal', 'accepted', 'refused', 'expired', 'old-revision'];

async function reportOf(run: Run, results: Result[], at: Date): Promise<Report> {
  const looks = (await Promise.allSettled(run.seen.values())).flatMap((look) =>
    look.status === 'fulfilled' ? look.value : [],
  );
  const states = inOrder.filter((state) => looks.some((look) => look.state === state));
  return {
    site: `${run.origin}${run.base}/`,
    clinic: run.clinic,
    at: at.toISOString(),
    live: run.live,
    browser: `Chromium ${run.browser.version()}`,
    revision: revisionOf(run.register),
    pages: run.pages,
    results,
    seen: states.map((state) => {
      const here = looks.filter((look) => look.state === state);
      return {
        state,
        stored: sorted(here.flatMap(({ stored }) => stored.map(named))),
        contacted: sorted(
          here.flatMap(({ requests }) =>
            requests.filter((url) => new URL(url).origin !== run.origin).map((url) => withoutQuery(url)),
          ),
        ),
      };
    }),
  };
}

const sorted = (words: string[]): string[] => [...new Set(words)].sort();
