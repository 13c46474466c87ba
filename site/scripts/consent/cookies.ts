import { afterDays, rankedChoices, winningCounter } from './choice-rule.ts';
import type { ChoiceCookie, CounterWord } from './choice-rule.ts';
import { copiesOf, deleteCookies, writeCookie } from './cookie-copies.ts';
import type { ConsentData } from './data.ts';

export const CHOICE = 'candour_consent';
export const COUNTER = 'candour_counter';
/** Six months, as vanilla-cookieconsent counts them. */
export const CHOICE_DAYS = 182;
export const COUNTER_DAYS = 400;

const storedChoices = (): ChoiceCookie[] => rankedChoices(copiesOf(CHOICE), Date.now());

/** Returns the choice that applies now, or undefined if no copy can be read. */
export const readChoice = (): ChoiceCookie | undefined => storedChoices()[0];

/**
 * Keeps one copy of the choice that applies, or none if no copy can be read. Returns all copies from before, the one
 * that applies first.
 */
export function keepOneChoice(data: ConsentData): ChoiceCookie[] {
  const choices = storedChoices();
  if (!choices[0]) forgetChoice();
  else if (copiesOf(CHOICE).length > 1) writeChoice(choices[0], data);
  return choices;
}

export function writeChoice(choice: ChoiceCookie, { cookieDomain }: ConsentData): void {
  writeCookie(CHOICE, encodeURIComponent(JSON.stringify(choice)), choice.expirationTime, cookieDomain);
}

export const forgetChoice = (): void => {
  deleteCookies((name) => name === CHOICE);
};

export const readCounter = (): CounterWord => winningCounter(copiesOf(COUNTER));

export function writeCounter(word: CounterWord, { cookieDomain }: ConsentData): void {
  if (word) writeCookie(COUNTER, word, afterDays(Date.now(), COUNTER_DAYS), cookieDomain);
  else deleteCookies((name) => name === COUNTER);
}
