import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { csvFile } from '../base/csv.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import {
  notesOf,
  reportRows,
  writtenFigures,
  writtenGrounds,
  writtenRefusals,
  writtenRights,
} from '../casework/report-table.ts';
import { readYearReport } from '../casework/year-report.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { audit } from './audit.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** In place of a figure that does not exist. */
const NO_FIGURE = '–';

/** The report of a year, as a page and as a file. */
export function reportRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages, path } = services;
  const say = messages.words.teamReports;
  const app = new Hono<SignedIn>();
  const thisYear = () => Number(dayInLondon(clock.now()).slice(0, 4));

  /** The first year with a request. */
  const firstYear = async () => Number((await store.firstReceivedOn())?.slice(0, 4) ?? thisYear());

  /** The year in the address, if there can be requests in it. */
  async function yearOf(c: Context): Promise<number | undefined> {
    const typed = c.req.param('year') ?? '';
    const year = /^\d{4}$/.test(typed) ? Number(typed) : undefined;
    return year !== undefined && year >= (await firstYear()) && year <= thisYear() ? year : undefined;
  }

  const read = (year: number) => readYearReport(store, year, dayInLondon(clock.now()));

  app.get('/reports', (c) => c.redirect(path(addresses.team.report(thisYear())), 303));

  app.get('/reports/:year', async (c) => {
    const year = await yearOf(c);
    if (year === undefined) return respondError(c, messages, 404);
    const report = await read(year);
    const link = (other: number, isThere: boolean) =>
      isThere && {
        yearHref: path(addresses.team.report(other)),
        yearName: fill(say.earlier, { year: String(other) }),
      };
    return showTeamPage(c, services, addresses.team.templates.report, {
      title: fill(say.yearTitle, { year: String(year) }),
      intro: fill(say.intro, { year: String(year), day: writeDay(report.asOf) }),
      none: report.lines.at(-1)?.received === 0 && fill(say.none, { year: String(year) }),
      earlier: link(year - 1, year > (await firstYear())),
      later: link(year + 1, year < thisYear()),
      figures: writtenFigures(report, say).map(({ name, byGroup }) => ({
        figureName: name,
        ...Object.fromEntries(Object.entries(byGroup).map(([group, figure]) => [group, figure || NO_FIGURE])),
      })),
      notes: notesOf(report, say).map((note) => ({ note })),
      rights: report.rights.length > 0 && writtenRights(report, say),
      grounds: report.grounds.length > 0 && writtenGrounds(report, messages.words),
      refusals: writtenRefusals(report, messages.words).map((refusal) => ({
        ...refusal,
        restsOn: refusal.grounds && fill(messages.words.cases.release.restsOn, { grounds: refusal.grounds }),
        caseHref: path(addresses.team.case(refusal.reference)),
      })),
      noRefusals: report.refusals.length === 0,
      fileHref: path(addresses.team.reportFile(year)),
    });
  });

  app.get('/reports/:year/report.csv', async (c) => {
    const year = await yearOf(c);
    if (year === undefined) return respondError(c, messages, 404);
    const rows = reportRows(await read(year), messages.words);
    await audit(c, services, 'report.downloaded', { subject: String(year) });
    return c.body(csvFile(rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="requests-${year}.csv"`,
    });
  });

  return app;
}
