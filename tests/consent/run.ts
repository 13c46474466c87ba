import type { Browser, BrowserContext, Cookie } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import type { Register, StoredItem } from '../../content/storage/schema.ts';
import type { Found } from './stored.ts';

/** How a visitor comes to the site. `signal` is a fresh one whose browser sends Global Privacy Control. */
export type StateName = 'fresh' | 'accepted' | 'refused' | 'expired' | 'old-revision' | 'signal';

/** What a visitor's browser already has. */
export interface Seed {
  cookies: Cookie[];
  /** What is left from a time when it was allowed, in every kind of storage. */
  left: Pick<StoredItem, 'kind' | 'name'>[];
}

/** What was seen of one page by a visitor in one state. */
export interface Observation {
  path: string;
  state: StateName;
  /** Whether the banner was in sight, and which of its buttons were not. */
  banner: boolean;
  missing: string[];
  /** Whether a way back to the choice is in sight. */
  control: boolean;
  /** What is stored and was not already on the page before it. */
  stored: Found[];
  /** What was stored at the moment when the banner appeared, before it was painted. */
  atBanner: Pick<Found, 'kind' | 'name'>[];
  requests: string[];
  violations: string[];
  contentPolicy: string;
}

/** What one verification works with: a site, the register that it promises, and what has been seen of it so far. */
export interface Run {
  browser: Browser;
  /** One that shows a page from memory when somebody goes back, as the browsers of most people do. */
  remembering: Browser;
  origin: string;
  /** The path that the site lives under, without a slash at its end. */
  base: string;
  /** Whether it is a live website: then nothing is intercepted, and every request goes where it would go. */
  live: boolean;
  register: Register;
  /** The name that people know the clinic by. */
  clinic: string;
  /** Every page, as its path with the base path. */
  pages: string[];
  /** One page of each template. */
  samples: string[];
  /** All states on all pages, not on one page of each template alone. */
  full: boolean;
  /** Each page is visited once in each state, for all checks. */
  seen: Map<StateName, Promise<Observation[]>>;
  seeds: Map<StateName, Promise<Seed>>;
  /** Waits until another visitor may come, and says how that one leaves. */
  enter: () => Promise<() => void>;
  /** Changes what pages are, to prove that a check can fail. */
  plant?: ((context: BrowserContext) => Promise<unknown>) | undefined;
}

/** One thing that a check has to say. A note is no failure: what a run cannot see, and what is worth knowing. */
export interface Finding {
  level: 'fault' | 'note';
  text: string;
  page?: string;
}

/** One item of the checklist. */
export interface Check {
  item: number;
  title: string;
  /** What the register must have for this to mean anything. */
  needs?: 'choice' | 'consent' | 'counter' | 'embed';
  run: (run: Run) => Promise<Finding[]>;
}

export const fault = (text: string, page?: string): Finding => ({
  level: 'fault',
  text,
  ...(page && { page }),
});
export const note = (text: string, page?: string): Finding => ({
  level: 'note',
  text,
  ...(page && { page }),
});

/** A fault where the condition does not hold; nothing where it does. */
export const expectThat = (holds: boolean, text: string, page?: string): Finding[] =>
  holds ? [] : [fault(text, page)];

/** The path of a page with the base path before it. */
export const under = ({ base }: Pick<Run, 'base'>, path: string): string => base + path;

/** Pages that show or take a request, and the search: nobody else may see what is typed there. */
const WITHOUT_SERVICES = [addresses.requests, addresses.search];

/** Whether a page has the banner. One that carries no service has nothing to ask. */
export const hasBanner = (run: Pick<Run, 'base'>, path: string): boolean =>
  !WITHOUT_SERVICES.some((place) => path.startsWith(under(run, place)));
