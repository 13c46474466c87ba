import { isInvented } from '../../content/facts/invented.ts';
import type { Clinic } from '../../content/schema.ts';
import { frozenFacts } from './freeze.ts';
import { idOf } from './version.ts';
import type { Published } from './version.ts';

/**
 * Returns a sentence for each legal name that is neither the clinic's nor a former one of its, but under which a version
 * in its folder was published: which versions, and what to do. Such a page would speak for another controller.
 */
export function versionsOfOthers(
  published: readonly Published[],
  { legalName, formerNames }: Clinic,
): string[] {
  const own = new Set([legalName, ...formerNames].map(plain));
  const named = published.flatMap((version) => {
    const name = nameIn(version.folder);
    return name === undefined || own.has(plain(name)) ? [] : [{ name, id: `policies/${idOf(version)}` }];
  });
  return [...Map.groupBy(named, ({ name }) => plain(name)).values()].map((group) => {
    const [name = ''] = group.map((it) => it.name);
    const ids = group.map(({ id }) => id).join(', ');
    return `${ids}: published under the legal name “${name}”, but clinic.yaml says “${legalName}”. ${advice(name)}`;
  });
}

function advice(name: string): string {
  const remove =
    'remove each of these folders, and its entry in policies.lock.json: a site must not publish the notices of somebody else';
  return isInvented(name)
    ? `That is the demo of Candour: ${remove}.`
    : `If that was your own legal name, add it to clinic.yaml: formerNames: [${JSON.stringify(name)}]. If not, ${remove}.`;
}

function nameIn(folder: string): string | undefined {
  const clinic = frozenFacts(folder)?.clinic as Partial<Clinic> | undefined;
  return typeof clinic?.legalName === 'string' ? clinic.legalName : undefined;
}

/** Spaces, capitals, apostrophes, full stops and “Ltd” make no other name. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replace(/[.,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\bltd$/, 'limited');
