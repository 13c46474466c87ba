/** The choice as a cookie keeps it: the fields that vanilla-cookieconsent uses, with what Candour adds under `data`. */
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
    /** The purposes that were asked about, so that a refusal outlives a new revision without a new purpose. */
    asked: string[];
    /** Whether the browser sent a privacy signal when the choice was made. */
    signal: boolean;
    /** Hash of what was shown. */
    texts: string;
  };
}

const DAY = 86_400_000;
/** Browsers keep no longer value (RFC 6265bis, section 5.6), so a longer text is not ours. */
const LONGEST = 4096;

/** The start of a UTC day. A refusal keeps no more than this: a time to the millisecond would set one visitor apart from all others. */
export const dayOf = (time: number): number => time - (time % DAY);
export const afterDays = (time: number, days: number): number => time + days * DAY;

export const grantedBy = ({ services }: Pick<ChoiceCookie, 'services'>): string[] =>
  Object.values(services).flat();
export const isRefusal = (choice: Pick<ChoiceCookie, 'services'>): boolean => grantedBy(choice).length === 0;

/** The choice in a cookie's value; undefined if the value is damaged or its time is over. */
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
 * The copies of a choice that can be read, with the one that holds first, in whatever order the browser lists them. The
 * newest holds. A refusal is dated to the day, so it counts to the end of that day: nobody can tell whether a yes of the
 * same day came before or after it. A time in the future is a wrong clock's and counts as now. Between two choices of the
 * same moment, the one that allows less holds. `decidingLine` decides by the same rule before the first paint.
 */
export function rankedChoices(values: string[], now: number): ChoiceCookie[] {
  const rank = (choice: ChoiceCookie): number => {
    const time = Math.min(now, Date.parse(choice.lastConsentTimestamp));
    const size = grantedBy(choice).length;
    return size > 0 ? time - size / 1000 : dayOf(time) + DAY - 1;
  };
  // Sorted by their text first, so that equals stand in an order of ours and not the browser's.
  return [...values]
    .sort()
    .flatMap((value) => parseChoice(value, now) ?? [])
    .sort((one, other) => rank(other) - rank(one));
}

/** What was said about the counter: `off`, `on` in spite of a privacy signal, or nothing, which needs no cookie. */
export type CounterWord = 'off' | 'on' | undefined;

/** The cookie has no date, so nobody can tell which copy is newer: an objection in any copy holds. */
export const winningCounter = (values: string[]): CounterWord =>
  (['off', 'on'] as const).find((word) => values.includes(word));
