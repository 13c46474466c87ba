import { grantedBy, isRefusal } from './choice-rule.ts';
import type { ChoiceCookie, CounterWord } from './choice-rule.ts';
import { storesCookies } from './cookie-copies.ts';
import { keepOneChoice, readCounter, writeChoice } from './cookies.ts';
import type { ConsentData, StoredName } from './data.ts';

/** The consent state of this browser. */
export interface State {
  choice: ChoiceCookie | undefined;
  /** Services that may run. */
  granted: string[];
  /** The visitor's own word on the visit counter. */
  word: CounterWord;
  /** Whether visits may be counted. */
  counter: boolean;
  /** Whether the browser sends Global Privacy Control. */
  signal: boolean;
  /** Whether this browser can store a choice. One that cannot has said no: it would be asked on every page. */
  canStore: boolean;
  /** Whether the banner must ask. */
  ask: boolean;
  /** Whether Global Privacy Control was switched on after consent, and withdraws it. */
  overruled: boolean;
  /** Consents in other copies of the cookie, which a refusal has just replaced. */
  overtaken: ChoiceCookie[];
}

/**
 * Reads the state from storage, never from memory, so that every tab gets the same result, and leaves one copy of the
 * choice. A choice that has expired, or that was about something else, is ignored.
 */
export function readState(data: ConsentData): State {
  const signal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const [kept, ...others] = keepOneChoice(data);
  const choice = carriedOver(kept, data);
  const valid = choice?.revision === data.revision;
  const chosen = valid ? grantedBy(choice) : [];
  // Global Privacy Control after consent withdraws it; consent given despite the signal remains valid.
  const overruled = signal && chosen.length > 0 && !choice?.data.signal;
  const word = readCounter();
  const canStore = storesCookies();
  return {
    choice,
    granted: overruled ? [] : chosen,
    word,
    counter: Boolean(data.counter) && canStore && (word === 'on' || (word !== 'off' && !signal)),
    signal,
    canStore,
    ask: canStore && (!valid || overruled),
    overruled,
    overtaken: kept && isRefusal(kept) ? others.filter((one) => !isRefusal(one)) : [],
  };
}

/**
 * Returns when the choice that applies was made, as a receipt says it: the day of a refusal, the second of a consent, or
 * undefined if no choice applies.
 */
export function chosenAt({ choice, granted, ask }: State): string | undefined {
  if (!choice || ask) return undefined;
  const time = new Date(choice.lastConsentTimestamp).toISOString().replace(/\.\d+/, '');
  return granted.length > 0 ? time : time.slice(0, 10);
}

/** Keeps a refusal when a service is replaced. The banner asks again only for a new purpose, or after six months. */
function carriedOver(choice: ChoiceCookie | undefined, data: ConsentData): ChoiceCookie | undefined {
  if (!choice || choice.revision === data.revision || !isRefusal(choice)) return choice;
  if (!data.purposes.every(({ id }) => choice.data.asked.includes(id))) return choice;
  const kept = { ...choice, revision: data.revision };
  writeChoice(kept, data);
  return kept;
}

/** Returns the names of all items that must not be stored in this state. */
export function notGranted(
  data: ConsentData,
  { granted, counter }: Pick<State, 'granted' | 'counter'>,
): StoredName[] {
  const services = data.purposes.flatMap((purpose) => purpose.services);
  const off = services.filter(({ id }) => !granted.includes(id)).flatMap(({ items }) => items);
  const allowed = services.filter(({ id }) => granted.includes(id)).flatMap(({ items }) => items);
  // Keep a name that a granted service also uses.
  return [...off, ...(counter ? [] : (data.counter?.items ?? []))].filter((name) => !allowed.includes(name));
}
