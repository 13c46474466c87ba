import { join } from 'node:path';
import { load } from 'cheerio/slim';
import { loadClinic, loadYaml } from '../../content/load.ts';
import { publishableClinic } from '../../content/publishable.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { mapProblems } from '../../content/storage/maps.ts';
import { keptItem } from '../../content/storage/own-items.ts';
import type { Register } from '../../content/storage/schema.ts';
import { marksLeft } from '../../content/to-check.ts';
import { timelinesInForce } from './complete.ts';
import { versionsOfOthers } from './controller-names.ts';
import { faultsStillMarked } from './mark-faults.ts';
import { readPolicies } from './store.ts';
import { idOf, isDraft } from './version.ts';
import type { Draft, Published } from './version.ts';

/**
 * Returns problems that stop a build before Astro starts: faults in versions, a policy without a version in force, a version
 * of another controller, faults in `clinic.yaml` and `storage.yaml`, a map that the register does not list, an item in the
 * register that the cookie policy does not list.
 *
 * @param shown whether drafts count as versions, as under `npm run dev`
 */
export function problemsBeforeBuild(
  contentDir: string,
  today: string,
  shown: 'published' | 'drafts-too' = 'published',
): string[] {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies.problems;
  const { versions } = policies.value;
  const published = versions.filter((version): version is Published => version.state === 'published');
  const clinic = loadClinic(contentDir);
  const foreign = clinic.ok ? versionsOfOthers(published, clinic.value) : [];
  if (foreign.length > 0) return foreign;
  const timelines = timelinesInForce(shown === 'published' ? published : versions, versions, today);
  if (!timelines.ok) return timelines.problems;
  if (!clinic.ok) return clinic.problems;
  const register = loadRegister(contentDir, clinic.value);
  if (!register.ok) return register.problems;
  const cookies = timelines.value.find(({ kind }) => kind === 'cookies')?.current.version;
  return [
    ...mapProblems(contentDir, register.value),
    ...(cookies?.state === 'published' ? unshownItems(register.value, cookies, today) : []),
  ];
}

/**
 * Returns what stops the next publication and nothing else, each with its line: contradictions in `clinic.yaml` that
 * release 0.1.0 accepted, what `npm run adopt` marked to be checked, and what `policy draft-next` marked to be changed. A
 * file that cannot be read at all is reported in the same way.
 *
 * @param drafts those that are to be published, all in the folder by default
 */
export const problemsBeforePublication = (
  contentDir: string,
  drafts: readonly Draft[] = draftsIn(contentDir),
): string[] => [
  ...contradictionsOf(contentDir),
  ...marksLeft(join(contentDir, 'clinic.yaml')),
  ...faultsStillMarked(drafts),
];

function draftsIn(contentDir: string): Draft[] {
  const policies = readPolicies(contentDir);
  return policies.ok ? policies.value.versions.filter(isDraft) : [];
}

/** The contradictions in `clinic.yaml`. */
export function contradictionsOf(contentDir: string): string[] {
  const clinic = loadYaml(join(contentDir, 'clinic.yaml'), publishableClinic);
  return clinic.ok ? [] : clinic.problems;
}

/**
 * A sentence for each item in the register that the cookie policy in force does not list, with what to do. The server
 * sets `candour_kept` only once the policy lists it, so it stops nothing.
 */
function unshownItems(register: Register, policy: Published, today: string): string[] {
  const text = load(policy.article).text();
  const items = register.purposes.flatMap(({ services }) => services.flatMap((service) => service.items));
  return items
    .filter(({ name }) => name !== keptItem.name && !text.includes(name))
    .map(
      ({ name }) =>
        `storage.yaml lists “${name}”, but the cookie policy in force (${idOf(policy)}) does not list it. Publish one that does: “npm run policy -- new cookies ${today}” (with -2 after the day if there is one of today), then publish it.`,
    );
}
