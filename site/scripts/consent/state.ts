import { grantedBy, isRefusal } from './choice-rule.ts';
import type { ChoiceCookie } from './choice-rule.ts';
import { keepOneChoice, readCounter, writeChoice } from './cookies.ts';
import type { ConsentData, StoredName } from './data.ts';

/** What holds in this browser now. */
export interface State {
  choice: ChoiceCookie | undefined;
  /** Services that may run. */
  granted: string[];
  /** Whether the counter may count. */
  counter: boolean;
  /** Whether the browser sends Global Privacy Control. */
  signal: boolean;
  /** Whether the banner must ask. */
  ask: boolean;
  /** Whether the signal came after a yes, and takes it back. */
  overruled: boolean;
  /** What other copies of the cookie said yes to, before a refusal replaced them just now. */
  overtaken: ChoiceCookie[];
}

/**
 * Reads the state from what is stored, and never from memory, so that every tab comes to the same answer, and
 * leaves one copy of the choice. A choice whose time is over or that was made about something else counts as none.
 */
export function readState(data: ConsentData): State {
  const signal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const [kept, ...others] = keepOneChoice(data);
  const choice = carriedOver(kept, data);
  const valid = choice?.revision === data.revision;
  const chosen = valid ? grantedBy(choice) : [];
  // A signal that came after the yes is the later word; a yes that was given in spite of it outlives it.
  const overruled = signal && chosen.length > 0 && !choice?.data.signal;
  const word = readCounter();
  return {
    choice,
    granted: overruled ? [] : chosen,
    counter: Boolean(data.counter) && (word === 'on' || (word !== 'off' && !signal)),
    signal,
    ask: !valid || overruled,
    overruled,
    overtaken: kept && isRefusal(kept) ? others.filter((one) => !isRefusal(one)) : [],
  };
}

/** Somebody who refused is not asked again because a company was exchanged, only for a new purpose or after six months. */
function carriedOver(choice: ChoiceCookie | undefined, data: ConsentData): ChoiceCookie | undefined {
  if (!choice || choice.revision === data.revision || !isRefusal(choice)) return choice;
  if (!data.purposes.every(({ id }) => choice.data.asked.includes(id))) return choice;
  const kept = { ...choice, revision: data.revision };
  writeChoice(kept, data);
  return kept;
}

/** The names of everything that must not be stored in this state. */
export function notGranted(
  data: ConsentData,
  { granted, counter }: Pick<State, 'granted' | 'counter'>,
): StoredName[] {
  const services = data.purposes.flatMap((purpose) => purpose.services);
  const off = services.filter(({ id }) => !granted.includes(id)).flatMap(({ items }) => items);
  const allowed = services.filter(({ id }) => granted.includes(id)).flatMap(({ items }) => items);
  // A name that a granted service uses too is not taken from it.
  return [...off, ...(counter ? [] : (data.counter?.items ?? []))].filter((name) => !allowed.includes(name));
}
