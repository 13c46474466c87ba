import { dueDate } from '../../api/domain/deadline/due-date.ts';
import type { EventType } from '../../api/domain/events.ts';
import { explainDueDate, explainInShort } from '../../api/domain/deadline/explain.ts';
import type { DeadlineFacts, DueDate } from '../../api/domain/deadline/facts.ts';
import { dueDateWords } from '../../content/words/due-date.ts';

/**
 * A case in the notation of tests: the day of receipt, the events ("identity-requested 2026-11-25"), and
 * other changes.
 */
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

/** The due date of such a case. */
export const dueOf = (...facts: Parameters<typeof factsOf>): DueDate => dueDate(factsOf(...facts));

/** The explanation in sentences, as read on the day of receipt. */
export const whyOf = (...facts: Parameters<typeof factsOf>): string[] => whyOn(facts[0], ...facts);

/** The explanation in sentences, as read on the given day. */
export const whyOn = (today: string, ...facts: Parameters<typeof factsOf>): string[] =>
  explainDueDate(dueOf(...facts), dueDateWords, today);

/** The reason in one line, as read on the day of receipt. */
export const shortWhyOf = (...facts: Parameters<typeof factsOf>): string =>
  explainInShort(dueOf(...facts), dueDateWords, facts[0]);
