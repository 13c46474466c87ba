import '../build/own-environment.ts';
import { commandLine, oneOf, runCommandLine } from '../../command-line/command-line.ts';
import type { LawEntry } from '../../content/law/entry.ts';
import { contentDirectory, loadClinic } from '../../content/load.ts';
import { readRelease, releases } from '../../content/releases.ts';
import { problemsForBuild } from '../build/content-problems.ts';
import { today } from '../build/today.ts';
import { orEnd } from './or-end.ts';
import { writeDay } from '../layouts/dates.ts';
import { checkReport } from '../policies/check-report.ts';
import { findDrift } from '../policies/find-drift.ts';
import { lintVersions } from '../policies/lint-versions.ts';
import { problemsBeforePublication } from '../policies/ready.ts';
import { readPolicies } from '../policies/store.ts';
import { timelinesOn } from '../policies/timeline.ts';
import { lawSince } from './upgrade/law-since.ts';
import { newKeysSince } from './upgrade/new-keys.ts';

/** `npm run upgrade`: says what an upgrade changes for this clinic. It changes nothing itself. */
const contentDir = contentDirectory(process.env);
const day = today(process.env);
const latest = releases.at(-1) ?? '';
const program = commandLine('npm run upgrade --', 'Says what an upgrade changes for this clinic.');

program
  .command('check')
  .description('list what changed in law, settings and texts since an earlier release')
  .option(
    '--from <release>',
    `the release that the clinic comes from: ${releases.join(', ')}`,
    oneOf(releases),
  )
  .action(({ from = latest }: { from?: string }) => check(from));

await runCommandLine(program);

async function check(from: string): Promise<void> {
  const { stops, others } = problemsForBuild(contentDir, day);
  if (stops.length > 0) {
    print('The build stops. Mend this first:', stops);
    process.exitCode = 1;
    return;
  }
  print('Mend this too:', others);
  const clinic = orEnd(loadClinic(contentDir));
  const oldest = oldestInForce();
  const law = lawSince(oldest, day, clinic.nation);
  console.log(`What is new for ${clinic.tradingName} since release ${from}.`);
  print(
    `Law that began after ${writeDay(oldest)}, the first day of your oldest version in force:`,
    law.since.map(lineOf),
  );
  print('Law that is still to come:', law.coming.map(lineOf));
  for (const { file, missing, keys } of newKeysSince(readRelease(from), contentDir))
    print(
      `New in ${file}${missing ? ', an optional file that you do not have' : ''}:`,
      keys.map(({ path, description = '' }) => `${path}${description && ': '}${firstSentence(description)}`),
    );
  const linted = orEnd(await lintVersions(contentDir, day));
  const drifts = orEnd(await findDrift(contentDir, day));
  const { lines, failed } = checkReport(linted, drifts, problemsBeforePublication(contentDir));
  console.log(['', 'Your policies:', ...lines, ''].join('\n'));
  console.log('To take a text of this release: npm run policy -- new POLICY DAY --from release');
  if (failed || others.length > 0) process.exitCode = 1;
}

/** The first day of the oldest version in force, or today without any. */
function oldestInForce(): string {
  const { versions } = orEnd(readPolicies(contentDir));
  const days = timelinesOn(versions, day).flatMap(({ current }) => current?.from ?? []);
  return days.toSorted()[0] ?? day;
}

function lineOf({ from, what, source }: LawEntry): string {
  return `${writeDay(from)}: ${what} (${source})`;
}

function firstSentence(text: string): string {
  return /^.*?[.?](?= |$)/.exec(text)?.[0] ?? text;
}

function print(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(['', heading, ...lines.map((text) => `  - ${text}`)].join('\n'));
}
