import { lawOfNation } from '../../content/forms/by-nation.ts';
import { singularAfterOne } from '../../content/grammar.ts';
import { lawSince } from '../../content/law/law-on.ts';
import type { LawId } from '../../content/law/law-on.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { addDays, addMonths, writeDay, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { acknowledgedBy } from '../domain/deadline/complaint.ts';
import { dueOf, dueOnceAcknowledged } from '../domain/deadline/due-of.ts';
import { dayOrPassed, isPast } from '../domain/deadline/explain.ts';
import type { DueDate } from '../domain/deadline/facts.ts';
import {
  answerMonths,
  daysToAcknowledge,
  isUnderArticle12A,
  lastDayToAsk,
  timesAfterDeath,
} from '../domain/deadline/statutory-periods.ts';
import { caseLink } from './case-link.ts';
import type { MessageDependencies } from './messages.ts';

type AllChecks = Words['team']['checks'];
/** Proof has other sentences once the date has passed. */
type Checks = Omit<AllChecks, 'identity' | 'authority'> & { identity: string; authority: string };
type RightCheck = 'correct' | 'erase' | 'restrict' | 'port' | 'object' | 'withdraw' | 'human';
const RIGHTS: RightCheck[] = ['correct', 'erase', 'restrict', 'port', 'object', 'withdraw', 'human'];

/** What to look at before answering, in the order in which it matters. */
export function checks(messages: MessageDependencies, request: StoredRequest, today: Day): string[] {
  const all = forTheDay(messages.words.team.checks, request, today);
  switch (request.kind) {
    case 'access':
      return [...cctvCheck(messages, request), ...accessChecks(all, request)];
    case 'rights':
      return [
        all.identity,
        ...authorityChecks(all, request),
        all.perRight,
        ...rightsAsked(request).map((right) => aboutRight(all, right, request)),
        all.refusal,
      ];
    case 'complaint':
      return [
        daysToAcknowledge(request.receivedOn, request.nation) === undefined ? all.beginBeforeLaw : all.begin,
        all.identityComplaint,
        ...authorityChecks(all, request),
        all.informed,
        all.outcome,
        all.earlier,
        all.keep,
      ];
    case 'opt-out':
      return [
        all.stop,
        ...(request.answers['profiling'] === undefined ? [] : [all.profiling]),
        all.care,
        all.suppression,
      ];
  }
}

/** Proof that is asked for once the date has passed gives no more time. */
function forTheDay(all: AllChecks, request: StoredRequest, today: Day): Checks {
  const { due, waiting } = dueOf(request);
  return isPast(due, today) && waiting.length === 0
    ? { ...all, identity: all.identityLate, authority: all.authorityLate }
    : all;
}

function accessChecks(all: Checks, request: StoredRequest): string[] {
  if (requesterIn(request.answers) === 'deceased') return checksAfterDeath(all, request);
  return [
    all.identity,
    ...authorityChecks(all, request),
    ...scottishChecks(all, request),
    all.search,
    all.thirdParties,
    all.seriousHarm,
    all.form,
    all.refusal,
    all.keep,
  ];
}

function checksAfterDeath(all: Checks, request: StoredRequest): string[] {
  const { nation, receivedOn } = request;
  const { proof } = timesAfterDeath(receivedOn, nation);
  const { since } = lawOfNation[nation].death;
  return [
    fill(all.entitled, { proof: String(proof) }),
    ageOfRecord(all, request),
    all.patientsNote,
    all.covered,
    fill(all.coveredSince, { since }),
    all.correction,
    all.sourceAfterDeath[nation],
  ];
}

/** The question how old the record of somebody who has died is, with the day from which it counts and what to record. */
export function ageOfRecord(
  all: Pick<Checks, 'recent' | 'recentNorthernIreland'>,
  { nation, receivedOn }: StoredRequest,
): string {
  const { recent, short, long } = timesAfterDeath(receivedOn, nation);
  const days = { short: String(short), long: String(long) };
  return recent === undefined
    ? fill(all.recentNorthernIreland, days)
    : fill(all.recent, { ...days, since: writeDayShort(addDays(receivedOn, -recent)) });
}

/** Who may also apply under the Act of 1990 for a living adult (s.3(1)(ee)). */
function scottishChecks(all: Checks, { answers, nation, receivedOn }: StoredRequest): string[] {
  const forAdult = ['authority', 'solicitor'].includes(requesterIn(answers));
  if (nation !== 'scotland' || !forAdult) return [];
  const { short, long } = timesAfterDeath(receivedOn, nation);
  return [fill(all.adultInScotland, { short: String(short), long: String(long) })];
}

function authorityChecks(all: Checks, { answers, nation }: StoredRequest): string[] {
  const asker = requesterIn(answers);
  if (asker === 'self') return [];
  return asker === 'child'
    ? [all.authority, fill(all.child, { law: all.childLaw[nation] })]
    : [all.authority];
}

function aboutRight(all: Checks, right: RightCheck, request: StoredRequest): string {
  return right === 'human'
    ? fill(all.human, sinceOf('data-protection.automated-decisions', request))
    : all[right];
}

