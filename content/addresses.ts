import type { RequestKind } from './forms/question.ts';

/**
 * Every address of the site and its API, so that pages, mails, routes and tests cannot disagree.
 * All are absolute paths without the base path; `withBase` adds it.
 */
export const addresses = {
  home: '/',
  policy: (kind: PolicyKind) => `/${kind}/`,
  /** A version is named by the day from which it applies; a correction on that day adds `-2`. */
  policyVersion: (kind: PolicyKind, version: string) => `/${kind}/${version}/`,
  policyChanges: (kind: PolicyKind, version: string) => `/${kind}/${version}/changes/`,
  policyHistory: (kind: PolicyKind) => `/${kind}/history/`,
  policyFeed: (kind: PolicyKind) => `/${kind}/feed.xml`,
  feed: '/feed.xml',
  policies: '/policies.json',
  sitemap: '/sitemap.xml',
  /** What the build tells the API: which versions apply, and until when the pages are right. */
  manifest: '/manifest.json',
  requests: '/requests/',
  form: (kind: RequestKind) => `/requests/${kind}/`,
  /** A form with one of its choices made already. Only choices go into addresses, nothing that anyone types. */
  formWith: (kind: RequestKind, question: string, choice: string) =>
    `/requests/${kind}/?${question}=${choice}`,
  received: '/requests/received/',
  confirm: '/requests/confirm/',
  confirmed: '/requests/confirmed/',
  linkSent: '/requests/link-sent/',
  /** Where the reader of a mailbox takes back an opt-out that somebody else made for it. */
  notMe: '/requests/not-me/',
  accessibility: '/accessibility/',
  mailbox: '/mailbox/',
  health: '/healthz',
  /** Where a website says whether it honours Global Privacy Control. */
  gpc: '/.well-known/gpc.json',
  /** The banner as one module, for the clinic’s other websites. */
  dropIn: '/consent.js',
  /** Drawn by the build for the API alone; never served as they stand. */
  mailTemplate: '/templates/mail/',
  mailboxTemplate: '/templates/mailbox/',
  mailboxMessageTemplate: '/templates/mailbox-message/',
  errorTemplate: (status: number) => `/templates/error-${status}/`,
  api: {
    form: (kind: RequestKind) => `/api/requests/${kind}`,
    confirm: '/api/requests/confirm',
    link: '/api/requests/link',
    notMe: '/api/requests/not-me',
    consent: '/api/consent',
    visits: '/api/visits',
  },
} as const;

/** The four policies, in the order in which they are offered. */
export const policyKinds = ['privacy', 'cookies', 'medical-records', 'confidentiality'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** The error pages that exist: each is a page of the site, in the site's words. */
export const errorStatuses = [400, 403, 404, 405, 413, 415, 429, 500, 503] as const;
export type ErrorStatus = (typeof errorStatuses)[number];

/**
 * The one function through which every internal address passes.
 * @param base the path the site lives under, `/` or such as `/privacy` or `/privacy/`
 */
export function withBase(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}
