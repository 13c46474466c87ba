import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fillUnchecked } from '../../content/words/fill.ts';
import { writeMoment } from '../base/calendar.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** Entries on one page of the list. */
const PAGE = 100;

/** The audit list, for leads. */
export function auditRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, messages, path } = services;
  const { actions } = messages.words.teamPages.audit;
  const app = new Hono<SignedIn>();

  app.get('/audit', async (c) => {
    if (c.get('member').role !== 'lead')
      return showTeamPage(c, services, addresses.team.audit, { leadsOnly: true }, 403);
    const before = Number(/^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0] ?? Number.MAX_SAFE_INTEGER);
    const entries = await store.audit(PAGE + 1, before);
    const shown = entries.slice(0, PAGE);
    return showTeamPage(c, services, addresses.team.audit, {
      list: true,
      none: shown.length === 0,
      entries: shown.map(({ at, by, action, subject, reference }) => ({
        at: writeMoment(at),
        by,
        what: fillUnchecked(actions[action], { subject: subject ?? '' }),
        reference,
        href: reference && path(addresses.team.case(reference)),
      })),
      older:
        entries.length > PAGE ? path(`${addresses.team.audit}?before=${shown.at(-1)?.id ?? 0}`) : undefined,
    });
  });

  return app;
}
