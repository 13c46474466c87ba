import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { dayInLondon } from '../base/calendar.ts';
import { systemClock } from '../base/clock.ts';
import { writeCsv } from '../base/csv.ts';
import { describeReport, reportRows } from '../casework/report-table.ts';
import { readYearReport } from '../casework/year-report.ts';
import { withCasework } from './open.ts';
import { writeData } from './write-data.ts';

/** Adds `report` to the program of `npm run cases`: the report of a year, the same as on the team pages. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('report on the requests that came in a year, with the reasons of refusals')
    .option('--year <year>', 'the year in which they came, such as 2026; otherwise this year', readYear)
    .option('--csv', 'as CSV, for a spreadsheet')
    .action(({ year, csv = false }: { year?: number; csv?: boolean }) =>
      withCasework(async (store, { words }) => {
        const today = dayInLondon(systemClock.now());
        const report = await readYearReport(store, year ?? Number(today.slice(0, 4)), today);
        if (csv) writeData(writeCsv(reportRows(report, words)));
        else for (const line of describeReport(report, words)) console.log(line);
      }),
    );
}

function readYear(typed: string): number {
  if (!/^\d{4}$/.test(typed)) throw new InvalidArgumentError('Expected a year, such as 2026.');
  return Number(typed);
}
