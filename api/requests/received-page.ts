import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import type { Day } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import type { StoredRequest } from '../domain/case.ts';
import { explainDueDate, isPast } from '../domain/deadline/explain.ts';
import { dateForPerson } from '../domain/deadline/date-for-person.ts';
import type { DateForPerson } from '../domain/deadline/date-for-person.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { dueOf, onceAcknowledged } from '../domain/deadline/due-of.ts';
import { staysOnList, takenBack } from '../domain/take-back.ts';

/**
 * What the page after a request shows: what a person must keep, and what happens next. Dates are counted anew: something
 * may have moved them since the person was told. Whether an email went out does not show, because anyone may have given
 * the address.
 */
export function receivedPage({ requests, ...words }: Words, request: StoredRequest, today: Day): PageData {
  const { reference, kind, follows, closedOn } = request;
  const { received, next } = requests;
  const shown = asOnPage(request, today);
  const date = dueOf(shown);
  // The page itself says that we have it, and on which day the email said so is not for every reader.
  const steps = date.steps.filter(({ step }) => step !== 'acknowledged');
  const back = takenBack(request);
  const isOff = back !== undefined && !staysOnList(request.answers);
  return {
    reference,
    heading: isOff ? received.title : headingOf(received, kind),
    ...dateOnPage(dateForPerson(shown, { requests, ...words }, today)),
    explanation: explainDueDate({ ...date, steps }, words.dueDate, today).map((step) => ({ step })),
    follows: follows && fill(received.follows, { earlier: follows }),
    nothingLeft: isDoneWhenReceived(kind) && back === undefined && closedOn === undefined,
    takenBack: back !== undefined,
    closed: closedOn !== undefined,
    complaint: kind === 'complaint',
    next: isOff ? [] : Object.values(next[kind]).map((step) => ({ step })),
    ...firstStep(received, request),
  };
}

/** A date as pages show it. */
export const dateOnPage = ({ label, value, day, sorry }: DateForPerson): PageData => ({
  dueLabel: label,
  due: value,
  dueIso: day,
  sorry,
});

/**
 * A complaint with an email address counts on pages as acknowledged on the day on which its page confirmed it, while
 * there is time: the same whether or not the address had its mails for the day.
 */
export function asOnPage(request: StoredRequest, today: Day): StoredRequest {
  const { channel, answers, receivedOn } = request;
  if (channel !== 'form' || answers['email'] === undefined || isPast(dueOf(request).due, today))
    return request;
  return onceAcknowledged(request, receivedOn);
}

function headingOf(received: Words['requests']['received'], kind: StoredRequest['kind']): string {
  if (kind === 'complaint') return received.titleComplaint;
  return kind === 'opt-out' ? received.titleOptOut : received.title;
}

/** What the person can or must do themselves about their email address. */
function firstStep(received: Words['requests']['received'], request: StoredRequest): PageData {
  const { kind, answers, confirmedAt } = request;
  if (takenBack(request)) return {};
  if (answers['email'] === undefined) return { noEmail: received.noEmail[kind] };
  if (confirmedAt !== undefined) return { confirmed: true };
  return isDoneWhenReceived(kind) ? { emailed: received.emailed[kind] } : { toConfirm: true };
}
