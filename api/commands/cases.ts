import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { commandLine, day, oneOf, runCommandLine } from '../../command-line/command-line.ts';
import { askers } from '../../content/forms/who-asks.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { systemClock as clock } from '../base/clock.ts';
import { cleanText } from '../requests/clean.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { describeCase, headOfList, lineOf, taskAndDay } from '../casework/describe-case.ts';
import { otherChannels, parseDay, parseTakenDown, readText } from '../casework/parse-entry.ts';
import type { Typed } from '../casework/parse-entry.ts';
import { record, sentence } from '../casework/record.ts';
import type { RegisterServices } from '../casework/record.ts';
import { recordable } from '../domain/events.ts';
import type { Recordable } from '../domain/events.ts';
import { LONGEST_REASON, refuse } from '../casework/rules.ts';
import type { Refusal } from '../casework/rules.ts';
import { takeDown } from '../casework/enter-request.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { withDesk } from './open.ts';
import { parseReference } from './parse-reference.ts';

/*
 * `npm run cases`: the team's list of cases, one case, and recording what happened.
 *
 * A text of “-” is read from what is typed or piped in, because shells keep their commands and other users can see them.
 * “list --names” and “show” print personal data: do not leave their output lying about.
 */
interface RecordOptions {
  on?: Day;
  reason?: string;
  told?: true;
  by?: string;
}
type EntryOptions = Typed & { by?: string };

const program = commandLine('npm run cases --', 'Lists and shows cases, and records what happened to them.');

program
  .command('list')
  .description('list open cases, the soonest due first; runs when no command is given')
  .option('--names', 'with the names of the people')
  .action(({ names = false }: { names?: boolean }) => withCases((cases) => list(cases, names)));

program
  .command('show')
  .description('show one case: its date and why, what happened, what was asked')
  .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
  .action((reference: string) => withCases((cases) => show(cases, reference)));

const recording = program
  .command('record')
  .description('record what happened to a case, or a new case: see record new --help')
  .helpCommand(false)
  .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
  .argument('<what>', `one of ${recordable.join(', ')}`, oneOf(recordable))
  .option('--on <day>', 'the day on which it happened, such as 2026-12-04; otherwise today', day)
  .option('--reason <text>', 'what the person must know; “-” reads it from standard input')
  .option('--told', 'the person has been told already, so no email goes')
  .option('--by <who>', 'who recorded it; otherwise your user name')
  .action((reference: string, what: Recordable, options: RecordOptions) =>
    withCases((cases) => recordEvent(cases, reference, what, options)),
  );

recording
  .command('new')
  .description('record a request that came by letter, by telephone, by email or in person')
  .requiredOption('--kind <kind>', `one of ${requestKinds.join(', ')}`, oneOf(requestKinds))
  .requiredOption('--channel <channel>', `one of ${otherChannels.join(', ')}`, oneOf(otherChannels))
  .requiredOption('--name <name>', 'who asks, or about whom')
  .requiredOption(
    '--asked <text>',
    'what was asked for, in the person’s words; “-” reads it from standard input',
  )
  .option('--on <day>', 'the day on which it came, such as 2026-11-20; otherwise today', day)
  .option(
    '--for <whose>',
    `whose information it is: one of ${askers.join(', ')}; otherwise self`,
    oneOf(askers),
  )
  .option('--email <address>', 'an email address of the person')
  .option('--telephone <number>', 'a telephone number of the person')
  .option('--address <text>', 'a postal address of the person')
  .option('--tell-team', 'send the requests team its email about the case')
  .option('--by <who>', 'who recorded it; otherwise your user name')
  .action(({ tellTeam, ...typed }: EntryOptions & { tellTeam?: true }) =>
    withCases((cases) => recordNew(cases, typed, tellTeam ?? false)),
  );

await runCommandLine(program, { usual: 'list' });

interface Cases extends RegisterServices {
  today: Day;
}

function withCases(work: (cases: Cases) => Promise<void>): Promise<void> {
  return withDesk((store, desk) => work({ store, desk, clock, today: dayInLondon(clock.now()) }));
}

async function list({ store, desk, today }: Cases, names: boolean): Promise<void> {
  const words = desk.words.register;
  const cases = await store.openCases();
  const soonest = cases.toSorted((a, b) => dueOf(a).due.localeCompare(dueOf(b).due));
  if (cases.length > 0) console.log(headOfList(words));
  for (const request of soonest) console.log(lineOf(request, today, words, names));
  console.log(fill(words.list.count, { count: String(cases.length) }));
}

async function show({ store, desk, today }: Cases, reference: string): Promise<void> {
  const request = await store.findByReference(reference);
  if (!request) return say(desk, refuse('unknown', { reference }));
  for (const line of describeCase(desk, request, today)) console.log(line);
}

async function recordEvent(
  cases: Cases,
  reference: string,
  what: Recordable,
  options: RecordOptions,
): Promise<void> {
  const { desk, today } = cases;
  const words = desk.words.register;
  const on = parseDay(options.on ?? today, today);
  if (typeof on !== 'string') return say(desk, on);
  const reason = readText('reason', textOf(options.reason), LONGEST_REASON, cleanText);
  if (typeof reason === 'object') return say(desk, reason);
  const told = options.told ?? false;
  const outcome = await record(cases, reference, { what, on, by: byWhom(options), reason, told });
  if (!outcome.ok) throw new Error(outcome.problem);
  const { request, mailed } = outcome;
  const { closedOn } = request;
  console.log(fill(words.recorded.done, { reference, event: words.events[what], day: writeDayShort(on) }));
  console.log(closedOn === undefined ? dateOf(cases, request) : words.recorded.closed);
  console.log(mailed ? words.recorded.mailed : words.recorded.notMailed);
}

async function recordNew(cases: Cases, typed: EntryOptions, tellTeam: boolean): Promise<void> {
  const { desk, today } = cases;
  const words = desk.words.register;
  const taken = parseTakenDown({ ...typed, asked: textOf(typed['asked']) }, today);
  if ('refused' in taken) return say(desk, taken);
  const request = await takeDown(cases, { ...taken, by: byWhom(typed), tellTeam });
  const { reference } = request;
  console.log(fill(words.recorded.taken, { reference, day: writeDayShort(request.receivedOn) }));
  console.log(dateOf(cases, request));
  console.log(taken.email === undefined ? words.recorded.notAcknowledged : words.recorded.acknowledged);
}

function say({ words }: MessageDependencies, refusal: Refusal): never {
  throw new Error(sentence(refusal, words.register));
}

function dateOf({ desk, today }: Cases, request: StoredRequest): string {
  return fill(desk.words.register.recorded.due, taskAndDay(request, today, desk.words));
}

function byWhom({ by }: { by?: string | undefined }): string {
  return by ?? userInfo().username;
}

/** A text that was given, or standard input for “-”. */
function textOf(given: string | undefined): string | undefined {
  return given === '-' ? readFileSync(0, 'utf8') : given;
}
