import type { Words } from '../../content/words/words.ts';
import type { StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { closing, isAddition, requirementEvent, typedName } from '../domain/events.ts';
import type { EventType, Recordable } from '../domain/events.ts';

type Group = keyof Words['teamCases']['show']['groups'];

/** A link to the page of an event. */
export interface Action {
  name: string;
  label: string;
}

/** What can be recorded for a case: the likely next steps, and all others in groups. */
export interface Actions {
  likely: Action[];
  groups: { group: Group; actions: Action[] }[];
}

const AFTER: readonly Recordable[] = ['case.reopened', 'case.disputed', 'case.voided'];

function groupOf(event: Recordable): Group {
  if (requirementEvent(event) || event === 'case.confirmed') return 'proof';
  if (closing.includes(event)) return 'close';
  if (AFTER.includes(event)) return 'after';
  return isAddition(event) || event === 'case.bounced' ? 'keep' : 'time';
}

/** Sorts the events that could be recorded: the likely ones first, because a phone shows five lines and not twenty. */
export function actionsOf(
  request: StoredRequest,
  possible: readonly Recordable[],
  labels: Words['teamCases']['actions'],
): Actions {
  const likely = possible.filter((event) => isLikely(request, event));
  const others = possible.filter((event) => !likely.includes(event));
  const link = (event: Recordable): Action => ({ name: typedName(event), label: labels[event] });
  const groups: Group[] = ['proof', 'time', 'close', 'after', 'keep'];
  return {
    likely: likely.map(link),
    groups: groups.flatMap((group) => {
      const actions = others.filter((event) => groupOf(event) === group).map(link);
      return actions.length > 0 ? [{ group, actions }] : [];
    }),
  };
}

/** What usually comes next: what was asked for has come, the first things to settle, a reply, and the answer. */
function isLikely(request: StoredRequest, event: Recordable): boolean {
  const happened = effectiveEvents(request.events).map(({ what }) => what);
  const has = (...types: EventType[]) => types.some((type) => happened.includes(type));
  if (requirementEvent(event)?.act === 'received') return true;
  switch (event) {
    case 'case.identity-requested':
      return request.kind !== 'complaint' && !has('case.identity-received');
    case 'case.records-recent':
    case 'case.records-older':
      return !has('case.records-recent', 'case.records-older');
    case 'case.confirmed':
      return request.closedOn === undefined && request.answers['email'] !== undefined;
    case 'case.acknowledged':
    case 'case.completed':
    case 'case.reply-received':
    case 'case.reopened':
      return true;
    case 'case.disputed':
      return request.closedOn !== undefined;
    default:
      return false;
  }
}
