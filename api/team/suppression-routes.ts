import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { csvFile } from '../base/csv.ts';
import { dayInLondon, writeDayShort } from '../base/calendar.ts';
import { findSuppressed, suppressionRows, writtenSuppression } from '../casework/suppressed.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { cleanText, cleanWithin } from '../requests/clean.ts';
import { audit } from './audit.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** The longest address that can be on the list. */
const LONGEST = 500;

/** The suppression list: looking one address up, and the whole list for a mailing. */
export function suppressionRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages } = services;
  const { keys, words } = messages;
  const say = words.teamSuppressions;
  const app = new Hono<SignedIn>();

  app.get('/suppressions', (c) => showTeamPage(c, services, addresses.team.suppressions));

  // What is looked up is personal data, so it is in no address: the answer is the page itself.
  app.post('/suppressions/check', async (c) => {
    const typed = cleanWithin(c.get('fields').get('sought') ?? '', LONGEST, cleanText);
    const sought = typed.ok ? typed.text : '';
    if (sought === '')
      return showTeamPage(c, services, addresses.team.suppressions, { problem: say.missing }, 422);
    const found = await findSuppressed(store, keys, sought);
    if (found === undefined)
      return showTeamPage(
        c,
        services,
        addresses.team.suppressions,
        { problem: fill(say.notAnAddress, { typed: sought }) },
        422,
      );
    await audit(c, services, 'suppressions.looked-up');
    return showTeamPage(c, services, addresses.team.suppressions, {
      sought,
      notFound: found.length === 0,
      found:
        found.length > 0 &&
        found.map((entry) => ({
          ...writtenSuppression(entry, say),
          since: writeDayShort(dayInLondon(entry.since)),
        })),
    });
  });

  app.post('/suppressions/export', async (c) => {
    if (c.get('member').role !== 'lead')
      return showTeamPage(c, services, addresses.team.suppressions, { problem: say.leadsOnly }, 403);
    const rows = await suppressionRows(store, say);
    await audit(c, services, 'suppressions.exported');
    return c.body(csvFile(rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="suppression-list-${dayInLondon(clock.now())}.csv"`,
    });
  });

  return app;
}
