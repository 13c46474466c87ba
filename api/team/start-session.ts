import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { TeamMember } from '../../content/team/schema.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hashSecret, newSecret } from '../http/secrets.ts';
import { teamCookies } from './cookies.ts';
import { knownBrowser } from './known-browser.ts';
import { personIndex } from './person.ts';

/**
 * Starts a session with a new token, whatever cookies the browser came with, and remembers the browser.
 *
 * @param next the team page to go to
 * @returns where the person goes now: what they typed when their last session had ended comes first
 */
export async function startSession(
  c: Context,
  { config, store, clock, messages, log }: RouteDependencies,
  member: TeamMember,
  by: 'code' | 'passkey',
  next: string,
): Promise<string> {
  const cookies = teamCookies(config.publicOrigin);
  const now = clock.now();
  const secret = newSecret();
  const former = cookies.read(c, 'session');
  const person = personIndex(messages.keys.current, member.email);
  if (former !== undefined) await store.closeSession(hashSecret(former));
  await store.openSession(hashSecret(secret), { person, withPasskey: by === 'passkey' }, now);
  await store.addAudit({
    at: now,
    action: by === 'code' ? 'team.signed-in' : 'team.signed-in-with-passkey',
    by: member.name,
  });
  log('team.signed-in', { by });
  cookies.write(c, 'session', secret);
  cookies.write(c, 'browser', knownBrowser(messages.keys, member.email));
  cookies.remove(c, 'code');
  return (await store.draftOf(person, now)) ? addresses.team.kept : next;
}
