import { Option } from 'commander';
import { commandLine, oneOf, runCommandLine } from '../../command-line/command-line.ts';
import { requesters } from '../../content/forms/who-asks.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { describeCase, headOfList, lineOf, nameOfEntry, taskAndDay } from '../casework/describe-case.ts';
import { correctContact, sendAgain } from '../casework/contact.ts';
import { explainDueIf, parseDueQuestion } from '../casework/due-if.ts';
import { otherChannels, parseContact, parseManualEntry } from '../casework/parse-entry.ts';
import type { Typed } from '../casework/parse-entry.ts';
import { parseRecording } from '../casework/parse-recording.ts';
import { record } from '../casework/record.ts';
import { recordable, recordableNamed, typedName } from '../domain/events.ts';
import type { Recordable } from '../domain/events.ts';
import { mustLookAgain } from '../domain/record-age.ts';
import { refusalGrounds } from '../domain/refusal-grounds.ts';
import type { RefusalGround } from '../domain/refusal-grounds.ts';
import { refuse } from '../casework/refuse.ts';
import { enterRequest } from '../casework/enter-request.ts';
import type { StoredRequest } from '../domain/case.ts';
import { addCaseFile } from './cases-file.ts';
import { addReleaseCommands } from './cases-release.ts';
import { byOption, requireBy } from './by-whom.ts';
import { fail, textOf, withCases } from './cases-work.ts';
import type { Cases } from './cases-work.ts';
import { addReport } from './cases-report.ts';
import { parseDay } from './parse-day.ts';
import { parseReference } from './parse-reference.ts';

/*
 * `npm run cases`: lists cases, shows one, and records events.
 *
 * The text “-” means standard input, because shells keep a history of commands and other users can see their arguments.
 * “list --names” and “show” print personal data: do not leave the output lying about.
 */
interface RecordOptions {
  on?: Day;
  reason?: string;
  ground?: RefusalGround[];
  notified?: true;
  /** Its name in release 0.1.0. */
  told?: true;
  sure?: true;
  by: string;
}
type EntryOptions = Typed & { by: string };

const program = commandLine('npm run cases --', 'Lists and shows cases, and records what happened to them.');

program
  .command('list')
  .description('list open cases, the soonest due first; runs when no command is given')
  .option('--names', 'with the names of the people')
  .option('--look-again', 'only those whose record must be looked at again after an upgrade from 0.1.0')
  .action(({ names = false, lookAgain = false }: { names?: boolean; lookAgain?: boolean }) =>
    withCases((cases) => list(cases, names, lookAgain)),
  );

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
  .argument('<event>', `one of ${recordable.map(typedName).join(', ')}`, readEvent)
  .option('--on <day>', 'the day on which it happened, such as 2026-12-04; otherwise today', parseDay)
  .option('--reason <text>', 'what the person must know; “-” reads it from standard input')
  .option('--ground <ground>', `what a refusal rests on: one of ${refusalGrounds.join(', ')}`, addGround)
  .option('--notified', 'the person has been notified already, so no email goes')
  .addOption(new Option('--told', 'the same, by its name in release 0.1.0').hideHelp())
  .option('--sure', 'the person has the answer, although no email address is confirmed')
  .addOption(byOption('who records it'))
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
  .option('--on <day>', 'the day on which it came, such as 2026-11-20; otherwise today', parseDay)
  .option(
    '--for <whose>',
    `whose information it is: one of ${requesters.join(', ')}; otherwise self`,
    oneOf(requesters),
  )
  .option('--email <address>', 'an email address of the person')
  .option('--telephone <number>', 'a telephone number of the person')
  .option('--address <text>', 'a postal address of the person')
  .option('--tell-team', 'send the requests team its email about the case')
  .addOption(byOption('who records it'))
  .action(({ tellTeam, ...typed }: EntryOptions & { tellTeam?: true }) =>
    withCases((cases) => recordNew(cases, typed, tellTeam ?? false)),
  );

program
  .command('due')
  .description('say when a request would be due if it came on a day; makes no case')
  .requiredOption('--kind <kind>', `one of ${requestKinds.join(', ')}`, oneOf(requestKinds))
  .option('--on <day>', 'the day on which it came, such as 2026-11-20; otherwise today', parseDay)
  .option(
    '--for <whose>',
    `whose information it is: one of ${requesters.join(', ')}; otherwise self`,
    oneOf(requesters),
  )
  .action((typed: Typed) => withCases((cases) => due(cases, typed)));

program
  .command('correct-contact')
  .description('correct how to reach the person; nothing is sent')
  .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
  .option('--email <address>', 'the right email address')
  .option('--telephone <number>', 'the right telephone number')
  .option('--address <text>', 'the right postal address')
  .addOption(byOption('who corrects it'))
  .action((reference: string, typed: EntryOptions) => withCases((cases) => correct(cases, reference, typed)));

