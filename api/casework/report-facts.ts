import { requesterIn } from '../../content/forms/who-asks.ts';
import { compareDays, daysFrom } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { closing } from '../domain/events.ts';
import type { RefusalGround } from '../domain/refusal-grounds.ts';

/** The lines of a report. A copy after a death has another law than a copy for the living. */
export const reportGroups = ['access', 'deceased', 'rights', 'complaint', 'opt-out'] as const;
export type ReportGroup = (typeof reportGroups)[number];

/** How a case ended. */
export const outcomes = [
  'completed',
  'partly-refused',
  'refused',
  'withdrawn',
  'duplicate',
  'spam',
  'not-ours',
] as const;
export type Outcome = (typeof outcomes)[number];

/** The outcomes that are an answer to what was asked. For the others, no date can be missed. */
const ANSWERS: readonly (Outcome | undefined)[] = ['completed', 'partly-refused', 'refused', 'not-ours'];
const REFUSALS: readonly (Outcome | undefined)[] = ['partly-refused', 'refused'];

/** What a report counts of a case. */
export interface CaseFacts {
  group: ReportGroup;
  /** Undefined while it is open. */
  outcome: Outcome | undefined;
  /** Calendar days from receipt to the answer. Undefined if it was not answered. */
  days: number | undefined;
  /** Whether the date was kept. Undefined if that cannot be said yet, or if no date is set. */
  isInTime: boolean | undefined;
  isExtended: boolean;
  /** The rights that were chosen in the form: `unknown` if it did not come by the form. */
  rights: string[];
  refusal:
    | {
        reference: string;
        group: ReportGroup;
        outcome: Outcome;
        on: Day;
        /** What the person was told. Undefined once it is erased. */
        reason: string | undefined;
        /** What it rests on. Empty if that was not recorded, or is erased. */
        grounds: readonly RefusalGround[];
      }
    | undefined;
  isErased: boolean;
}

/** What a report counts of a case, on a day in London. */
export function factsOf(request: StoredRequest, today: Day): CaseFacts {
  const { reference, kind, receivedOn, closedOn, answers, erasedAt } = request;
  const events = effectiveEvents(request.events);
  const end = closedOn === undefined ? undefined : events.findLast(({ what }) => isClosing(what));
  const outcome = end && outcomes.find((name) => `case.${name}` === end.what);
  const group = requesterIn(answers) === 'deceased' ? 'deceased' : kind;
  const isAnswered = ANSWERS.includes(outcome);
  return {
    group,
    outcome,
    days: isAnswered && closedOn !== undefined ? daysFrom(receivedOn, closedOn) : undefined,
    isInTime: isInTime(request, isAnswered, today),
    isExtended: events.some(({ what }) => what === 'case.extended'),
    rights: kind === 'rights' && erasedAt === undefined ? rightsIn(request) : [],
    refusal:
      end && outcome && REFUSALS.includes(outcome)
        ? { reference, group, outcome, on: end.on, reason: end.reason, grounds: end.details?.grounds ?? [] }
        : undefined,
    isErased: erasedAt !== undefined,
  };
}

const isClosing = (what: CaseEvent['what']): boolean => closing.some((known) => known === what);

function rightsIn({ answers }: StoredRequest): string[] {
  const chosen = [answers['right'] ?? []].flat();
  return chosen.length > 0 ? chosen : ['unknown'];
}

/** A closed case is judged by the date that was stored with its last event: what was erased may have decided it. */
function isInTime(request: StoredRequest, isAnswered: boolean, today: Day): boolean | undefined {
  const { kind, closedOn } = request;
  if (kind === 'opt-out') return undefined;
  if (kind === 'complaint') return isAcknowledgedInTime(request, isAnswered, today);
  const { due, waiting } = dueOf(request);
  if (closedOn === undefined) return waiting.length === 0 && compareDays(due, today) < 0 ? false : undefined;
  if (!isAnswered) return undefined;
  return waiting.length > 0 || compareDays(closedOn, request.dueOn) <= 0;
}

/** The law sets a day for acknowledging a complaint (DPA 2018 s.164A), and none for its outcome. */
function isAcknowledgedInTime(request: StoredRequest, isAnswered: boolean, today: Day): boolean | undefined {
  const { task, due, steps } = dueOf(request);
  if (steps.some(({ step }) => step === 'outcomeBeforeLaw')) return undefined;
  if (steps.some(({ step }) => step === 'acknowledgedLate')) return false;
  if (task !== 'acknowledge') return true;
  // An outcome that came before any acknowledgement also says that the complaint arrived.
  if (request.closedOn !== undefined) return isAnswered ? compareDays(request.closedOn, due) <= 0 : undefined;
  return compareDays(due, today) < 0 ? false : undefined;
}
