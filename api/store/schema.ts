import type { Generated } from 'kysely';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Nation } from '../../content/schema.ts';
import type { Day, Moment } from '../base/calendar.ts';
import type { Channel } from '../domain/case.ts';
import type { ConsentAction, Receipt } from '../domain/consent.ts';
import type { EventType } from '../domain/events.ts';
import type { TokenPurpose } from '../domain/tokens.ts';
import type { MailKind } from './mails.ts';
import type { AuditAction } from '../domain/audit.ts';
import type { DeliveryEnd } from '../domain/delivery.ts';

/*
 * The tables, as both engines have them. A yes or no is 1 or 0, a moment is in milliseconds, a day is text. `rowid` is
 * the order in which rows were written: a column of its own on PostgreSQL, and built into SQLite.
 */
export interface Tables {
  requests: RequestsTable;
  events: EventsTable;
  tokens: TokensTable;
  mails: MailsTable;
  suppressions: SuppressionsTable;
  submissions_by_client: { client: Uint8Array; at: Moment; request_id: string };
  rate_limits: { client: Uint8Array; hour: Moment; count: number };
  consent_notices: { notice_hash: string; shown: string };
  consent_notice_versions: NoticeVersionsTable;
  consent_receipts: ReceiptsTable;
  consent_erasure: { before: Moment };
  visits: { day: Day; page: string; count: number };
  outdated_notified: { version: string; rule: string; at: Moment };
  health_probe: { id: number; at: Moment };
  known_time: { id: number; at: Moment };
  job_runs: JobRunsTable;
  servers: { id: string; seen_at: Moment; site: string; key_ids: string };
  mail_turns: { id: number; next_at: Moment; server: string };
  signed_addresses: { hash: Uint8Array; request_id: string };
  team_codes: TeamCodesTable;
  team_sessions: TeamSessionsTable;
  team_passkeys: TeamPasskeysTable;
  team_drafts: TeamDraftsTable;
  team_calendars: TeamCalendarsTable;
  team_audit: TeamAuditTable;
  deliveries: DeliveriesTable;
  delivery_files: DeliveryFilesTable;
  delivery_chunks: DeliveryChunksTable;
}

/** The names of all tables. A table comes after those that it refers to. */
export const tableNames = [
  'requests',
  'events',
  'tokens',
  'mails',
  'suppressions',
  'submissions_by_client',
  'rate_limits',
  'consent_notices',
  'consent_notice_versions',
  'consent_receipts',
  'consent_erasure',
  'visits',
  'outdated_notified',
  'health_probe',
  'known_time',
  'job_runs',
  'servers',
  'mail_turns',
  'signed_addresses',
  'team_codes',
  'team_sessions',
  'team_passkeys',
  'team_drafts',
  'team_calendars',
  'team_audit',
  'deliveries',
  'delivery_files',
  'delivery_chunks',
] as const satisfies readonly (keyof Tables)[];

interface RequestsTable {
  rowid: Generated<number>;
  id: string;
  reference: string;
  kind: RequestKind;
  nation: Nation;
  received_at: Moment;
  received_on: Day | null;
  channel: Channel;
  due_on: Day;
  waiting: Generated<number>;
  closed_on: Generated<Day | null>;
  reminded_for: Generated<string>;
  erased_at: Generated<Moment | null>;
  privacy_version: string | null;
  privacy_hash: string | null;
  confirmed_at: Generated<Moment | null>;
  notice_at: Moment;
  noticed_at: Generated<Moment | null>;
  submission_id: string;
  content_hash: Uint8Array;
  address_index: Uint8Array | null;
  limit_index: Uint8Array | null;
  follows: string | null;
  flags: string;
  key_id: string;
  sealed: Uint8Array;
}

interface EventsTable {
  id: Generated<number>;
  request_id: string;
  at: Moment;
  event: EventType;
  detail: Generated<string>;
  day: Generated<Day | null>;
  key_id: Generated<string | null>;
  sealed: Generated<Uint8Array | null>;
  /** Its number in the chain of its case. Null, like the link, for an event from before chains. */
  place: Generated<number | null>;
  /** Null if it has no text. */
  mac: Generated<Uint8Array | null>;
  link: Generated<Uint8Array | null>;
}

interface TokensTable {
  hash: Uint8Array;
  request_id: string;
  number: number;
  expires_at: Moment;
  used_at: Generated<Moment | null>;
  purpose: Generated<TokenPurpose>;
}

export type MailState = 'waiting' | 'sent' | 'dead-lettered';

