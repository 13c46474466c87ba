import type { RequestKind } from './forms/question.ts';

/**
 * Every address of the site and its API, so that pages, emails, routes and tests use the same ones. All are absolute
 * paths without the base path; `withBase` adds it.
 */
export const addresses = {
  home: '/',
  policy: (kind: PolicyKind) => `/${kind}/`,
  /** A version is named by the first day on which it applies. A correction on that day adds `-2`. */
  policyVersion: (kind: PolicyKind, version: string) => `/${kind}/${version}/`,
  policyChanges: (kind: PolicyKind, version: string) => `/${kind}/${version}/changes/`,
  policyHistory: (kind: PolicyKind) => `/${kind}/history/`,
  policyFeed: (kind: PolicyKind) => `/${kind}/feed.xml`,
  feed: '/feed.xml',
  policies: '/policies.json',
  sitemap: '/sitemap.xml',
  /** For the API: which versions apply, and on which day a page changes next. */
  manifest: '/manifest.json',
  requests: '/requests/',
  form: (kind: RequestKind) => `/requests/${kind}/`,
  /** A form with one choice already selected. Only choices go into addresses, never text that somebody typed. */
  formWith: (kind: RequestKind, question: string, choice: string) =>
    `/requests/${kind}/?${question}=${choice}`,
  /** Where a person downloads their copy. The rest of its address is a secret. */
  copy: '/requests/copy/',
  copyFile: (link: string, file: string) => `/requests/copy/${link}/${file}/`,
  /** The page of a request, which says where it is. The rest of its address is a signed value. */
  received: '/requests/received/',
  confirm: '/requests/confirm/',
  confirmed: '/requests/confirmed/',
  linkSent: '/requests/link-sent/',
  /**
   * The “It was not me” page, where the owner of a mailbox cancels an opt-out that somebody else made with their
   * address.
   */
  notMe: '/requests/not-me/',
  accessibility: '/accessibility/',
  /** The short version in short sentences, each with a picture. */
  easyRead: '/easy-read/',
  /** Searches the policies in force, in the browser. What is typed never gets into an address. */
  search: '/search/',
  searchIndex: '/search.json',
  /** The team pages: only for people in the clinic's `team.yaml`, after signing in. */
  team: {
    home: '/team/',
    signIn: '/team/sign-in/',
    code: '/team/code/',
    signOut: '/team/sign-out/',
    /** What somebody typed when their session had ended. */
    kept: '/team/kept/',
    people: '/team/people/',
    signOutPerson: '/team/people/sign-out/',
    passkey: '/team/passkey/',
    passkeyOptions: '/team/passkey/options/',
    addPasskey: '/team/passkeys/',
    addPasskeyOptions: '/team/passkeys/options/',
    removePasskeys: '/team/people/remove-passkeys/',
    /** What a lead sees who has to add or use a passkey first. */
    passkeyNeeded: '/team/passkey-needed/',
    audit: '/team/audit/',
    calendar: '/team/calendar/',
    removeCalendar: '/team/calendar/remove/',
    /** For calendar programs, which cannot sign in. The secret is the only key. */
    calendarFeed: (secret: string) => `/team/calendar/${secret}.ics`,
    suppressions: '/team/suppressions/',
    checkSuppression: '/team/suppressions/check/',
    exportSuppressions: '/team/suppressions/export/',
    reports: '/team/reports/',
    report: (year: number) => `/team/reports/${year}/`,
    reportFile: (year: number) => `/team/reports/${year}/report.csv`,
    find: '/team/find/',
    new: '/team/new/',
    /** Takes a pasted email apart. */
    read: '/team/new/read/',
    due: '/team/due/',
    case: (reference: string) => `/team/cases/${reference}/`,
    /** @param event as it is typed in a command, such as `identity-requested` */
    record: (reference: string, event: string) => `/team/cases/${reference}/record/${event}/`,
    /** Where somebody looked for a copy, and what they found. */
    searches: (reference: string) => `/team/cases/${reference}/searches/`,
    /** The checklist before a copy is released. */
    release: (reference: string) => `/team/cases/${reference}/release/`,
    /** The files of a copy, and how it reaches the person. */
    files: (reference: string) => `/team/cases/${reference}/files/`,
    /** Takes files. It has limits of its own, here and in nginx and Caddy. */
    upload: (reference: string) => `/team/cases/${reference}/files/upload/`,
    /** A refusal that waits for a second person. */
    refusal: (reference: string) => `/team/cases/${reference}/refusal/`,
    letter: (reference: string, mail: string) => `/team/cases/${reference}/letters/${mail}/`,
    /** Everything in a case as one file. */
    caseFile: (reference: string) => `/team/cases/${reference}/file/`,
    contact: (reference: string) => `/team/cases/${reference}/contact/`,
    resend: (reference: string) => `/team/cases/${reference}/resend/`,
    templates: {
      case: '/team/templates/case/',
      record: '/team/templates/record/',
      searches: '/team/templates/searches/',
      release: '/team/templates/release/',
      files: '/team/templates/files/',
      refusal: '/team/templates/refusal/',
      letter: '/team/templates/letter/',
      contact: '/team/templates/contact/',
      resend: '/team/templates/resend/',
      report: '/team/templates/report/',
      error: '/team/templates/error/',
    },
  },
  mailbox: '/mailbox/',
  health: '/healthz',
  /** For Prometheus. */
  metrics: '/metrics',
  /** The file that declares support for Global Privacy Control. */
  gpc: '/.well-known/gpc.json',
  /** The banner as one script, for the clinic’s other websites. */
  dropIn: '/consent.js',
  /** Templates that the build renders for the API. They are never served unfilled. */
  mailTemplate: '/templates/mail/',
  /** The answers of a form, before it is sent. */
  checkTemplate: '/templates/check/',
  caseFileTemplate: '/templates/case-file/',
  mailboxTemplate: '/templates/mailbox/',
  mailboxMessageTemplate: '/templates/mailbox-message/',
  errorTemplate: (status: number) => `/templates/error-${status}/`,
  api: {
    form: (kind: RequestKind) => `/api/requests/${kind}`,
    confirm: '/api/requests/confirm',
    link: '/api/requests/link',
    notMe: '/api/requests/not-me',
    /** What the page of a request sends: asking for a code, using it, closing what it opened, writing and withdrawing. */
    status: {
      home: '/api/requests/status',
      askCode: '/api/requests/status/ask-code',
      useCode: '/api/requests/status/use-code',
      leave: '/api/requests/status/leave',
      reply: '/api/requests/status/reply',
      withdraw: '/api/requests/status/withdraw',
    },
    /** What the page of a copy sends: the code, closing the page, and that the person has it. */
    copy: {
      home: '/api/requests/copy',
      useCode: '/api/requests/copy/use-code',
      leave: '/api/requests/copy/leave',
      received: '/api/requests/copy/received',
    },
    consent: '/api/consent',
    visits: '/api/visits',
    /** Where Resend reports which emails did not arrive. */
    resendWebhook: '/api/webhooks/resend',
  },
} as const;

/** The four policies, in display order. */
export const policyKinds = ['privacy', 'cookies', 'medical-records', 'confidentiality'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** The HTTP statuses that have an error page of their own. */
export const errorStatuses = [400, 403, 404, 405, 413, 415, 429, 500, 503] as const;
export type ErrorStatus = (typeof errorStatuses)[number];

/**
 * Adds the base path to an internal address. Every internal link goes through this function.
 * @param base the path that the site is served under, such as `/`, `/privacy` or `/privacy/`
 */
export function withBase(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}
