import { rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../../content/load.ts';
import { ROWS_FILE } from '../../content/rows/load-rows.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDay } from '../layouts/dates.ts';
import { headOf } from './front-matter.ts';
import { sealFolder, writeLock } from './lock.ts';
import { readPolicies } from './store.ts';
import { timelinesOn } from './timeline.ts';
import { idOf, nameFrom } from './version.ts';
import type { Published } from './version.ts';

/**
 * Withdraws a version whose article must not stay online, such as one that names a person. A notice remains with the
 * day and the hash of the article, so that nobody can later dispute its text. Returns that hash.
 */
export function withdraw(
  contentDir: string,
  id: string,
  today: string,
  words: Words['site']['policy']['withdrawn'],
): Loaded<string> {
  const policies = readPolicies(contentDir);
  if (!policies.ok) return policies;
  const { versions, seals } = policies.value;
  const version = versions.find((it) => idOf(it) === id);
  const refused = (problem: string) => ({ ok: false as const, problems: [problem] });
  if (version?.state !== 'published') return refused(`There is no published version ${id}.`);
  if (version.withdrawn) return refused(`${id} was withdrawn on ${version.withdrawn.on} already.`);
  const shown = versions.filter((it): it is Published => it.state === 'published');
  const current = timelinesOn(shown, today).find(({ kind }) => kind === version.kind)?.current;
  if (current?.version === version)
    return refused(
      `${id} applies now, and people must be able to read what applies. Publish its correction first: “npm run policy -- new ${version.kind} ${nameFrom(today, version)}”.`,
    );

  const text = join(version.folder, 'text.mdx');
  writeFileSync(text, headOf(readFileSync(text, 'utf8')));
  writeFileSync(join(version.folder, 'article.html'), notice(words, today, version.hash));
  for (const name of ['facts.yaml', ROWS_FILE]) rmSync(join(version.folder, name), { force: true });
  seals[id] = { withdrawn: { on: today, hash: version.hash }, files: sealFolder(version.folder) };
  writeLock(contentDir, seals);
  return { ok: true, value: version.hash };
}

function notice(words: Words['site']['policy']['withdrawn'], today: string, hash: string): string {
  const heading = fill(words.heading, { day: writeDay(today) });
  return [
    `<h2 id="withdrawn">${escape(heading)}</h2>`,
    `<p>${escape(words.what)}</p>`,
    `<p>${escape(words.hash)} <code>${hash}</code></p>`,
    '',
  ].join('\n');
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
