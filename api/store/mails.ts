import type { Moment } from '../base/calendar.ts';

/** A mail as it is composed, with a mark where the token of its link goes at sending. */
export interface EmailMessage {
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
}

/** What a mail is for; shown in health figures, never to a person. */
export type MailKind =
  | 'acknowledgement'
  | 'link-again'
  | 'case-news'
  | 'team-request'
  | 'address-verified'
  | 'suppression-taken-back'
  | 'team-reminder'
  | 'team-digest'
  | 'unconfirmed-notice'
  | 'doubtful-mail'
  | 'mail-bounced'
  | 'policy-outdated'
  | 'consent-report'
  | 'person-wrote'
  | 'refusal-proposed'
  | 'copy-ready'
  | 'copy-locked'
  | 'status-code'
  | 'team-code';

/** The kinds that go to the person who asked. The others go to the clinic. */
export const toThePerson = [
  'acknowledgement',
  'link-again',
  'case-news',
  'copy-ready',
] as const satisfies MailKind[];

/** A kind that goes to the person. */
export type PersonMail = (typeof toThePerson)[number];

/** The kinds that hold a code, which is only good for minutes. */
export const codeMails = ['team-code', 'status-code'] as const satisfies MailKind[];

export interface NewMail {
  id: string;
  kind: MailKind;
  /** Undefined for an acknowledgement, which is composed when it is first sent. */
  message: EmailMessage | undefined;
  /** The link inside, for mails that have one; with `notMe`, the hash of a second that takes an opt-out back. */
  token?: { keyId: string; number: number; hash: Uint8Array; notMe?: Uint8Array; expiresAt: Moment };
}

/** A mail that this process has taken to send. */
export interface LeasedMail {
  id: string;
  /** The request that it is about; a mail about the clinic’s policies is about none. */
  requestId: string | undefined;
  kind: MailKind;
  /** Undefined for an acknowledgement that nobody has tried to send. */
  message: EmailMessage | undefined;
  token: { keyId: string; number: number } | undefined;
  attempts: number;
  /** What Resend knows this attempt by; the same for every try within 24 hours. */
  idempotencyKey: string;
  /**
   * The key is older than Resend remembers, so that a new one is needed. `doubtful` when an earlier try may have arrived.
   */
  expiredKey: 'no' | 'never-arrived' | 'doubtful';
  /** How often it went under a new key although an earlier try may have arrived. */
  resentAfterUnknown: number;
}

/** How an attempt ended, as the outbox needs to know it. */
export type AttemptResult =
  | { state: 'sent'; providerId: string }
  | { state: 'waiting'; nextAt: Moment; mayHaveArrived: boolean; outcome: string }
  | { state: 'dead-lettered'; outcome: string };

export interface UnsentMail {
  id: string;
  /** Of the request that it is about, if it is about one. */
  reference: string | undefined;
  kind: MailKind;
  state: 'waiting' | 'dead-lettered';
  createdAt: Moment;
  nextAt: Moment;
  attempts: number;
  outcome: string | undefined;
  /** Whether the recipient's server refused it, so that another try to the same address cannot help. */
  bounced: boolean;
}
