import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { sameBytes } from '../domain/tokens.ts';
import { personIndexes } from './person.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** The people on the team: what each may do, who is signed in, and their passkeys. */
export function peopleRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages } = services;
  const say = messages.words.teamPages;
  const app = new Hono<SignedIn>();

  app.get('/people', async (c) => {
    const { email: own, role: ownRole } = c.get('member');
    const signedIn = await store.signedIn(clock.now());
    const people = messages.team.read()?.people ?? [];
    const rows = [];
    for (const { name, email, role } of people) {
      const indexes = personIndexes(messages.keys, email);
      const passkeys = await store.passkeysOf(indexes);
      const isSignedIn = signedIn.some((one) => indexes.some((index) => sameBytes(index, Buffer.from(one))));
      rows.push({
        name,
        email,
        role: say.roles[role],
        signedIn: isSignedIn ? say.people.yes : say.people.no,
        passkeys: String(passkeys.length),
        canSignOut: ownRole === 'lead' && email !== own && isSignedIn,
        canRemovePasskeys: ownRole === 'lead' && passkeys.length > 0,
        signOutLabel: fill(say.people.signOutOther, { name }),
        removeLabel: fill(say.passkeys.removeOf, { name }),
      });
    }
    const passkeys = (await store.passkeysOf(personIndexes(messages.keys, own))).map(
      ({ createdAt, usedAt }) => ({
        passkey: fill(usedAt === undefined ? say.passkeys.unused : say.passkeys.one, {
          added: writeDay(dayInLondon(createdAt)),
          used: writeDay(dayInLondon(usedAt ?? createdAt)),
        }),
      }),
    );
    return showTeamPage(c, services, addresses.team.people, {
      people: rows,
      ownEmail: own,
      ownPasskeys: passkeys,
      hasPasskeys: passkeys.length > 0,
      added: c.req.query('passkey-added') !== undefined,
      problem: c.req.query('passkey-failed') === undefined ? undefined : say.passkeys.notAdded,
    });
  });

  return app;
}
