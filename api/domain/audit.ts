import type { Moment } from '../base/calendar.ts';

/** What the audit list records: signing in, and what somebody did with a case, a report or the suppression list. */
export const auditActions = [
  'team.signed-in',
  'team.signed-in-with-passkey',
  'team.signed-out',
  'team.signed-out-everywhere',
  'team.signed-out-by-other',
  'team.passkey-added',
  'team.passkeys-removed',
  'team.calendar-made',
  'team.calendar-removed',
  'case.viewed',
  'case.changed',
  'case.downloaded',
  'report.downloaded',
  'suppressions.looked-up',
  'suppressions.exported',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** An entry of the audit list as it is written. */
export interface NewAuditEntry {
  at: Moment;
  action: AuditAction;
  /** The case that it is about, if it is about one. The entry is erased with it. */
  requestId?: string | undefined;
  /** Who did it, by the name in `team.yaml` at that moment. */
  by: string;
  /** The other person that it is about. */
  subject?: string | undefined;
}

export interface AuditEntry extends Omit<NewAuditEntry, 'requestId'> {
  id: number;
  /** The reference of the case. */
  reference: string | undefined;
}
