import '../build/own-environment.ts';
import { policyKinds } from '../../content/addresses.ts';
import type { PolicyKind } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { findDrift } from '../policies/find-drift.ts';
import { draft } from '../policies/draft.ts';
import { lintVersions } from '../policies/lint-versions.ts';
import { formatFindings, publishBlockers } from '../policies/lint-version.ts';
import { publish, withoutChanges } from '../policies/publish.ts';
import { readPolicies } from '../policies/store.ts';
import { unpublish } from '../policies/unpublish.ts';
import { idOf } from '../policies/version.ts';
import { withdraw } from '../policies/withdraw.ts';
import { today } from '../build/today.ts';

/*
 * `npm run policy -- new | check | publish | unpublish | withdraw`: the life of a policy’s versions.
 * A published version is sealed; these commands are the only ones that write seals.
 */
const contentDir = contentDirectory(process.env);
const day = today(process.env);
const [command, ...args] = process.argv.slice(2);

const commands: Record<string, () => Promise<void> | void> = {
  new: makeDraft,
  check,
  publish: seal,
  unpublish: takeBack,
  withdraw: takeDown,
};
await (commands[command ?? ''] ?? explain)();

function makeDraft(): void {
  const { kind, name } = versionIn(args);
  const from = args.join(' ').includes('--from release') ? 'release' : 'latest';
  const made = orEnd(draft(contentDir, { kind, name, from, today: day }));
  if (made.differences) console.log(made.differences);
  console.log(`${made.file} is a draft. Only “npm run dev” shows it.`);
  console.log('Write what changed into its “changes”, check it, and publish it:');
  console.log(`  npm run policy -- check\n  npm run policy -- publish ${kind} ${name}`);
}

async function check(): Promise<void> {
  const judged = orEnd(await lintVersions(contentDir, day));
  for (const paragraph of formatFindings(judged)) console.log(paragraph);
  if (publishBlockers(judged).length > 0) process.exitCode = 1;
  for (const { id, facts, sections } of orEnd(await findDrift(contentDir, day))) {
    if (sections.length === 0) console.log(`${id}: says what it would say if it were published today.`);
    else console.log(`${id}: would read differently if it were published today, in\n${list(sections)}`);
    if (facts.length > 0) console.log(`  Facts that have changed since:\n${list(facts)}`);
  }
}

async function seal(): Promise<void> {
  const ids = args[0] === 'all' ? [] : [idOf(versionIn(args))];
  const published = orEnd(await publish(contentDir, ids, day));
  for (const version of published)
    console.log(
      `${idOf(version)} is published and sealed; it applies from ${version.data.effective}. SHA-256 ${version.hash}`,
    );
  for (const id of withoutChanges(published, orEnd(readPolicies(contentDir)).versions))
    console.warn(
      `Warning: ${id} follows another version, but its “changes” are empty, so its page, the history and the feed cannot say what is new. Until its first day you can take it back: npm run policy -- unpublish ${id.replace('/', ' ')}`,
    );
  console.log('Keep it: git add and commit the folder and policies.lock.json. Then build the site.');
}

function takeBack(): void {
  const { kind, name } = versionIn(args);
  const file = orEnd(unpublish(contentDir, idOf({ kind, name }), day));
  console.log(`${file} is a draft again. Build the site, so that its page goes. To publish it once more:`);
  console.log(`  npm run policy -- publish ${kind} ${name}`);
}

function takeDown(): void {
  const words = orEnd(loadWords(contentDir)).site.policy.withdrawn;
  const id = idOf(versionIn(args));
  const hash = orEnd(withdraw(contentDir, id, day, words));
  console.log(`${id} is withdrawn. Its page now says so, with the hash of what stood there: ${hash}`);
  console.log('Earlier commits still hold the text. If nobody may have it, take it out of them too.');
}

function versionIn([kind, name]: string[]): { kind: PolicyKind; name: string } {
  const known = policyKinds.find((it) => it === kind);
  if (!known) return end([`Name a policy: ${policyKinds.join(', ')}.`]);
  if (!/^\d{4}-\d\d-\d\d(-\d+)?$/.test(name ?? '') || !isDay(name?.slice(0, 10) ?? ''))
    return end([`After ${known}, name the first day on which the version applies, such as 2027-01-10.`]);
  return { kind: known, name: name ?? '' };
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function explain(): void {
  end([
    'Say one of',
    '  new POLICY DAY [--from release]   a draft, from the latest version or from this release’s text',
    '  check                             what is wrong, and what would change',
    '  publish POLICY DAY | publish all  render, freeze and seal',
    '  unpublish POLICY DAY              make a version that does not apply yet a draft again',
    '  withdraw POLICY DAY               put a notice in place of an article that must not stay',
  ]);
}

function orEnd<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return orThrow(loaded);
  return end(loaded.problems);
}

function list(lines: string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n');
}

function end(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
