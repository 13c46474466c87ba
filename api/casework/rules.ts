import { askerIn } from '../../content/forms/who-asks.ts';
import type { Words } from '../../content/words/words.ts';
import { compareDays, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { CaseEvent } from '../domain/case.ts';
import type { StoredRequest } from '../domain/case.ts';
import { readAsk } from '../domain/deadline/asks.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { eventsThatStand, lastToTakeBack } from '../domain/corrections.ts';
import { afterClosing, closing, mustBeTold } from '../domain/events.ts';
import type { Recordable } from '../domain/events.ts';

/** Something that the team wants to record. */
export interface Recording {
  what: Recordable;
  /** The day on which it happened, in London. */
  on: Day;
  by: string;
  reason: string | undefined;
  /** The person was told already, so that no mail goes. */
  told: boolean;
}

/** Why something is not recorded: a sentence of the register's words and what fills it. */
export interface Refusal {
  refused: keyof Words['register']['refused'];
  values: Record<string, string>;
}

export const refuse = (refused: Refusal['refused'], values: Refusal['values'] = {}): Refusal => ({
  refused,
  values,
});

/** The most that a reason may have; a letter should be no longer. */
export const LONGEST_REASON = 4000;

/**
 * Whether something may be recorded about a case on a day. Nothing when it may; otherwise the first reason why not.
 *
 * @param today the day in London on which it is recorded
 */
export function whyNot(
  request: StoredRequest,
  recording: Recording,
  today: Day,
  words: Words['register'],
): Refusal | undefined {
  const standing = { ...request, events: eventsThatStand(request.events) };
  return (
    wrongState(standing, recording) ??
    wrongDay(standing, recording, today) ??
    wrongKind(standing, recording.what, words) ??
    wrongOrder(standing, recording, today) ??
    wrongTelling(standing, recording, today, words)
  );
}

function wrongState({ closedOn, erasedAt, events }: StoredRequest, { what }: Recording): Refusal | undefined {
  if (erasedAt !== undefined)
    return refuse('erased', { day: writeDayShort(lastOf(events, 'erased')?.on ?? '') });
  if (closedOn !== undefined && !afterClosing.includes(what))
    return refuse('closed', { day: writeDayShort(closedOn) });
  return closedOn === undefined && what === 'reopened' ? refuse('notClosed') : undefined;
}

function wrongDay({ receivedOn, events }: StoredRequest, { on }: Recording, today: Day): Refusal | undefined {
  const day = writeDayShort(on);
  if (compareDays(on, today) > 0) return refuse('future', { day });
  if (compareDays(on, receivedOn) < 0)
    return refuse('beforeReceipt', { day, received: writeDayShort(receivedOn) });
  const turn = lastOf(events, 'reopened', ...closing);
  return turn && compareDays(on, turn.on) < 0
    ? refuse('beforeTurn', { day, turn: writeDayShort(turn.on) })
    : undefined;
}

/** What the law knows for some kinds of request alone. */
function wrongKind(
  { kind, answers }: StoredRequest,
  what: Recordable,
  { onlyFor }: Words['register'],
): Refusal | undefined {
  const deceased = askerIn(answers) === 'deceased';
  const month = (kind === 'access' && !deceased) || kind === 'rights';
  const no = (why: string) => refuse('notForKind', { why });
  switch (what) {
    case 'clarification-asked':
    case 'clarification-received':
      return kind === 'access' && !deceased ? undefined : no(onlyFor.clarification);
    case 'fee-asked':
    case 'fee-received':
      return month ? undefined : no(onlyFor.fee);
    case 'extended':
      return month ? undefined : no(onlyFor.month);
    case 'acknowledged':
      return kind === 'complaint' ? undefined : no(onlyFor.complaint);
    case 'records-recent':
    case 'records-older':
      return deceased ? undefined : no(onlyFor.deceased);
    case 'identity-asked':
    case 'identity-received':
    case 'authority-asked':
    case 'authority-received':
      return kind === 'opt-out' ? no(onlyFor.proof) : undefined;
    case 'refused':
    case 'partly-refused':
      return kind === 'opt-out' ? no(onlyFor.refuse) : undefined;
    default:
      return undefined;
  }
}

function wrongOrder(request: StoredRequest, { what, on, told }: Recording, today: Day): Refusal | undefined {
  const { events } = request;
  const about = readAsk(what);
  if (about) {
    const last = lastOf(events, `${about.subject}-asked`, `${about.subject}-received`);
    const open = last?.what.endsWith('-asked') ? last : undefined;
    if (about.act === 'asked')
      return open ? refuse('alreadyAsked', { day: writeDayShort(open.on) }) : undefined;
    if (!open) return refuse('notAsked');
    return compareDays(on, open.on) < 0
      ? refuse('beforeAsked', { day: writeDayShort(on), asked: writeDayShort(open.on) })
      : undefined;
  }
  if (what === 'mistaken') return lastToTakeBack(events) ? undefined : refuse('nothingToTakeBack');
  const before = lastOf(events, what);
  if (what === 'extended') {
    if (before) return refuse('alreadyExtended', { day: writeDayShort(before.on) });
    const { extendBy, waiting } = dueOf(request);
    const late = extendBy !== undefined && compareDays(told ? on : today, extendBy) > 0;
    // While the clinic waits, the month has not run out, however long it takes.
    return late && waiting.length === 0
      ? refuse('tooLateToExtend', { by: writeDayShort(extendBy) })
      : undefined;
  }
  const once = ['confirmed', 'acknowledged', 'disputed'].includes(what);
  const same = what === 'confirmed' ? (before ?? lastOf(events, 'address confirmed')) : before;
  return once && same ? refuse('alreadyRecorded', { day: writeDayShort(same.on) }) : undefined;
}

/** Asking, extending and refusing are nothing until the person hears of them, nor is it undone until they hear of that. */
function wrongTelling(
  request: StoredRequest,
  { what, on, reason, told }: Recording,
  today: Day,
  { reasons }: Words['register'],
): Refusal | undefined {
  if ((reason?.length ?? 0) > LONGEST_REASON)
    return refuse('reasonTooLong', { most: LONGEST_REASON.toLocaleString('en-GB') });
  const takenBack = what === 'mistaken' ? lastToTakeBack(request.events)?.what : undefined;
  if (takenBack !== undefined && reason === undefined)
    return refuse('needsReason', { what: reasons.mistake });
  if (!mustBeTold(takenBack ?? what, request.kind)) return undefined;
  if (what !== 'acknowledged' && reason === undefined) {
    const of = what.endsWith('-asked') ? 'need' : request.kind === 'complaint' ? 'outcome' : 'why';
    return refuse('needsReason', { what: reasons[of] });
  }
  if (told) return undefined;
  if (confirmedAddress(request) === undefined) return refuse('mustTell');
  return on === today ? undefined : refuse('mailGoesToday', { day: writeDayShort(on) });
}

const lastOf = (events: readonly CaseEvent[], ...names: string[]): CaseEvent | undefined =>
  events.findLast(({ what }) => names.includes(what));
