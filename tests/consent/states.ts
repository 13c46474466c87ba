import { choose } from './banner.ts';
import { under } from './run.ts';
import type { Run, Seed, StateName } from './run.ts';
import { optionalItems } from './stored.ts';
import { settled } from './quiet.ts';
import { visiting } from './visitor.ts';

/** Made once for a run, by a real choice on the real page; later states are that choice grown old. */
export function seedOf(run: Run, state: StateName): Promise<Seed> {
  const known = run.seeds.get(state);
  if (known) return known;
  const made = makeSeed(run, state);
  run.seeds.set(state, made);
  return made;
}

async function makeSeed(run: Run, state: StateName): Promise<Seed> {
  if (state === 'fresh' || state === 'signal') return { cookies: [], left: [] };
  if (state === 'accepted' || state === 'refused')
    return visiting(run, {}, async ({ context, page, open }) => {
      await open(under(run, '/'));
      await choose(page, state === 'accepted' ? 'all' : 'necessary');
      await settled(page);
      return { cookies: await context.cookies(run.origin), left: [] };
    });
  const { cookies } = await seedOf(run, 'accepted');
  const age = state === 'expired' ? { expirationTime: Date.now() - 1000 } : { revision: 1 };
  // The server's copy of a choice would be as old, and counts for nothing then.
  const own = cookies.filter(({ name }) => name !== 'candour_kept');
  return { cookies: withChoice(own, age), left: optionalItems(run.register) };
}

/** The same cookies, with other particulars in the choice. */
export function withChoice(cookies: Seed['cookies'], changes: object): Seed['cookies'] {
  return cookies.map((cookie) => {
    if (cookie.name !== 'candour_consent') return cookie;
    const choice = JSON.parse(decodeURIComponent(cookie.value)) as object;
    return { ...cookie, value: encodeURIComponent(JSON.stringify({ ...choice, ...changes })) };
  });
}
