import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orThrow } from '../../content/load.ts';
import { frozenFacts, writeFacts } from '../../site/policies/freeze.ts';
import { readLock, sealFolder, writeLock } from '../../site/policies/lock.ts';
import { publish } from '../../site/policies/publish.ts';
import { readPolicies } from '../../site/policies/store.ts';
import { idOf } from '../../site/policies/version.ts';

/*
 * Publishes a clinic's drafts as if each had been published on the day in its own front matter, oldest first.
 * This is how a demo or a test clinic gets a past. `--again` first opens every seal, which a real clinic must
 * never do. `--register-since=DAY` leaves the storage register out of the facts of earlier versions, because
 * the demo stored nothing before.
 *
 *   node tests/support/publish-as-dated.ts content/demo --again --register-since=2026-11-22
 */
const [contentDir = '', ...options] = process.argv.slice(2);
if (options.includes('--again')) {
  for (const [id, { withdrawn }] of Object.entries(orThrow(readLock(contentDir)))) {
    if (withdrawn) throw new Error(`${id} was withdrawn: its text is gone`);
    for (const name of ['article.html', 'facts.yaml'])
      rmSync(join(contentDir, 'policies', id, name), { force: true });
  }
  writeLock(contentDir, {});
}

const drafts = orThrow(readPolicies(contentDir)).versions.filter(({ state }) => state === 'draft');
const byDay = Object.entries(Object.groupBy(drafts, ({ data }) => data.published ?? data.effective));
for (const [day, versions = []] of byDay.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  // Facts that depend on the law, such as the regulator, are those of that day.
  process.env['CANDOUR_TODAY'] = day;
  orThrow(await publish(contentDir, versions.map(idOf), day));
}

const registerSince = options.find((option) => option.startsWith('--register-since='))?.slice(17) ?? '';
const seals = orThrow(readLock(contentDir));
for (const { kind, name, folder, data } of orThrow(readPolicies(contentDir)).versions) {
  const facts = frozenFacts(folder);
  if (!facts || (data.published ?? '') >= registerSince) continue;
  writeFileSync(join(folder, 'facts.yaml'), writeFacts({ clinic: facts.clinic }));
  seals[idOf({ kind, name })] = { files: sealFolder(folder) };
}
writeLock(contentDir, seals);
