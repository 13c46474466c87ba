import { afterDays, rankedChoices, winningCounter } from './choice-rule.ts';
import type { ChoiceCookie, CounterWord } from './choice-rule.ts';
import { copiesOf, deleteCookies, writeCookie } from './cookie-copies.ts';
import type { ConsentData } from './data.ts';

export const CHOICE = 'candour_consent';
export const COUNTER = 'candour_counter';
/**
 * The copy that the answer of `/api/consent` sets. Safari deletes cookies that a script wrote after seven days, and keeps
 * those of a server as long as they say (WebKit, Intelligent Tracking Prevention 2.1). The boot script reads it.
 */
export const KEPT = 'candour_kept';
export const COUNTER_DAYS = 400;

declare global {
  interface Window {
    /**
     * What the boot script read in copies that the server made. It is taken once: later, another tab may have chosen.
     */
    consentKept?: ChoiceCookie[];
    consentWord?: string;
  }
}

const storedChoices = (kept: ChoiceCookie[] = []): ChoiceCookie[] =>
  rankedChoices(copiesOf(CHOICE), Date.now(), kept);

/** Returns all that the cookies say about the visitor's choices, as one text to compare. */
export const storedText = (): string => [CHOICE, COUNTER].flatMap(copiesOf).join();

/** Returns the choice that applies now, or undefined if no copy can be read. */
export const readChoice = (): ChoiceCookie | undefined => storedChoices()[0];

/**
 * Keeps one copy of the choice that applies, or none if no copy can be read, and deletes a server's copy of another
 * choice. Returns the choice that applies, and then those that scripts had stored.
 */
export function keepOneChoice(data: ConsentData): ChoiceCookie[] {
  const { consentKept: kept = [], consentWord: word } = window;
  delete window.consentKept;
  delete window.consentWord;
  if (word) writeCounter(winningCounter(copiesOf(COUNTER).concat(word)), data);
  const choices = storedChoices(kept);
  const [first] = choices;
  if (!first) forgetChoice();
  else if (copiesOf(CHOICE).length !== 1 || kept.includes(first)) writeChoice(first, data);
  if (first && kept.some((one) => !isSame(one, first))) forgetKept();
  return choices.filter((one) => one === first || !kept.includes(one));
}

/** Whether two copies are of one choice. The server's has whole seconds. */
const isSame = (one: ChoiceCookie, other: ChoiceCookie): boolean =>
  one.consentId === other.consentId &&
  one.lastConsentTimestamp.slice(0, 19) === other.lastConsentTimestamp.slice(0, 19);

export function writeChoice(choice: ChoiceCookie, { cookieDomain }: ConsentData): void {
  writeCookie(CHOICE, encodeURIComponent(JSON.stringify(choice)), choice.expirationTime, cookieDomain);
}

/** Deletes the choice, and the server's copy of it. */
export const forgetChoice = (): void => {
  deleteCookies((name) => name === CHOICE || name === KEPT);
};

/** Deletes the server's copy, because it is of another choice, or the visitor chooses anew. */
export const forgetKept = (): void => {
  deleteCookies((name) => name === KEPT);
};

export const readCounter = (): CounterWord => winningCounter(copiesOf(COUNTER));

export function writeCounter(word: CounterWord, { cookieDomain }: ConsentData): void {
  if (word) writeCookie(COUNTER, word, afterDays(Date.now(), COUNTER_DAYS), cookieDomain);
  else deleteCookies((name) => name === COUNTER);
}