program
  .command('resend')
  .description('send the person again what did not arrive')
  .argument('<reference>', 'the reference, such as KT7243T2', parseReference)
  .addOption(byOption('who sends it'))
  .action((reference: string, options: { by: string }) =>
    withCases((cases) => resend(cases, reference, options)),
  );

addReleaseCommands(program);
addReport(program);
addCaseFile(program);
requireBy(program);

await runCommandLine(program, { usual: 'list' });

async function list({ store, messages, today }: Cases, names: boolean, lookAgain: boolean): Promise<void> {
  const words = messages.words.cases;
  const open = await store.openCases();
  const cases = lookAgain ? open.filter(mustLookAgain) : open;
  const soonest = cases.toSorted((a, b) => dueOf(a).due.localeCompare(dueOf(b).due));
  if (cases.length > 0) console.log(headOfList(words));
  for (const request of soonest) console.log(lineOf(request, today, words, names));
  console.log(fill(words.list.count, { count: String(cases.length) }));
}

async function show({ store, messages, today }: Cases, reference: string): Promise<void> {
  const request = await store.findByReference(reference);
  if (!request) return fail(messages, refuse('unknown', { reference }));
  for (const line of describeCase(messages, request, today)) console.log(line);
  const link = (await store.chainOf(request.id)).at(-1)?.link;
  const { head, noHead } = messages.words.caseFile;
  console.log(link == null ? noHead : fill(head, { head: link }));
}

async function recordEvent(
  cases: Cases,
  reference: string,
  what: Recordable,
  options: RecordOptions,
): Promise<void> {
  const { messages, today } = cases;
  const words = messages.words.cases;
  const recording = parseRecording(
    {
      what,
      on: options.on,
      reason: textOf(options.reason),
      grounds: options.ground,
      notified: options.notified ?? options.told ?? false,
      sure: options.sure ?? false,
      by: options.by,
    },
    today,
  );
  if ('refused' in recording) return fail(messages, recording);
  const outcome = await record(cases, reference, recording);
  if (!outcome.ok) return fail(messages, outcome.refusal);
  const { request, mailed, voided } = outcome;
  const { closedOn } = request;
  console.log(
    fill(words.recorded.done, { reference, event: words.events[what], day: writeDayShort(recording.on) }),
  );
  if (voided) console.log(fill(words.recorded.voided, { entry: nameOfEntry(voided, words) }));
  console.log(closedOn === undefined ? dateOf(cases, request) : words.recorded.closed);
  console.log(mailed ? words.recorded.mailed : words.recorded.notMailed);
}

async function recordNew(cases: Cases, typed: EntryOptions, tellTeam: boolean): Promise<void> {
  const { messages, today } = cases;
  const words = messages.words.cases;
  const entry = parseManualEntry({ ...typed, asked: textOf(typed['asked']) }, today);
  if ('refused' in entry) return fail(messages, entry);
  const request = await enterRequest(cases, { ...entry, by: typed.by, tellTeam });
  const { reference } = request;
  console.log(fill(words.recorded.taken, { reference, day: writeDayShort(request.receivedOn) }));
  console.log(dateOf(cases, request));
  console.log(entry.email === undefined ? words.recorded.notAcknowledged : words.recorded.acknowledged);
}

async function due({ messages, today }: Cases, typed: Typed): Promise<void> {
  const question = parseDueQuestion(typed, today);
  if ('refused' in question) return fail(messages, question);
  for (const line of explainDueIf(messages, question, today)) console.log(line);
  return Promise.resolve();
}

async function correct(cases: Cases, reference: string, typed: EntryOptions): Promise<void> {
  const { messages } = cases;
  const contact = parseContact(typed);
  if ('refused' in contact) return fail(messages, contact);
  const outcome = await correctContact(cases, reference, contact, typed.by);
  if (!outcome.ok) return fail(messages, outcome.refusal);
  const { corrected, notConfirmed } = messages.words.cases.recorded;
  console.log(fill(corrected, { reference }));
  if (contact.email !== undefined && outcome.request.confirmedAt === undefined) console.log(notConfirmed);
}

async function resend(cases: Cases, reference: string, options: { by: string }): Promise<void> {
  const outcome = await sendAgain(cases, reference, options.by);
  if (!outcome.ok) return fail(cases.messages, outcome.refusal);
  const { one, many } = cases.messages.words.cases.recorded.resent;
  const count = String(outcome.mails);
  console.log(outcome.mails === 1 ? fill(one, { reference }) : fill(many, { reference, count }));
}

function dateOf({ messages, today }: Cases, request: StoredRequest): string {
  return fill(messages.words.cases.recorded.due, taskAndDay(request, today, messages.words));
}

/** The event with that name. Names of release 0.1.0 are accepted too, but not listed in error messages. */
function readEvent(typed: string): Recordable | undefined {
  return recordableNamed(typed) ?? recordableNamed(oneOf(recordable.map(typedName))(typed));
}

/** One more ground: the option can be given several times. */
function addGround(typed: string, earlier: RefusalGround[] = []): RefusalGround[] {
  return [...earlier, oneOf(refusalGrounds)(typed)];
}
