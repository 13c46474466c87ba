import { createHash } from 'node:crypto';
import { fill } from '../../content/words/fill.ts';
import type { Day } from '../base/calendar.ts';
import { parseRecording } from '../casework/parse-recording.ts';
import { preview, refusedFor } from '../casework/record.ts';
import type { CaseworkDependencies, Preview } from '../casework/record.ts';
import type { Refusal } from '../casework/refuse.ts';
import type { Recording } from '../casework/rules.ts';
import type { Agreement } from '../casework/release-rules.ts';
import { isAddition, mustBeNotified } from '../domain/events.ts';
import { refusalGrounds } from '../domain/refusal-grounds.ts';
import type { RefusalGround } from '../domain/refusal-grounds.ts';
import type { Recordable } from '../domain/events.ts';
import type { StoredRequest } from '../domain/case.ts';
import { lastVoidable } from '../domain/corrections.ts';
import { letterOf } from '../mail/blocks.ts';

/** What the form of an event was sent with. */
export interface RecordForm {
  on: string;
  reason: string;
  grounds: readonly RefusalGround[];
  notified: boolean;
  sure: boolean;
  /** How many events the case had when the form was shown. */
  seen: number | undefined;
  /** What was shown when the form was shown, as a hash. Empty if it could not be shown. */
  shown: string;
}

/** The result of working out what a form would do: what to show, or the problem. */
export interface Tried {
  result: Preview;
  recording: Recording | undefined;
  /** The hash of what would be shown. It does not change while the same click does the same. */
  shown: string;
}

/** How a refusal gets its second person: it is shown for a proposal, or recorded with an agreement. */
export interface Second {
  isProposal?: boolean;
  agreement?: Agreement;
}

/** Reads the form of an event. */
export function readRecordForm(fields: URLSearchParams): RecordForm {
  return {
    on: fields.get('on') ?? '',
    reason: fields.get('reason') ?? '',
    grounds: refusalGrounds.filter((ground) => fields.getAll('grounds').includes(ground)),
    notified: fields.has('notified'),
    sure: fields.has('sure'),
    seen: readSeen(fields),
    shown: fields.get('shown') ?? '',
  };
}

/** How many events the case had when a form was shown. Undefined if the form does not say so. */
export function readSeen(fields: URLSearchParams): number | undefined {
  const seen = fields.get('seen') ?? '';
  return /^\d{1,6}$/.test(seen) ? Number(seen) : undefined;
}

/** The same for a form that always says so: one without it has seen nothing, and is refused like one that is too old. */
export const readSeenStrictly = (fields: URLSearchParams): number => readSeen(fields) ?? 0;

/** Works out what a form would do. Writes nothing. */
export async function tryOut(
  casework: CaseworkDependencies,
  request: StoredRequest,
  what: Recordable,
  form: RecordForm,
  by: string,
  today: Day,
  { isProposal = false, agreement }: Second = {},
): Promise<Tried> {
  const recording = parseRecording({ ...form, what, by, agreement }, today);
  if ('refused' in recording)
    return { result: refusedFor(recording, casework.messages), recording: undefined, shown: '' };
  const result = await preview(casework, request.reference, recording, isProposal);
  return { result, recording, shown: result.ok ? hashOf(recording, result) : '' };
}

/**
 * Works out what the first form of an event would do, with “[your text]” in place of a text that is still to be written,
 * and without an email where none can go.
 *
 * @returns what is shown, and why it cannot be recorded like that yet, if it cannot
 */
export async function tryOutFirst(
  casework: CaseworkDependencies,
  request: StoredRequest,
  what: Recordable,
  form: RecordForm,
  today: Day,
  second: Second = {},
): Promise<{ tried: Tried; asks?: Refusal['refused'] }> {
  const { yourText } = casework.messages.words.teamCases.recordPage;
  const asIs = await tryOut(casework, request, what, form, '', today, second);
  if (asIs.result.ok) return { tried: asIs };
  const asks = asIs.result.refused;
  for (const sketch of [
    { ...form, reason: form.reason || yourText },
    { ...form, reason: form.reason || yourText, notified: true },
  ]) {
    const tried = await tryOut(casework, request, what, sketch, '', today, second);
    if (tried.result.ok) return { tried: { ...tried, shown: '' }, asks };
  }
  return { tried: asIs, asks };
}

/** The hash of everything that a person sees before they record: the values, the date and the whole message. */
function hashOf(recording: Recording, { after, mail, letter }: Extract<Preview, { ok: true }>): string {
  const { what, on, reason, notified, sure, seen } = recording;
  const message = mail?.message
    ? [mail.message.to, mail.message.subject, mail.message.text]
    : letter && letterOf(letter);
  const shown = [what, on, reason, notified, sure, seen, after.dueOn, after.closedOn, message];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
}

/** How the field for a text is labelled: who reads it, and whether it is needed. */
export function reasonField(
  request: StoredRequest,
  what: Recordable,
  hasNews: boolean,
): 'needed' | 'optional' | 'kept' | 'other' {
  if (what === 'case.duplicate') return 'other';
  const voided = what === 'case.voided' ? lastVoidable(request.events)?.what : undefined;
  if (isAddition(what) || what === 'case.spam' || !hasNews) return 'kept';
  const needed = voided !== undefined || (what !== 'case.acknowledged' && mustBeNotified(what, request.kind));
  return needed ? 'needed' : 'optional';
}

/** What was recorded since a form was shown, as sentences. */
export const recordedSince = (
  { messages }: Pick<CaseworkDependencies, 'messages'>,
  { events }: StoredRequest,
  seen: number,
): string[] =>
  events.slice(seen).map(({ what, by }) => {
    const { events: names, show } = messages.words.cases;
    return by === undefined ? names[what] : `${names[what]} (${fill(show.by, { who: by })})`;
  });
