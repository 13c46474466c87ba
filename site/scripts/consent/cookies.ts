import type { ConsentData } from './data.ts';

export const CHOICE = 'candour_consent';
export const COUNTER = 'candour_counter';
const DAY = 86_400_000;
/** The library's own reckoning of six months. */
export const CHOICE_DAYS = 182;
export const COUNTER_DAYS = 400;

/** The cookie as vanilla-cookieconsent writes it, with what Candour adds under `data`. */
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

/** The choice as it is stored now; undefined where there is none, where it cannot be read, or where its time is over. */
export function readChoice(): ChoiceCookie | undefined {
  try {
    const cookie = JSON.parse(decodeURIComponent(valueOf(CHOICE) ?? '')) as ChoiceCookie;
    const whole = Array.isArray(cookie.categories) && typeof cookie.data.texts === 'string';
    return whole && cookie.expirationTime > Date.now() ? cookie : undefined;
  } catch {
    return undefined;
  }
}

export function writeChoice(choice: ChoiceCookie, data: ConsentData): void {
  write(CHOICE, encodeURIComponent(JSON.stringify(choice)), new Date(choice.expirationTime), data);
}

export function forgetChoice(data: ConsentData): void {
  write(CHOICE, '', new Date(0), data);
}

/** What was said about the counter: `off`, `on` in spite of a privacy signal, or nothing, which needs no cookie. */
export type CounterWord = 'off' | 'on' | undefined;

export function readCounter(): CounterWord {
  const value = valueOf(COUNTER);
  return value === 'on' || value === 'off' ? value : undefined;
}

export function writeCounter(value: CounterWord, data: ConsentData): void {
  const expires = value ? afterDays(Date.now(), COUNTER_DAYS) : 0;
  write(COUNTER, value ?? '', new Date(expires), data);
}

/** The day alone: a moment to the millisecond would set one visitor who refused apart from all others. */
export const dayOf = (time: number): number => time - (time % DAY);
export const afterDays = (time: number, days: number): number => time + days * DAY;

function valueOf(name: string): string | undefined {
  return document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

function write(name: string, value: string, expires: Date, { cookieDomain }: ConsentData): void {
  const { hostname, protocol } = location;
  // A host name without a dot takes no Domain; the library writes its own cookie by the same rule.
  const domain = hostname.includes('.') ? `; Domain=${cookieDomain ?? hostname}` : '';
  const secure = protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${value}; Expires=${expires.toUTCString()}; Path=/${domain}; SameSite=Lax${secure}`;
}
