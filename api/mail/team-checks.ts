import { lawOnOrFirst, lawSince } from '../../content/law/law-on.ts';
import { lawOfNation } from '../../content/forms/by-nation.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { addDays, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { isPast } from '../domain/deadline/explain.ts';
import { timesAfterDeath } from '../domain/deadline/deceased.ts';
import { daysToAcknowledge } from '../domain/deadline/in-force.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { MessageDependencies } from './messages.ts';

type Checks = Words['team']['checks'];
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
        ...rightsAsked(request).map((right) =>
          right === 'human' ? aboutDecision(all, request) : all[right],
        ),
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
function forTheDay(all: Checks, request: StoredRequest, today: Day): Checks {
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

function checksAfterDeath(all: Checks, { nation, receivedOn }: StoredRequest): string[] {
  const { recent, ...times } = timesAfterDeath(receivedOn, nation);
  const days = { short: String(times.short), long: String(times.long) };
  const { since } = lawOfNation[nation].death;
  return [
    fill(all.entitled, { proof: String(lawOnOrFirst('after-death.proof-days', receivedOn, nation)) }),
    recent === undefined
      ? fill(all.recentNorthernIreland, days)
      : fill(all.recent, { ...days, since: writeDayShort(addDays(receivedOn, -recent)) }),
    all.patientsNote,
    all.covered,
    fill(all.coveredSince, { since }),
    all.correction,
    all.sourceAfterDeath[nation],
  ];
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

function aboutDecision(all: Checks, { nation }: StoredRequest): string {
  return fill(all.human, { since: writeDayShort(lawSince('data-protection.automated-decisions', nation)) });
}

/** The rights that were chosen; all of them where someone wrote down words and no form asked. */
function rightsAsked({ answers }: StoredRequest): RightCheck[] {
  const chosen = [answers['right'] ?? []].flat();
  return chosen.length > 0 ? RIGHTS.filter((right) => chosen.includes(right)) : RIGHTS;
}

function cctvCheck({ clinic, words }: MessageDependencies, { answers: { want } }: StoredRequest): string[] {
  const asked = want === undefined || want.includes('cctv') || want.includes('whole');
  if (!clinic.cctv || !asked) return [];
  return [fill(words.team.checks.cctv, { days: String(clinic.cctv.keepDays) })];
}
