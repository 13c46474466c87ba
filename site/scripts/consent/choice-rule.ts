import type { ConsentData } from './data.ts';

/** The choice as stored in its cookie: the fields of vanilla-cookieconsent, with Candour's own under `data`. */
export interface ChoiceCookie {
  categories: string[];
  services: Record<string, string[]>;
  revision: number;
  consentId: string;
  consentTimestamp: string;
  lastConsentTimestamp: string;
  expirationTime: number;
  languageCode: string;
  data: {
    /** The purposes that the banner asked about, so that a refusal survives a new revision without a new purpose. */
    asked: string[];
    /** Whether the browser sent Global Privacy Control at the time of the choice. */
    signal: boolean;
    /** Hash of what was shown. Cookies of release 0.1.0 have this name for it. */
    texts: string;
  };
}

const DAY = 86_400_000;
/** Six months, as vanilla-cookieconsent counts them. */
export const CHOICE_DAYS = 182;
/** The id in every refusal, so that it identifies nobody. */
export const REFUSED = 'refused';
/** Browsers reject longer values (RFC 6265bis, section 5.6), so a longer one is not Candour's. */
const LONGEST = 4096;

/**
 * Returns the start of the UTC day, in milliseconds. A refusal stores no more than this: an exact time could identify a
 * visitor.
 */
export const dayOf = (time: number): number => time - (time % DAY);
export const afterDays = (time: number, days: number): number => time + days * DAY;

/** Returns which services of each purpose are among these. */
export const chosenIn = (
  granted: string[],
  { purposes }: ConsentData,
): [purpose: string, services: string[]][] =>
  purposes.map(({ id, services }) => [
    id,
    services.map((service) => service.id).filter((service) => granted.includes(service)),
  ]);

/** Returns the choice of exactly these services, about everything that the banner asks now. */
export function makeChoice(
  granted: string[],
  consentId: string,
  moment: number,
  signal: boolean,
  data: ConsentData,
): ChoiceCookie {
  const time = new Date(moment).toISOString();
  const chosen = chosenIn(granted, data);
  return {
    categories: chosen.filter(([, services]) => services.length > 0).map(([id]) => id),
    services: Object.fromEntries(chosen),
    revision: data.revision,
    languageCode: 'en',
    consentId,
    consentTimestamp: time,
    lastConsentTimestamp: time,
    expirationTime: afterDays(moment, CHOICE_DAYS),
    data: { asked: data.purposes.map(({ id }) => id), signal, texts: data.noticeHash },
  };
}

export const grantedBy = ({ services }: Pick<ChoiceCookie, 'services'>): string[] =>
  Object.values(services).flat();
export const isRefusal = (choice: Pick<ChoiceCookie, 'services'>): boolean => grantedBy(choice).length === 0;

/**
 * Returns the choice in a cookie's value, or undefined if the value is damaged or has expired. `now` is in
 * milliseconds.
 */
export function parseChoice(value: string, now: number): ChoiceCookie | undefined {
  if (value.length > LONGEST) return undefined;
  try {
    const choice = JSON.parse(decodeURIComponent(value)) as ChoiceCookie;
    const { categories, services, consentId, lastConsentTimestamp: time, data } = choice;
    const isWhole =
      [categories, data.asked].every(Array.isArray) &&
      Object.values(services).every(Array.isArray) &&
      [consentId, data.texts, time].every((text) => typeof text === 'string') &&
      Date.parse(time) >= 0;
    return isWhole && choice.expirationTime > now ? choice : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the readable copies of a choice, the one that applies first, whatever order the browser lists them in. The
 * newest applies. A refusal is dated to the day, so it counts until the end of that day: nobody can tell whether
 * consent on the same day came before or after it. A time in the future comes from a wrong clock and counts as now. If
 * two choices have the same time, the one that allows less applies. `bootScript` uses the same rule before the first
 * paint.
 * @param kept choices in copies that the server made. They say less, so at the same time another copy applies.
 */
export function rankedChoices(values: string[], now: number, kept: ChoiceCookie[] = []): ChoiceCookie[] {
  const rank = (choice: ChoiceCookie): number => {
    const time = Math.min(now, Date.parse(choice.lastConsentTimestamp));
    const size = grantedBy(choice).length;
    return size > 0 ? time - size / 1000 : dayOf(time) + DAY - 1;
  };
  // Sorted by text first, so that the order of equal choices does not depend on the browser.
  return [...values]
    .sort()
    .flatMap((value) => parseChoice(value, now) ?? [])
    .concat(kept)
    .sort((one, other) => rank(other) - rank(one));
}

/**
 * The stored choice about the visit counter: `off`, `on` despite Global Privacy Control, or none, which needs no
 * cookie.
 */
export type CounterWord = 'off' | 'on' | undefined;

/**
 * Returns the value that applies. The cookie has no date, so nobody can tell which copy is newer: an objection in any
 * copy wins.
 */
export const winningCounter = (values: string[]): CounterWord =>
  (['off', 'on'] as const).find((word) => values.includes(word));
