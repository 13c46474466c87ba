import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { TeamMember } from '../../content/team/schema.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { parseFields } from '../http/form-body.ts';
import { hourlyLimit } from '../http/hourly-limit.ts';
import { respondError } from '../http/respond.ts';
import { audit } from './audit.ts';
import { newSecret } from '../http/secrets.ts';
import { teamCookies } from './cookies.ts';
import { addingOptions, addPasskey, checkSignIn, signInOptions } from './passkeys.ts';
import { memberWithIndex, personIndexes } from './person.ts';
import { readNext } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';
import { startSession } from './start-session.ts';
import { respondTeamError } from './team-errors.ts';
import { showTeamPage } from './team-page.ts';

/** Signing in with a passkey. A script asks for the options and fills in the form. */
export function passkeySignInRoutes(services: RouteDependencies): Hono {
  const { config, store, clock, messages, path } = services;
  const cookies = teamCookies(config.publicOrigin);
  const app = new Hono();

  app.post('/passkey/options', async (c) => {
    const network = clientNetwork(c, config.trustedProxies);
    if (!(await store.consume(hourlyLimit(messages.keys, 'passkeys', network, clock.now()))))
      return respondError(c, messages, 429);
    const secret = cookies.read(c, 'code') ?? newSecret();
    cookies.write(c, 'code', secret);
    return c.json(await signInOptions(services, secret));
  });

  app.post('/passkey', async (c) => {
    const fields = parseFields(await c.req.text());
    const next = readNext(fields?.get('next') ?? undefined);
    const secret = cookies.read(c, 'code');
    const passkey = secret && (await checkSignIn(services, secret, fields?.get('credential') ?? ''));
    const team = messages.team.read();
    const member = passkey && team ? memberWithIndex(team, messages.keys, passkey.person) : undefined;
    if (member) return c.redirect(path(await startSession(c, services, member, 'passkey', next)), 303);
    const problem = messages.words.teamPages.passkeys.failed;
    return showTeamPage(c, services, addresses.team.signIn, { next, problem }, 422);
  });

  return app;
}

/** Adding a passkey, for people who are signed in. Leads may have to before they can do anything else. */
export function ownPasskeyRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { config, store, messages, path, log } = services;
  const cookies = teamCookies(config.publicOrigin);
  const app = new Hono<SignedIn>();

  /** A code must not add a passkey where codes are not enough. */
  const refuseWithCodeOnly: MiddlewareHandler<SignedIn> = async (c, next) => {
    const needed = await passkeyNeeded(services, c.get('member'), c.get('withPasskey'));
    const { use: title, useIntro: body } = messages.words.teamPages.passkeys;
    return needed === 'use' ? respondTeamError(c, services, { title, body }, 403) : next();
  };
  app.use('/passkeys/*', refuseWithCodeOnly);

  app.post('/passkeys/options', async (c) =>
    c.json(await addingOptions(services, cookies.read(c, 'session') ?? '', c.get('member'))),
  );

  app.post('/passkeys', async (c) => {
    const answer = c.get('fields').get('credential') ?? '';
    if (!(await addPasskey(services, cookies.read(c, 'session') ?? '', c.get('member'), answer)))
      return c.redirect(path(`${addresses.team.people}?passkey-failed`), 303);
    await store.raiseSession(c.get('session'));
    await audit(c, services, 'team.passkey-added');
    log('team.passkey-added');
    return c.redirect(path(`${addresses.team.people}?passkey-added`), 303);
  });

  app.get('/passkey-needed', async (c) => {
    const needed = await passkeyNeeded(services, c.get('member'), c.get('withPasskey'));
    if (!needed) return c.redirect(path(addresses.team.home), 303);
    return showTeamPage(c, services, addresses.team.passkeyNeeded, {
      add: needed === 'add',
      use: needed === 'use',
      next: addresses.team.home,
    });
  });

  return app;
}

/** Removing the passkeys and the calendar address of somebody who has lost a device, for leads. It also signs them out. */
export function removePasskeyRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, messages, path, log } = services;
  const app = new Hono<SignedIn>();
  app.post('/people/remove-passkeys', async (c) => {
    const email = c.get('fields').get('email') ?? '';
    const member = messages.team.read()?.people.find((one) => one.email === email);
    const { leadsOnly, notOnTeam } = messages.words.teamErrors;
    if (c.get('member').role !== 'lead') return respondTeamError(c, services, leadsOnly, 403);
    if (!member) return respondTeamError(c, services, notOnTeam, 404);
    const indexes = personIndexes(messages.keys, member.email);
    await store.removePasskeys(indexes);
    await store.removeCalendar(indexes);
    await store.closeSessionsOf(indexes);
    await audit(c, services, 'team.passkeys-removed', { subject: member.name });
    log('team.passkeys-removed');
    return c.redirect(path(addresses.team.people), 303);
  });
  return app;
}

/** Sends leads to the page about passkeys where the clinic requires one and they have only shown a code. */
export const requirePasskey =
  (services: RouteDependencies): MiddlewareHandler<SignedIn> =>
  async (c, next) =>
    (await passkeyNeeded(services, c.get('member'), c.get('withPasskey')))
      ? c.redirect(services.path(addresses.team.passkeyNeeded), 303)
      : next();

/** What a person must do before they go on: add their first passkey, or use the one that they have. */
async function passkeyNeeded(
  { store, messages }: RouteDependencies,
  { email, role }: TeamMember,
  withPasskey: boolean,
): Promise<'add' | 'use' | undefined> {
  if (withPasskey || role !== 'lead' || messages.team.read()?.passkeys !== 'required-for-leads')
    return undefined;
  return (await store.passkeysOf(personIndexes(messages.keys, email))).length > 0 ? 'use' : 'add';
}
