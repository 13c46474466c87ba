import { dueDate } from '../../api/domain/deadline/due-date.ts';
import type { EventType } from '../../api/domain/events.ts';
import { explainDueDate } from '../../api/domain/deadline/explain.ts';
import type { DeadlineFacts, DueDate } from '../../api/domain/deadline/facts.ts';
import { dueDateWords } from '../../content/words/due-date.ts';

/** A case as tests write it: the day of receipt, what happened ("identity-requested 2026-11-25"), and what else differs. */
export function factsOf(
  receivedOn: string,
  events: string[] = [],
  changes: Partial<DeadlineFacts> = {},
): DeadlineFacts {
  return {
    kind: 'access',
    nation: 'england',
    receivedOn,
    deceased: false,
    events: events.map((event) => {
      const [what = '', on = ''] = event.split(' ');
      return { what: `case.${what}` as EventType, on };
    }),
    ...changes,
  };
}

/** The date of such a case. */
export const dueOf = (...facts: Parameters<typeof factsOf>): DueDate => dueDate(factsOf(...facts));

/** Why, in sentences, as read on the day of receipt. */
export const whyOf = (...facts: Parameters<typeof factsOf>): string[] => whyOn(facts[0], ...facts);

/** Why, in sentences, as read on a day. */
export const whyOn = (today: string, ...facts: Parameters<typeof factsOf>): string[] =>
  explainDueDate(dueOf(...facts), dueDateWords, today);
