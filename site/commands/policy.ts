import '../build/own-environment.ts';
import type { Command } from 'commander';
import { commandLine, day as parseDay, oneOf, runCommandLine } from '../../command-line/command-line.ts';
import { policyKinds } from '../../content/addresses.ts';
import type { PolicyKind } from '../../content/addresses.ts';
import { contentDirectory } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { adviceOnFiles } from '../policies/advice.ts';
import { findDrift } from '../policies/find-drift.ts';
import { checkReport } from '../policies/check-report.ts';
import { draft } from '../policies/draft.ts';
import { draftNext } from '../policies/draft-next.ts';
import { adviceOnKept } from '../policies/kept-cookie.ts';
import { lintVersions } from '../policies/lint-versions.ts';
import { publish, withoutChanges } from '../policies/publish.ts';
import { problemsBeforePublication } from '../policies/ready.ts';
import { readPolicies } from '../policies/store.ts';
import { unpublish } from '../policies/unpublish.ts';
import { idOf } from '../policies/version.ts';
import { withdraw } from '../policies/withdraw.ts';
import { unreadableFiles } from '../build/content-problems.ts';
import { today } from '../build/today.ts';
import { end, orEnd } from './or-end.ts';

/*
 * `npm run policy`: creates, checks, publishes and withdraws policy versions. A published version is sealed, and only
 * these commands write seals.
 */
const contentDir = contentDirectory(process.env);
const day = today(process.env);
const program = commandLine('npm run policy --', 'Drafts, checks and publishes versions of the policies.');

withVersion(program.command('new').description('make a draft'))
  .option(
    '--from <text>',
    'the text to start from: latest, which is usual, or release for this release’s text',
    oneOf(['latest', 'release']),
  )
  .action((kind: PolicyKind, name: string, { from = 'latest' }: { from?: 'latest' | 'release' }) => {
    const made = orEnd(draft(contentDir, { kind, name, from, today: day }));
    if (made.differences) console.log(made.differences);
    console.log(`${made.file} is a draft. Only “npm run dev” shows it.`);
    console.log('Write what changed into its “changes”, check it, and publish it:');
    console.log(`  npm run policy -- check\n  npm run policy -- publish ${kind} ${name}`);
  });

program
  .command('check')
  .description('list what is wrong in each file and version, and what would change')
  .action(async () => {
    const unreadable = unreadableFiles(contentDir);
    if (unreadable.length > 0) end(unreadable);
    const linted = orEnd(await lintVersions(contentDir, day));
    const drifts = orEnd(await findDrift(contentDir, day));
    const unready = problemsBeforePublication(contentDir);
    const advice = [...adviceOnFiles(contentDir), ...adviceOnKept(contentDir, day)];
    const { lines, failed } = checkReport(linted, drifts, unready, advice);
    for (const line of lines) console.log(line);
    if (failed) process.exitCode = 1;
  });

program
  .command('draft-next')
  .description('make a draft of the version in force, with what must change marked')
  .argument('<policy>', `one of ${policyKinds.join(', ')}`, oneOf(policyKinds))
  .action((kind: PolicyKind) => {
    const { file, name, marked } = orEnd(draftNext(contentDir, kind, day));
    console.log(
      `${file} is a draft. ${marked} ${marked === 1 ? 'place is' : 'places are'} marked TO CHANGE.`,
    );
    console.log('Change them, write what changed into its “changes”, check it, and publish it:');
    console.log(`  npm run policy -- check\n  npm run policy -- publish ${kind} ${name}`);
  });

program
  .command('publish')
  .description('publish and seal one draft, or all of them')
  .argument('<policy>', `one of ${policyKinds.join(', ')}, or all`, oneOf([...policyKinds, 'all']))
  .argument('[day]', 'the first day on which the version applies', versionDay)
  .action(async (kind: PolicyKind | 'all', name: string | undefined, _: object, command: Command) => {
    if (kind === 'all' && name !== undefined)
      command.error(`error: too many arguments for 'publish all'. Expected no day but got ${name}`);
    if (kind !== 'all' && name === undefined) command.error("error: missing required argument 'day'");
    const published = orEnd(
      await publish(contentDir, kind === 'all' ? [] : [idOf({ kind, name: name ?? '' })], day),
    );
    for (const version of published)
      console.log(
        `${idOf(version)} is published and sealed; it applies from ${version.data.effective}. SHA-256 ${version.hash}`,
      );
    for (const id of withoutChanges(published, orEnd(readPolicies(contentDir)).versions))
      console.warn(
        `Warning: ${id} follows another version, but its “changes” are empty, so its page, the history and the feed cannot say what is new. Until its first day you can take it back: npm run policy -- unpublish ${id.replace('/', ' ')}`,
      );
    console.log('Keep it: git add and commit the folder and policies.lock.json. Then build the site.');
  });

withVersion(
  program.command('unpublish').description('make a version that does not apply yet a draft again'),
).action((kind: PolicyKind, name: string) => {
  const file = orEnd(unpublish(contentDir, idOf({ kind, name }), day));
  console.log(`${file} is a draft again. Build the site, so that its page goes. To publish it once more:`);
  console.log(`  npm run policy -- publish ${kind} ${name}`);
});

withVersion(
  program.command('withdraw').description('put a notice in place of an old text that must not stay online'),
).action((kind: PolicyKind, name: string) => {
  const words = orEnd(loadWords(contentDir)).site.policy.withdrawn;
  const id = idOf({ kind, name });
  const hash = orEnd(withdraw(contentDir, id, day, words));
  console.log(`${id} is withdrawn. Its page now says so, with the hash of what stood there: ${hash}`);
  console.log('Earlier commits still hold the text. If nobody may have it, take it out of them too.');
});

await runCommandLine(program);

function withVersion(command: Command): Command {
  return command
    .argument('<policy>', `one of ${policyKinds.join(', ')}`, oneOf(policyKinds))
    .argument('<day>', 'the first day on which the version applies, such as 2027-01-10', versionDay);
}

/**
 * Parses the name of a version: its first day, with a number if there are several on that day. Throws on an invalid
 * day.
 */
function versionDay(typed: string): string {
  const [, first = typed] = /^(\d{4}-\d\d-\d\d)-\d+$/.exec(typed) ?? [];
  parseDay(first);
  return typed;
}
