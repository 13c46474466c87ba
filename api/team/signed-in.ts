import type { Context, MiddlewareHandler } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { TeamMember } from '../../content/team/schema.ts';
import { parseFields } from '../http/form-body.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hashSecret } from '../http/secrets.ts';
import { teamCookies } from './cookies.ts';
import { FORM_TOKEN, isFormToken } from './form-token.ts';
import { memberWithIndex } from './person.ts';

export type { TeamMember } from '../../content/team/schema.ts';

/** The name of the field that a form has when it sends what was kept. */
const KEPT = 'kept-form';

/** What a request of somebody who is signed in has: `c.get('member')`. */
export interface SignedIn {
  Variables: {
    member: TeamMember;
    /** How the store knows them. */
    person: Uint8Array;
    /** The SHA-256 of the session's token. */
    session: Uint8Array;
    withPasskey: boolean;
    /** The fields of a POST. Empty for other methods. */
    fields: URLSearchParams;
  };
}

/** Who sends a request: somebody who is signed in, or whose session has ended, or anybody. */
export type Visitor =
  | ({ state: 'open' | 'ended'; withPasskey: boolean } & Pick<
      SignedIn['Variables'],
      'member' | 'person' | 'session'
    >)
  | { state: 'unknown' };

/** Finds out who sends a request. Somebody who is no longer in `team.yaml` is a stranger. */
export async function visitorOf(
  c: Context,
  { config, store, clock, messages }: RouteDependencies,
): Promise<Visitor> {
  const secret = teamCookies(config.publicOrigin).read(c, 'session');
  const team = messages.team.read();
  if (secret === undefined || !team) return { state: 'unknown' };
  const session = hashSecret(secret);
  const found = await store.useSession(session, clock.now());
  if (found.state === 'unknown') return found;
  const member = memberWithIndex(team, messages.keys, found.person);
  if (member) return { ...found, member, session };
  await store.closeSession(session);
  return { state: 'unknown' };
}

/**
 * Lets only people through who are signed in, and on a POST only forms that their session was given. Others get the
 * sign-in page, which leads back here. What somebody sent in a session that had ended is kept for them for an hour.
 */
export function requireSession(services: RouteDependencies): MiddlewareHandler<SignedIn> {
  const { store, clock, messages, path } = services;
  return async (c, next) => {
    const visitor = await visitorOf(c, services);
    const fields = c.req.method === 'POST' ? parseFields(await c.req.text()) : new URLSearchParams();
    if (!fields) return respondError(c, messages, 400);
    const isGenuine =
      visitor.state !== 'unknown' &&
      isFormToken(messages.keys, visitor.session, fields.get(FORM_TOKEN) ?? '');
    if (visitor.state === 'open') {
      if (c.req.method === 'POST' && !isGenuine) return respondError(c, messages, 403);
      if (fields.has(KEPT)) await store.dropDraft(visitor.person);
      for (const name of ['member', 'person', 'session', 'withPasskey'] as const) c.set(name, visitor[name]);
      c.set('fields', fields);
      return next();
    }
    // Hono strips the trailing slash.
    const here = `${c.req.path.slice(path('').length).replace(/\/$/, '')}/`;
    if (c.req.method !== 'POST') return c.redirect(path(signInAddress(here)), 303);
    if (visitor.state === 'unknown' || !isGenuine) return c.redirect(path(addresses.team.home), 303);
    const typed = [...fields].filter(([name]) => name !== FORM_TOKEN && name !== KEPT);
    await store.keepDraft(visitor.person, { path: here, fields: typed }, clock.now());
    return c.redirect(path(signInAddress(addresses.team.kept)), 303);
  };
}

/**
 * The same for files, whose form is too large to be read first or kept: its token is checked by whoever reads it, before
 * the first file. Somebody whose session has ended signs in and chooses the files again.
 *
 * @param back the team page that the form is on
 */
export function requireSessionForFiles(
  services: RouteDependencies,
  back: (c: Context) => string,
): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const visitor = await visitorOf(c, services);
    if (visitor.state !== 'open') return c.redirect(services.path(signInAddress(back(c))), 303);
    for (const name of ['member', 'person', 'session', 'withPasskey'] as const) c.set(name, visitor[name]);
    c.set('fields', new URLSearchParams());
    return next();
  };
}

/** The sign-in page that leads to a team page afterwards. */
export const signInAddress = (next: string): string =>
  next === addresses.team.home ? next : `${addresses.team.home}?next=${encodeURIComponent(next)}`;

/** A team page to go to after signing in. Anything else leads to the first page: an address may come from anywhere. */
export const readNext = (given: string | undefined): string =>
  given !== undefined && given.length <= 100 && /^\/team\/(?:[\w-]+\/)*$/.test(given)
    ? given
    : addresses.team.home;
