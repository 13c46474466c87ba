import { fill } from '../../../content/words/fill.ts';
import type { Words } from '../../../content/words/words.ts';
import { compareDays, dayInLondon, writeDay } from '../../base/calendar.ts';
import type { Day } from '../../base/calendar.ts';
import type { StoredRequest } from '../case.ts';
import { isPast } from './explain.ts';
import type { DueDate } from './facts.ts';
import { dueOf } from './due-of.ts';
import { effectiveEvents } from '../corrections.ts';
import { staysOnList, takenBack } from '../take-back.ts';
import { closing } from '../events.ts';

/** The date of a case as shown to the person. It never promises a day that has passed. */
export interface DateForPerson {
  label: string;
  /** The day in words, or the text that replaces it. */
  value: string;
  /** The same day, in London, if there is one. */
  day?: Day;
  /** The apology, if one is due. */
  sorry?: string;
}

type Dated = Pick<
  StoredRequest,
  'kind' | 'nation' | 'answers' | 'events' | 'receivedOn' | 'receivedAt' | 'closedOn'
>;

/** The date of a case, as shown to the person on the day `today`. */
export function dateForPerson(request: Dated, { dueDate, caseNews }: Words, today: Day): DateForPerson {
  const { events, closedOn } = request;
  if (closedOn !== undefined) return on(dueDate.closed, closedOn);
  const date = dueOf(request);
  if (date.task === 'stop') return stopped(request, dueDate);
  const passed = isPast(date.due, today);
  if (date.waiting.length > 0) return passed ? { ...dueDate.waiting } : on(caseNews.dueAtEarliest, date.due);
  if (!passed) return on(dueDate.labels[date.task], date.due);
  // The first answer may have been in time, and a reopened case has no new statutory date.
  const reopened = effectiveEvents(events).findLast(({ what }) => what === 'case.reopened');
  if (reopened) return on(dueDate.reopened, reopened.on);
  const { labels, open } = dueDate.missed;
  return { ...on(labels[date.task], date.due), sorry: open[date.task] };
}

/** An opt-out takes effect when it is put on the list. For a letter that may be later than receipt. */
function stopped(request: Dated, words: Words['dueDate']): DateForPerson {
  const { receivedOn, receivedAt } = request;
  const back = takenBack(request);
  if (back && !staysOnList(request.answers)) return on(words.takenBack, back.on);
  const day = dayInLondon(receivedAt);
  const said = on(words.labels.stop, day);
  if (compareDays(receivedOn, day) >= 0) return said;
  return {
    ...said,
    sorry: fill(words.missed.stop, { asked: writeDay(receivedOn), stopped: writeDay(day) }),
  };
}

/** The apology for a case first closed after its due date. Undefined if none is due. */
export function sorryForClosing(request: Dated, { dueDate }: Words): string | undefined {
  const { closedOn, events } = request;
  const { task, due, waiting }: DueDate = dueOf(request);
  const closings = effectiveEvents(events).filter(({ what }) => closing.some((it) => it === what));
  if (closedOn === undefined || task === 'stop' || waiting.length > 0 || closings.length > 1)
    return undefined;
  return isPast(due, closedOn) ? fill(dueDate.missed.closed[task], { due: writeDay(due) }) : undefined;
}

const on = (label: string, day: Day): DateForPerson => ({ label, value: writeDay(day), day });
