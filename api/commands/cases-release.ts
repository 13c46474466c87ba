import type { Command } from 'commander';
import { oneOf } from '../../command-line/command-line.ts';
import { existingFile } from '../../command-line/paths.ts';
import { fill } from '../../content/words/fill.ts';
import type { Day } from '../base/calendar.ts';
import { recordChecks } from '../casework/release-checklist.ts';
import { placesOf } from '../casework/release-rules.ts';
import { recordSearches } from '../casework/searches.ts';
import { aboutCase, aboutNobody } from '../casework/file-check/about-case.ts';
import { checkFile } from '../casework/file-check/check-file.ts';
import { describeFileCheck } from '../casework/file-check/describe-file-check.ts';
import { whatKeepsFromReleasing } from '../casework/file-check/releasable.ts';
import { refuse } from '../casework/refuse.ts';
import { releaseChecks, searchResults } from '../domain/event-details.ts';
import type { ReleaseCheck, SearchResult } from '../domain/event-details.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import { unsearched } from '../domain/searches.ts';
import { byOption } from './by-whom.ts';
import { fail, textOf, withCases } from './cases-work.ts';
import type { Cases } from './cases-work.ts';
import { parseDay } from './parse-day.ts';
import { parseReference } from './parse-reference.ts';

interface SearchOptions {
  place: string;
  found: SearchResult;
  who?: string;
  on?: Day;
  notes?: string;
  by: string;
}
interface CheckOptions {
  decidedBy?: string;
  skip?: string;
  undo?: true;
  by: string;
}

/** Adds the commands for the searches and the release checklist of a request for a copy. */
export function addReleaseCommands(program: Command): void {
  program
    .command('search')
    .description('record that somebody looked in a place for a copy of information')
    .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
    .requiredOption('--place <place>', 'the place, as in recordPlaces in team.yaml')
    .requiredOption('--found <what>', `one of ${searchResults.join(', ')}`, oneOf(searchResults))
    .option('--who <who>', 'who looked; otherwise who records it')
    .option('--on <day>', 'the day on which they looked, such as 2026-12-04; otherwise today', parseDay)
    .option('--notes <text>', 'notes, or why nobody looked; “-” reads them from standard input')
    .addOption(byOption('who records it'))
    .action((reference: string, options: SearchOptions) =>
      withCases((cases) => search(cases, reference, options)),
    );

  program
    .command('check')
    .description('tick a part of the release checklist, or skip it')
    .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
    .argument('<part>', `one of ${releaseChecks.join(', ')}`, oneOf(releaseChecks))
    .option('--decided-by <who>', 'for harm: the health professional who decided, by name or role')
    .option('--skip <reason>', 'skip it, and why; “-” reads it from standard input')
    .option('--undo', 'it is to be done after all')
    .addOption(byOption('who ticks it'))
    .action((reference: string, part: ReleaseCheck, options: CheckOptions) =>
      withCases((cases) => check(cases, reference, part, options)),
    );

  program
    .command('check-file')
    .description('look for what must not go out with a file; prints personal data and stores nothing')
    .argument('<file>', 'the path of the file', existingFile)
    .argument('[reference]', 'the case whose person and period it is compared with', parseReference)
    .action((file: string, reference: string | undefined) =>
      withCases((cases) => checkBeforeRelease(cases, file, reference)),
    );
}

async function search(cases: Cases, reference: string, options: SearchOptions): Promise<void> {
  const { messages } = cases;
  const { place, found, by, who = by, on = '', notes } = options;
  const searches = [{ place, found, notes: textOf(notes) }];
  const outcome = await recordSearches(cases, reference, { searches, who, on, by });
  if (!outcome.ok) return fail(messages, outcome.refusal);
  const places = placesOf(messages.team.read());
  const count = places.length - unsearched(outcome.request, places).length;
  console.log(
    fill(messages.words.cases.release.searched, {
      reference,
      count: String(count),
      all: String(places.length),
    }),
  );
}

async function check(
  cases: Cases,
  reference: string,
  part: ReleaseCheck,
  options: CheckOptions,
): Promise<void> {
  const { messages } = cases;
  const { skip, undo, decidedBy, by } = options;
  const state = undo ? 'open' : skip === undefined ? 'done' : 'skipped';
  const checks = [{ check: part, state, note: textOf(skip) ?? decidedBy }];
  const outcome = await recordChecks(cases, reference, { checks, by });
  if (!outcome.ok) return fail(messages, outcome.refusal);
  const all = releaseChecksOf(outcome.request, placesOf(messages.team.read()));
  const count = all.filter((made) => made.state !== 'open').length;
  console.log(
    fill(messages.words.cases.release.checked, {
      reference,
      count: String(count),
      all: String(all.length),
    }),
  );
}

/** Exits with 1 if somebody must decide about the file. */
async function checkBeforeRelease(
  { store, messages, today }: Cases,
  file: string,
  reference: string | undefined,
): Promise<void> {
  const { clinic, words } = messages;
  const request = reference === undefined ? undefined : await store.findByReference(reference);
  if (reference !== undefined && request === undefined)
    return fail(messages, refuse('unknown', { reference }));
  const about = request ? aboutCase(request, clinic) : aboutNobody(clinic, today);
  const checked = await checkFile({ path: file }, about);
  for (const line of describeFileCheck(checked, words)) console.log(line);
  if (whatKeepsFromReleasing(checked, {})) process.exitCode = 1;
}
