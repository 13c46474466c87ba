import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { loadTeam } from '../../content/team/load.ts';
import { MINUTE, SECOND } from '../base/calendar.ts';
import { readConfig } from '../base/config.ts';
import type { Key, Keys } from '../base/keys.ts';
import {
  announcedKey,
  announceKey,
  newKeyLine,
  reloadKeys,
  removeKey,
  useAnnouncedKey,
} from '../base/keys-file.ts';
import type { KeyUsage } from '../store/key-store.ts';
import type { Store } from '../store/store.ts';
import { personIndex } from '../team/person.ts';
import { withStore } from './open.ts';

/* `npm run keys`: lists the keys, changes to a new one, and removes old ones. */
const program = commandLine(
  'npm run keys --',
  'Lists, changes and removes the keys that seal what is stored.',
);

/** A server reads its keys every minute. One that was killed counts as running for three. */
const TAKEN_UP_WITHIN = 4 * MINUTE;

program
  .command('list')
  .description('list the keys and what each is still needed for; runs when no command is given')
  .action(() =>
    withStore(async (store, keys) => {
      const usage = await store.keyUsage();
      for (const key of keys.byId.values()) console.log(describe(key, keys, usage));
    }),
  );

program
  .command('rotate')
  .description('change to a new key, and seal everything again with it; a server may be running')
  .action(() =>
    withStore(async (store, keys) => {
      const place = keysPlace();
      const earlier = await earlierInUse(store, keys);
      if (place.dataDir === undefined) {
        if (earlier.length === 0) {
          explainEnvironment(keys);
          return;
        }
        await haveAll(store, keys.current.id, ({ keyIds }) => keyIds[0] === keys.current.id, 0);
      } else if (earlier.length === 0 || announcedKey(place.dataDir) !== undefined)
        await changeKey(store, keys, place.dataDir);
      else await haveAll(store, keys.current.id, ({ keyIds }) => keyIds[0] === keys.current.id);
      await resealAll(store, keys);
    }),
  );

program
  .command('remove')
  .description('remove an old key; addresses that it signed go on working')
  .argument('<id>', 'the id of the key, as “list” shows it')
  .action((id: string) =>
    withStore(async (store, keys) => {
      const key = keys.byId.get(id);
      if (!key) throw new Error(`There is no key ${id}. “list” shows them.`);
      if (key === keys.current)
        throw new Error(`${id} is the current key. Change to a new one first: npm run keys -- rotate`);
      const place = keysPlace();
      if (place.dataDir !== undefined && announcedKey(place.dataDir)?.startsWith(`${id}:`))
        throw new Error(`${id} is about to become the current key. Run “npm run keys -- rotate” again.`);
      await haveAll(store, keys.current.id, ({ keyIds }) => keyIds[0] === keys.current.id);
      await reseal(store, key);
      const left = (await store.keyUsage()).find(({ keyId }) => keyId === id);
      if (left)
        throw new Error(
          `${id} is still needed: ${inWords(left)}. An email that is being sent is free in two minutes: then run this again. A damaged row stays sealed: keep the key.`,
        );
      await keepPasskeys(store, keys, key);
      const kept = await store.keepSignedAddresses(key);
      console.log(`${kept} signed addresses are kept as hashes, and go on working.`);
      if (place.dataDir === undefined)
        console.log(`Now take ${id} out of CANDOUR_KEYS on each server, and restart it.`);
      else removeKey(place.dataDir, id);
      console.log(
        `${id} ${place.dataDir === undefined ? 'is not needed any more' : 'is removed'}. Backups from before still need it: keep a copy of the key for as long as you keep those.`,
      );
    }),
  );

await runCommandLine(program, { usual: 'list' });

/** Passkeys are found by a keyed hash of a person's address: those of an old key move to the current one. */
async function keepPasskeys(store: Store, keys: Keys, old: Key): Promise<void> {
  const team = orThrow(loadTeam(contentDirectory(process.env)));
  let moved = 0;
  for (const { email } of team?.people ?? [])
    moved += await store.movePasskeys(personIndex(old, email), personIndex(keys.current, email));
  if (moved > 0) console.log(`${moved} passkeys of the team are kept under ${keys.current.id}.`);
}