/** The rights that were chosen; all of them where someone wrote down words and no form asked. */
function rightsAsked({ answers }: StoredRequest): RightCheck[] {
  const chosen = [answers['right'] ?? []].flat();
  return chosen.length > 0 ? RIGHTS.filter((right) => chosen.includes(right)) : RIGHTS;
}

function cctvCheck({ clinic, words }: MessageDependencies, { answers: { want } }: StoredRequest): string[] {
  const asked = want === undefined || want.includes('cctv') || want.includes('whole');
  if (!clinic.cctv || !asked) return [];
  return [singularAfterOne(fill(words.team.checks.cctv, { days: String(clinic.cctv.keepDays) }))];
}

/** What the steps are written with. */
interface Writing {
  steps: Words['team']['steps'];
  request: StoredRequest;
  today: Day;
  /** Writes a day, with a word where it has passed. */
  write: (day: Day) => string;
}

/** How long each step of answering may take, with its day. */
export function stepsWithDays(
  { team: { steps }, dueDate }: Words,
  request: StoredRequest,
  today: Day,
): string[] {
  const write = (day: Day) => dayOrPassed(day, today, dueDate);
  return daysOf({ steps, request, today, write });
}

/**
 * The same for an email, and where to record what happens: on the page of the case, or with the command.
 *
 * @param isLinked whether the email may contain a link
 */
export function timetable(
  messages: MessageDependencies,
  request: StoredRequest,
  today: Day,
  isLinked = true,
): string[] {
  const { steps } = messages.words.team;
  const { reference } = request;
  const link = caseLink(messages, reference);
  const how =
    link === undefined
      ? fill(steps.record, { reference })
      : isLinked
        ? fill(steps.recordOnline, { link })
        : fill(steps.recordOnPages, { reference });
  return [...stepsWithDays(messages.words, request, today), how];
}

function daysOf(writing: Writing): string[] {
  const { steps, request, write } = writing;
  const date = dueOf(request);
  switch (date.task) {
    case 'stop':
      return [fill(steps.stop, { month: write(addMonths(request.receivedOn, monthsOf(request))) })];
    case 'acknowledge':
      return [fill(steps.acknowledge, { due: write(date.due) }), outcomeStep(writing)];
    case 'outcome':
      return [acknowledgementStep(writing, date), fill(steps.outcome, { target: write(date.due) })];
    case 'answer':
      return answerSteps(writing, date);
  }
}

function acknowledgementStep({ steps, request }: Writing, date: DueDate): string {
  const late = date.steps.find((it) => it.step === 'acknowledgedLate');
  if (late) return fill(steps.acknowledgedLate, { due: writeDay(late.due), on: writeDay(late.on) });
  return acknowledgedBy(effectiveEvents(request.events))
    ? steps.acknowledged
    : fill(steps.acknowledgeBeforeLaw, sinceOf('complaints.acknowledgement-days', request));
}

function answerSteps(writing: Writing, date: DueDate): string[] {
  const { steps, request, today, write } = writing;
  const passed = date.waiting.length === 0 && isPast(date.due, today);
  const aim = date.target === undefined ? [] : [fill(steps.aim, { target: write(date.target) })];
  const latest = [...aim, fill(steps.due, { due: write(date.due) })];
  if (requesterIn(request.answers) === 'deceased') return [proofAfterDeath(writing), ...latest];
  if (passed) return [steps.proofLate, ...latest];
  const question = isUnderArticle12A(request.receivedOn, request.nation)
    ? steps.question
    : fill(steps.questionBeforeLaw, sinceOf('requests.article-12a', request));
  return [
    steps.proof,
    ...(request.kind === 'access' ? [question] : []),
    ...latest,
    ...extensionStep(writing, date),
  ];
}

const monthsOf = ({ receivedOn, nation }: StoredRequest): number => answerMonths(receivedOn, nation).month;

/** The day on which a law began, in words. */
const sinceOf = (id: LawId, { nation }: StoredRequest) => ({ since: writeDayShort(lawSince(id, nation)) });

function proofAfterDeath({ steps, request, today }: Writing): string {
  const askBy = lastDayToAsk(request.receivedOn, request.nation);
  const say = isPast(askBy, today) ? steps.proofAfterDeathLate : steps.proofAfterDeath;
  return fill(say, { askBy: writeDay(askBy) });
}

function extensionStep({ steps, request }: Writing, { extendBy }: DueDate): string[] {
  if (extendBy === undefined) return [];
  const extension = { what: 'case.extended' as const, on: request.receivedOn, at: request.receivedAt };
  const extended = dueOf({ ...request, events: [...request.events, extension] }).due;
  return [fill(steps.extend, { extendBy: writeDay(extendBy), extended: writeDay(extended) })];
}

/** When the outcome of a complaint is aimed at that is not acknowledged yet. */
function outcomeStep({ steps, request, write }: Writing): string {
  const { due } = dueOnceAcknowledged(request, request.receivedOn);
  return fill(steps.outcome, { target: write(due) });
}
