import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Moment } from '../base/calendar.ts';
import type { ConsentReport } from '../mail/consent-report.ts';

const DAY = 86_400_000;

/** The part of `report.json` that the email needs. `verify:consent` writes more. */
const reportSchema = z.object({
  site: z.url(),
  at: z.iso.datetime(),
  pages: z.array(z.string()),
  results: z.array(
    z.object({
      findings: z.array(
        z.object({ level: z.enum(['fault', 'note']), text: z.string(), page: z.string().optional() }),
      ),
    }),
  ),
});

/**
 * Returns the newest report in a folder. Throws if there is none, if it cannot be read, or if it is more than a day old:
 * then this week's check did not write one.
 */
export function newestReport(folder: string, now: Moment): ConsentReport {
  const name = readdirSync(folder)
    .filter((one) => /^\d{4}-\d\d-\d\d-\d{4}$/.test(one))
    .sort()
    .at(-1);
  if (name === undefined) throw new Error(`There is no report of verify:consent in ${folder}.`);
  const path = join(folder, name);
  const parsed = reportSchema.safeParse(JSON.parse(readFileSync(join(path, 'report.json'), 'utf8')));
  if (!parsed.success) throw new Error(`${path}/report.json is no report of this release.`);
  const { site, at, pages, results } = parsed.data;
  const moment = Date.parse(at);
  if (Math.abs(now - moment) > DAY)
    throw new Error(
      `The newest report in ${folder} is from ${at.slice(0, 10)}: verify:consent wrote none today.`,
    );
  const faults = results.flatMap(({ findings }) => findings.filter(({ level }) => level === 'fault'));
  return { site, at: moment, pages: pages.length, faults, folder: path };
}
