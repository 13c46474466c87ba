import { loadClinic } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { timelinesInForce } from './complete.ts';
import { unshownItems } from './register-shown.ts';
import { readPolicies } from './store.ts';
import type { Published } from './version.ts';

/**
 * What stops a build before Astro starts, so that it is the first thing said and not the last: faults of versions, a
 * policy of which none applies, a register that the cookie policy does not show. Faults of other files Astro tells.
 */
export function problemsBeforeBuild(contentDir: string, today: string): string[] {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies.problems;
  const { versions } = policies.value;
  const published = versions.filter((version): version is Published => version.state === 'published');
  const timelines = timelinesInForce(published, versions, today);
  if (!timelines.ok) return timelines.problems;
  const clinic = loadClinic(contentDir);
  if (!clinic.ok) return clinic.problems;
  const register = loadRegister(contentDir, clinic.value);
  if (!register.ok) return register.problems;
  const cookies = timelines.value.find(({ kind }) => kind === 'cookies');
  return cookies ? unshownItems(register.value, cookies.current.version, today) : [];
}
