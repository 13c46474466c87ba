import { addDays, compareDays } from '../../base/calendar.ts';
import { requirementEvent } from '../events.ts';
import { inOrder, latest, openAsk } from './asks.ts';
import { needs } from './facts.ts';
import type { Ask, DeadlineFacts, DueDate, Need, Step } from './facts.ts';
import { lastDayToAsk, timesAfterDeath } from './statutory-periods.ts';
import { aimFrom, nextWorkingDay, stepsBeyondList } from './working-day.ts';

/**
 * The records of someone who has died. Access to Health Records Act 1990 s.3(5): 21 days for a record, or part of one,
 * "none of which was made before the beginning of the period of 40 days immediately preceding the date of the
 * application", in any other case 40; both "beginning with that date". So an old record with a new entry has 40 days.
 * The Order of 1993 in Northern Ireland gives the same two times; its words on the age of a record are not confirmed.
 * Until the clinic has looked and recorded which holds, the shorter. No bank holiday, weekend, extension or fee moves it.
 */
export function deceasedDue({ receivedOn, nation, events }: DeadlineFacts): DueDate {
  const times = timesAfterDeath(receivedOn, nation);
  const askBy = lastDayToAsk(receivedOn, nation);
  const asks: (Ask & { need: Need })[] = [];
  const late: Step[] = [];
  for (const { what, on } of inOrder(events)) {
    const about = requirementEvent(what);
    const need = needs.find((it) => it !== 'fee' && it === about?.requirement);
    if (!about || !need) continue;
    const open = openAsk(asks.filter((ask) => ask.need === need));
    if (about.act === 'received') {
      if (open) open.received = on;
    } else if (compareDays(on, askBy) > 0) {
      late.push({ step: 'late', need, asked: on });
    } else if (!open) {
      asks.push({ need, asked: on, received: undefined });
    }
  }

  const looked = inOrder(events).findLast(
    ({ what }) => what === 'case.records-recent' || what === 'case.records-older',
  );
  const older = looked?.what === 'case.records-older';
  const days = older ? times.long : times.short;
  const start = latest(receivedOn, ...asks.map(({ asked, received }) => received ?? asked));
  const due = addDays(start, days - 1);
  const later = nextWorkingDay(addDays(start, days), nation);
  const step = looked ? (older ? 'deceasedOlder' : 'deceasedRecent') : 'deceased';
  return {
    task: 'answer',
    due,
    later,
    target: older ? aimFrom(start, times.short - 1, nation) : undefined,
    waiting: needs.filter((need) => openAsk(asks.filter((ask) => ask.need === need))),
    extendBy: undefined,
    steps: [
      { step: 'arrived', on: receivedOn },
      ...asks.map((ask): Step => ({ step: 'need', ...ask })),
      ...late,
      { step, nation, times, raw: due },
      { step: 'deceasedReading', later },
      ...stepsBeyondList(later),
    ],
  };
}
