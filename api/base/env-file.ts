import { closeSync, constants, fchmodSync, lstatSync, openSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { readEnvFile } from '../../content/env-file.ts';
import { printProblems } from './print-problems.ts';

/**
 * Adds the variables of `.env` to the environment, and lets only its owner read the file. A variable that is set there
 * keeps its value. Throws if the file's text is not UTF-8.
 */
export function loadEnvFile(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(readEnvFile())) env[name] ??= value;
  const said = keepPrivate('.env', { dataDir: env['DATA_DIR'] || 'data' });
  if (said !== undefined) printProblems(`${said}\n`);
}

/**
 * Lets only its owner read a file that may hold secrets, as with the file of the keys. A link, or a file of somebody
 * else, is left as it is: others may need it so. So is one that root owns where the data is another user's: the server of
 * that user reads it too. Returns a sentence if the file was changed or should be.
 */
export function keepPrivate(
  file: string,
  { user = process.geteuid?.(), dataDir }: { user?: number | undefined; dataDir?: string } = {},
): string | undefined {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  const stats = statSync(file, { throwIfNoEntry: false });
  // Windows has no such modes, and no user ids.
  if (!stats?.isFile() || user === undefined) return undefined;
  const mode = stats.mode & 0o777;
  const kept = mode & ~othersOf(stats, user);
  if (kept === mode) return undefined;
  const found = `${file}: other users of this machine could read or change it (mode ${mode.toString(8)}).`;
  try {
    if (isLink) throw new Error('it is a link');
    if (stats.uid !== user) throw new Error('it belongs to another user');
    if (isOfAnother(dataDir, user)) throw new Error('the server runs as another user, who reads it too');
    changeMode(file, kept);
    return `${found} Its mode is ${kept.toString(8)} now.`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${found} It is left as it is: ${reason}. Let only the user of the server read it (chmod 600).`;
  }
}

const isOfAnother = (folder: string | undefined, user: number): boolean => {
  const owner = folder === undefined ? undefined : statSync(folder, { throwIfNoEntry: false })?.uid;
  return owner !== undefined && owner !== user;
};

/** Another group than the owner's own was given on purpose, such as that of the server’s user. */
const othersOf = ({ uid, gid }: Stats, user: number): number =>
  uid === user && gid === process.getegid?.() ? 0o077 : 0o007;

/** Changes the file that was looked at, and not a link that took its place. */
function changeMode(file: string, mode: number): void {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    fchmodSync(handle, mode);
  } finally {
    closeSync(handle);
  }
}
