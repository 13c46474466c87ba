import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { daysFrom, writeDay, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { statusParts, stoppedSince } from '../casework/describe-case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { inChargeOf } from '../domain/in-charge.ts';
import type { StoredRequest } from '../domain/case.ts';
import { capitalised } from './capitalised.ts';

/** One case in a list of the team. */
export interface ListLine {
  reference: string;
  kind: string;
  name: string;
  dueLabel: string;
  due: string;
  /** How urgent it is, for the colour beside the words. */
  late: boolean;
  soon: boolean;
  status: string;
  received: string;
  inCharge: string;
}

/** Due within a week counts as soon, as for the reminders. */
const SOON = 7;

/** A case as a line of a list, on a day in London. */
export function listLine(request: StoredRequest, today: Day, words: Words): ListLine {
  const { list, kinds } = words.teamCases;
  const { reference, kind, receivedOn, closedOn, answers } = request;
  const { due, task, waiting } = dueOf(request);
  const days = daysFrom(today, due);
  const counts = closedOn === undefined && waiting.length === 0;
  const inCharge = inChargeOf(request);
  return {
    reference,
    kind: kinds[kind],
    name: String(answers['name'] ?? ''),
    dueLabel: closedOn === undefined ? words.cases.show.due[task] : list.closedOn,
    due: closedOn === undefined && task === 'stop' ? stoppedSince(request) : writeDay(closedOn ?? due),
    late: counts && days < 0,
    soon: counts && days >= 0 && days <= SOON,
    status: capitalised(statusParts(request, today, words.cases).join('; ')),
    received: fill(list.received, { day: writeDayShort(receivedOn) }),
    inCharge: inCharge === undefined ? list.nobodyInCharge : fill(list.inCharge, { who: inCharge }),
  };
}