interface MailsTable {
  rowid: Generated<number>;
  id: string;
  request_id: string | null;
  kind: MailKind;
  created_at: Moment;
  next_at: Moment;
  state: MailState;
  /** Null if the mail is not leased. */
  leased_until: Generated<Moment | null>;
  attempts: Generated<number>;
  key_number: Generated<number>;
  /** When the present idempotency key was first used. */
  key_since: Generated<Moment | null>;
  may_have_arrived: Generated<number>;
  resent_after_unknown: Generated<number>;
  outcome: Generated<string | null>;
  provider_id: Generated<string | null>;
  settled_at: Generated<Moment | null>;
  /** When we learnt that it did not arrive. */
  bounced_at: Generated<Moment | null>;
  token_key_id: string | null;
  token_number: number | null;
  about: number;
  key_id: string | null;
  sealed: Uint8Array | null;
}

interface SuppressionsTable {
  rowid: Generated<number>;
  id: string;
  /** Null once the case is erased. */
  request_id: string | null;
  value_index: Uint8Array;
  since: Moment;
  key_id: string;
  sealed: Uint8Array;
}

interface JobRunsTable {
  job: string;
  /** The latest day for which it was done; empty for a job that has no day. */
  done_for: string;
  /** Null if no server is running it. */
  leased_until: Moment | null;
  server: string;
}

interface NoticeVersionsTable {
  row: Generated<number>;
  first_shown: Moment;
  revision: number;
  notice_hash: string;
  policy_version: string;
  policy_hash: string;
  services: string;
  counter: string | null;
  keep_months: number;
}

interface ReceiptsTable {
  row: Generated<number>;
  received_at: Moment;
  made_at: Moment;
  id: string;
  action: ConsentAction;
  notice_version: number;
  granted: string;
  counter: Receipt['counter'];
  signal: Receipt['signal'];
  site: string;
  number: string | null;
}

/**
 * A code by email that signs somebody in or opens the page of a request, or the challenge of a passkey that signs somebody
 * in or is added.
 */
export type CodePurpose = 'code' | 'status-page' | 'passkey' | 'new-passkey';

/** What somebody was asked for, by the SHA-256 of the secret that their browser has. */
interface TeamCodesTable {
  browser: Uint8Array;
  purpose: CodePurpose;
  /**
   * On the team, or the id of the request whose page a code opens. Null where nobody has the address: such a row only
   * counts tries.
   */
  person: Uint8Array | null;
  hash: Uint8Array;
  created_at: Moment;
  tries: number;
}

interface TeamSessionsTable {
  id: Uint8Array;
  person: Uint8Array;
  created_at: Moment;
  seen_at: Moment;
  /** When it was found to be over. Never taken back, whatever the clock says later. */
  ended_at: Generated<Moment | null>;
  with_passkey: number;
}

interface TeamPasskeysTable {
  id: string;
  person: Uint8Array;
  public_key: Uint8Array;
  counter: number;
  transports: string;
  created_at: Moment;
  used_at: Moment | null;
}

interface TeamDraftsTable {
  person: Uint8Array;
  at: Moment;
  key_id: string;
  sealed: Uint8Array;
}

/** A calendar address of a person, by the SHA-256 of the secret in it. */
interface TeamCalendarsTable {
  hash: Uint8Array;
  person: Uint8Array;
  created_at: Moment;
}

interface TeamAuditTable {
  id: Generated<number>;
  at: Moment;
  action: AuditAction;
  request_id: string | null;
  key_id: string;
  sealed: Uint8Array;
}

/** The files that are prepared for a person or released to them. The secret of the link and the code are sealed. */
interface DeliveriesTable {
  id: string;
  request_id: string;
  created_at: Moment;
  released_at: Generated<Moment | null>;
  expires_on: Generated<Day | null>;
  /** The SHA-256 of the secret in the address of the page. */
  link_hash: Generated<Uint8Array | null>;
  tries: Generated<number>;
  ended: Generated<DeliveryEnd | null>;
  ended_at: Generated<Moment | null>;
  key_id: string;
  sealed: Uint8Array;
}

/** The name, the hash and the key of a file, sealed. Without this row nothing opens its bytes. */
interface DeliveryFilesTable {
  id: string;
  request_id: string;
  delivery_id: string;
  added_at: Moment;
  size: number;
  key_id: string;
  sealed: Uint8Array;
}

/** The sealed bytes of files on PostgreSQL. On SQLite they are in files beside the database, and this table is empty. */
interface DeliveryChunksTable {
  file_id: string;
  number: number;
  at: Moment;
  bytes: Uint8Array;
}
