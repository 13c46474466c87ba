import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { audit } from './audit.ts';
import { teamCookies } from './cookies.ts';
import { memberWithEmail, personIndexes } from './person.ts';
import type { SignedIn } from './signed-in.ts';
import { respondTeamError } from './team-errors.ts';
import { showTeamPage } from './team-page.ts';

/** Signing out in this browser. */
export function signOutRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { config, store, path } = services;
  const cookies = teamCookies(config.publicOrigin);
  const app = new Hono<SignedIn>();

  app.post('/sign-out', async (c) => {
    await store.closeSession(c.get('session'));
    await audit(c, services, 'team.signed-out');
    cookies.remove(c, 'session');
    return c.redirect(path(`${addresses.team.home}?signed-out`), 303);
  });

  return app;
}

/** Signing somebody out everywhere, and what somebody typed when their session had ended. */
export function sessionRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { config, store, clock, messages, path, log } = services;
  const cookies = teamCookies(config.publicOrigin);
  const app = new Hono<SignedIn>();

  app.post('/people/sign-out', async (c) => {
    const team = messages.team.read();
    const member = team && memberWithEmail(team, c.get('fields').get('email') ?? '');
    const own = member?.email === c.get('member').email;
    const { leadsOnly, notOnTeam } = messages.words.teamErrors;
    if (!own && c.get('member').role !== 'lead') return respondTeamError(c, services, leadsOnly, 403);
    if (!member) return respondTeamError(c, services, notOnTeam, 404);
    await store.closeSessionsOf(personIndexes(messages.keys, member.email));
    if (own) await audit(c, services, 'team.signed-out-everywhere');
    else await audit(c, services, 'team.signed-out-by-other', { subject: member.name });
    log('team.signed-out-everywhere', { own });
    if (!own) return c.redirect(path(addresses.team.people), 303);
    cookies.remove(c, 'session');
    return c.redirect(path(`${addresses.team.home}?signed-out`), 303);
  });

  // Dropping it is done by then: the form says that it was kept.
  app.post('/kept', (c) => c.redirect(path(addresses.team.home), 303));

  app.get('/kept', async (c) => {
    const draft = await store.draftOf(c.get('person'), clock.now());
    const fields = draft?.fields ?? [];
    return showTeamPage(c, services, addresses.team.kept, {
      kept: draft !== undefined,
      action: draft && path(draft.path),
      hidden: fields.map(([name, value]) => ({ name, value })),
      typed: fields.filter(([, value]) => value.trim() !== '').map(([, value]) => ({ value })),
    });
  });

  return app;
}
