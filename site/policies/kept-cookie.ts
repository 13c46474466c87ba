import { join } from 'node:path';
import { load } from 'cheerio/slim';
import { loadClinic, orThrow } from '../../content/load.ts';
import { keepsOnServer, needsChoice } from '../../content/storage/choices.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { keptItem } from '../../content/storage/own-items.ts';
import { readPolicies } from './store.ts';
import { timelinesOn } from './timeline.ts';
import { idOf } from './version.ts';
import type { Version } from './version.ts';

const { name } = keptItem;

/** Whether a version of the cookie policy lists the cookie that the server sets. A draft is not in force anywhere. */
export const listsKept = (version: Version): boolean =>
  version.state === 'published' && load(version.article).text().includes(name);

/**
 * What `npm run policy -- check` advises: without the cookie `candour_kept`, Safari forgets each choice after seven days.
 * Nothing stops. Empty if the clinic asks for no choice, or if register and cookie policy list it.
 */
export function adviceOnKept(contentDir: string, today: string): string[] {
  const clinic = loadClinic(contentDir);
  const register = clinic.ok ? loadRegister(contentDir, clinic.value) : clinic;
  if (!register.ok || !needsChoice(register.value)) return [];
  if (!keepsOnServer(register.value))
    return [
      `Advice: ${join(contentDir, 'storage.yaml')} does not list the cookie “${name}”, so Safari forgets a choice after seven days. docs/upgrading.md has the lines to add.`,
    ];
  const published = orThrow(readPolicies(contentDir)).versions.filter(({ state }) => state === 'published');
  const timeline = timelinesOn(published, today).find(({ kind }) => kind === 'cookies');
  const cookies = timeline?.current?.version;
  return cookies && !listsKept(cookies)
    ? [
        `Advice: storage.yaml lists the cookie “${name}”, but the cookie policy in force (${idOf(cookies)}) does not, so it is not set and Safari forgets a choice after seven days. Publish a cookie policy: npm run policy -- new cookies ${today}`,
      ]
    : [];
}
