import { z } from 'zod';
import { count, identifying, ifAny, list, oneOf, sentence, web, yesNo } from '../expect.ts';
import { lifetime } from './lifetime.ts';
import { wpCategories } from './wp-categories.ts';

/**
 * The grounds for storing on or reading from a visitor's device, as in PECR regulation 6 and Schedule A1:
 * `strictly-necessary` (para 4), `statistical` (para 5), `appearance` (para 6), `consent` (para 2).
 */
const bases = ['strictly-necessary', 'statistical', 'appearance', 'consent'] as const;
export type Basis = (typeof bases)[number];

const id = z.string({ error: 'a short name' }).regex(/^[a-z][a-z0-9-]{1,40}$/, {
  error: 'a short name of small letters, digits and hyphens, such as "visit-counter"',
});

/** Another website of the clinic. `http:` is allowed for a developer's own machine, which has no certificate. */
const website = z
  .url({ error: 'an address that starts with https://' })
  .refine((address) => /^(https:|http:\/\/([a-z0-9-]+\.)*localhost(:|\/|$))/.test(address), {
    error: 'an address that starts with https://',
  });
const origin = website.refine((address) => URL.canParse(address) && new URL(address).origin === address, {
  error: 'an origin without a path, such as "https://www.clinic.example"',
});
const host = z.string({ error: 'an origin' }).regex(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/, {
  error: 'an origin such as "https://maps.example" or "https://*.maps.example"',
});

/** One stored item. An asterisk at the end of a name matches any ending. */
const item = z.strictObject({
  name: z.string({ error: 'the name of a stored item' }).regex(/^[\w.:-]+\*?$/, {
    error: 'the name of a stored item; a star at its end stands for any ending',
  }),
  kind: oneOf(['cookie', 'local storage', 'session storage', 'indexed database', 'cache']),
  lasts: lifetime,
  purpose: sentence('what the item is for, in plain words'),
});
export type StoredItem = z.output<typeof item>;

/** The origins that a page may fetch from, by Content-Security-Policy directive. */
const origins = z.strictObject({
  script: list(identifying(host), 'origins').default([]),
  connect: list(identifying(host), 'origins').default([]),
  image: list(identifying(host), 'origins').default([]),
  frame: list(identifying(host), 'origins').default([]),
});

/** A visit counter runs through its HTTP API: no third-party script loads, so it stores nothing. */
const counter = z.strictObject({
  tool: oneOf(['candour', 'plausible', 'matomo']),
  /** The tool's address: `/` for Candour's own counter, otherwise a URL. */
  url: identifying(
    z.union([z.literal('/'), web], { error: '"/" for Candour’s own counter, otherwise an address' }),
  ),
  /** The tool's id for this website: a domain for Plausible, a number for Matomo. */
  site: ifAny(identifying(z.string({ error: 'the name or number of the site, in quotation marks' }))),
  /** The conditions of Schedule A1 paragraph 5 that only the clinic can confirm. */
  aggregateOnly: yesNo,
  sharedWithOthers: yesNo,
});
export type Counter = z.output<typeof counter>;

const service = z.strictObject({
  id,
  name: identifying(sentence('the name of the service')),
  provider: identifying(sentence('who provides it')),
  role: oneOf(['own', 'processor', 'controller', 'joint-controller']),
  country: sentence('a country'),
  /** The provider's privacy notice. Services that the clinic runs itself are in its own policies. */
  notice: ifAny(identifying(web)),
  advertising: yesNo.default(false),
  origins: origins.prefault({}),
  items: list(item, 'stored items').default([]),
  /**
   * How Candour's code starts the service: the Google Analytics tag, the visit counter, or an embed that loads on a
   * click.
   */
  starts: ifAny(oneOf(['google-analytics', 'embed'])),
  counter: ifAny(counter),
});
export type Service = z.output<typeof service>;

const purpose = z.strictObject({
  id,
  basis: oneOf(bases),
  name: sentence('the name of the purpose'),
  text: sentence('what it is for, in plain words'),
  /** The Google Consent Mode signals that this purpose grants. */
  consentMode: list(
    oneOf([
      'analytics_storage',
      'ad_storage',
      'ad_user_data',
      'ad_personalization',
      'functionality_storage',
      'personalization_storage',
    ]),
    'signals of Consent Mode',
  ).default([]),
  /** The category of the WP Consent API, where it is not the one that follows from the basis and the signals. */
  wpConsent: ifAny(oneOf(wpCategories)),
  services: list(service, 'services').min(1, { error: 'at least one service' }),
});
export type Purpose = z.output<typeof purpose>;

/** The schema of `storage.yaml`. */
export const registerSchema = z.strictObject({
  /** A parent domain of this site and the clinic's main site, so that one choice covers both. */
  cookieDomain: ifAny(
    identifying(
      z.string({ error: 'a domain' }).regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
        error: 'a domain such as "clinic.example"',
      }),
    ),
  ),
  /** The clinic's other websites that load the banner from here. */
  otherSites: list(identifying(origin), 'origins').default([]),
  /** Pages of those websites that Candour's own counter counts: whole URLs, without query or fragment. */
  countedElsewhere: list(
    identifying(
      website.refine((address) => URL.canParse(address) && /^[^?#]+$/.test(address), {
        error: 'the whole address of a page, such as "https://www.clinic.example/prices/"',
      }),
    ),
    'addresses',
  ).default([]),
  /** Paths below which a URL reveals what somebody is treated for. Tools receive only the path listed here. */
  trimBelow: list(
    z.string({ error: 'a path' }).regex(/^\/([\w-]+\/)+$/, { error: 'a path such as "/treatments/"' }),
    'paths',
  ).default([]),
  /** How long consent receipts are kept, in months, as proof of each choice. */
  receiptMonths: count('months', 6, 84),
  /** An empty list is best: nothing is stored, and the banner does not show. */
  purposes: list(purpose, 'purposes'),
});
export type Register = z.output<typeof registerSchema>;