/** Where the keys are: in a file of the data directory, or else in the environment. */
function keysPlace(): { dataDir: string | undefined } {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.problems.join('\n'));
  return { dataDir: config.value.keys === undefined ? config.value.dataDir : undefined };
}

/** Keys before the current one that something still needs. */
async function earlierInUse(store: Store, keys: Keys): Promise<Key[]> {
  const used = new Set((await store.keyUsage()).map(({ keyId }) => keyId));
  return [...keys.byId.values()].filter((key) => key !== keys.current && used.has(key.id));
}

/** Announces a new key, waits until each server knows it, and makes it the current one. */
async function changeKey(store: Store, keys: Keys, dataDir: string): Promise<void> {
  const announced = announcedKey(dataDir);
  if (announced === undefined) announceKey(dataDir, newKeyLine(keys));
  reloadKeys(keys, dataDir);
  const id = (announcedKey(dataDir) ?? '').split(':')[0] ?? '';
  await haveAll(store, id, ({ keyIds }) => keyIds.includes(id));
  useAnnouncedKey(dataDir);
  reloadKeys(keys, dataDir);
  console.log(`${id} is the current key.`);
  await haveAll(store, id, ({ keyIds }) => keyIds[0] === id);
}

/** Waits until each running server has a key. Throws if one does not get it. */
async function haveAll(
  store: Store,
  id: string,
  has: (server: { keyIds: string[] }) => boolean,
  patience = TAKEN_UP_WITHIN,
): Promise<void> {
  const until = Date.now() + patience;
  for (let isSaid = false; ; isSaid = true) {
    if ((await store.runningServers(Date.now())).every(has)) return;
    if (Date.now() >= until)
      throw new Error(
        `A running server does not use the key ${id} yet. Restart each server with the keys of this command, and run this again. Nothing was lost.`,
      );
    if (!isSaid) console.log(`Waiting until each server uses the key ${id}: at most four minutes.`);
    await sleep(SECOND);
  }
}

async function resealAll(store: Store, keys: Keys): Promise<void> {
  console.log(`Sealing everything again with ${keys.current.id}.`);
  for (const key of [...keys.byId.values()].filter((it) => it !== keys.current)) await reseal(store, key);
  const left = await earlierInUse(store, keys);
  console.log(
    left.length === 0
      ? `Everything is sealed with ${keys.current.id}. “npm run keys -- remove ID” removes an earlier key.`
      : `${left.map(({ id }) => id).join(', ')} is still needed: “npm run keys -- list” says for what.`,
  );
}

async function reseal(store: Store, key: Key): Promise<void> {
  const { resealed, unreadable } = await store.reseal(key);
  if (resealed > 0) console.log(`${resealed} rows of ${key.id} are sealed again.`);
  if (unreadable > 0) console.log(`${unreadable} rows of ${key.id} are damaged and stay as they are.`);
}

function explainEnvironment(keys: Keys): void {
  console.log(`A new key: ${newKeyLine(keys)}
1. Add it at the end of CANDOUR_KEYS on each server, and restart each.
2. When all have it, move it to the front of CANDOUR_KEYS on each server, and restart each.
3. Run “npm run keys -- rotate” again with those keys: it seals everything again.`);
}

function describe({ id }: Key, keys: Keys, usage: KeyUsage[]): string {
  const used = usage.find(({ keyId }) => keyId === id);
  const current = id === keys.current.id ? ', the current one' : '';
  return `${id}${current}: ${used ? inWords(used) : 'nothing is sealed with it'}`;
}

/** What a key is needed for, such as "requests 3, links of unsent emails 1". */
function inWords({ sealed, links }: KeyUsage): string {
  const rows = Object.entries(sealed).map(([table, count]) => `${table} ${count}`);
  return [...rows, ...(links > 0 ? [`links of unsent emails ${links}`] : [])].join(', ');
}
