import { z } from 'zod';
import { DAY, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { parseFields } from '../http/form-body.ts';
import { consentActions, REFUSED } from '../domain/consent.ts';
import type { NoticeFacts, NewReceipt } from '../domain/consent.ts';

/** A browser without a connection keeps a receipt and sends it later. No browser keeps it longer. */
const OLDEST = 400 * DAY;

const fields = z.strictObject({
  id: z.union([z.literal(REFUSED), z.uuidv4().toLowerCase()]),
  action: z.enum(consentActions),
  revision: z.string().regex(/^\d{1,15}$/),
  noticeHash: z.string().regex(/^[0-9a-f]{64}$/),
  granted: z
    .string()
    .max(4000)
    .transform((list) => (list === '' ? [] : list.split(','))),
  counter: z.enum(['on', 'off', 'none']),
  signal: z.enum(['gpc', 'none']),
  // Browsers send whole seconds with or without “.000”.
  at: z
    .string()
    .transform((at) => at.replace(/\.000Z$/, 'Z'))
    .pipe(z.iso.datetime({ precision: 0 })),
  number: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  // For the cookie of the answer only: the day of a refusal, or the second of a consent.
  chosen: z.union([z.iso.date(), z.iso.datetime({ precision: 0 })]).optional(),
  word: z.enum(['on', 'off']).optional(),
});

/** Pages of release 0.1.0 call the hash `texts`. A browser may have queued such a receipt. */
const renamed = (name: string): string => (name === 'texts' ? 'noticeHash' : name);

type Fields = z.infer<typeof fields>;

/** Why a receipt is rejected, as logged. */
export type ReceiptProblem = 'malformed' | 'contradiction';

/** What a receipt says for the cookie alone. It is not stored. */
export interface ToKeep {
  /** When the receipt was made, by the browser's clock. */
  stated: Moment;
  /** When the choice that applies was made: the start of the day for a refusal. */
  chosen: Moment | undefined;
  /** The visitor's own word on the visit counter. */
  word: 'on' | 'off' | undefined;
}

export type ParsedReceipt =
  { ok: true; receipt: Omit<NewReceipt, 'site'>; toKeep: ToKeep } | { ok: false; problem: ReceiptProblem };

/** Parses the body of a receipt. Rejects repeated or unknown fields, and contradictions. */
export function parseReceipt(body: string, now: Moment): ParsedReceipt {
  const given = [...(parseFields(body) ?? [])].map(([name, value]) => [renamed(name), value]);
  const parsed = fields.safeParse(Object.fromEntries(given));
  if (!parsed.success || given.length !== Object.keys(parsed.data).length)
    return { ok: false, problem: 'malformed' };
  const { at, revision, chosen, word, ...rest } = parsed.data;
  if (contradicts(rest) || contradictsKept(parsed.data)) return { ok: false, problem: 'contradiction' };
  const receivedAt = now - (now % SECOND);
  const stated = Date.parse(at);
  const madeAt = plausible(stated, receivedAt);
  return {
    ok: true,
    receipt: { ...rest, number: rest.number, madeAt, receivedAt, revision: Number(revision) },
    toKeep: { stated, chosen: chosen === undefined ? undefined : Date.parse(chosen), word },
  };
}

/**
 * Returns when the choice was made. A browser's clock may be wrong, and the choice is valid all the same: a time that
 * cannot be right gives way to that of the receipt's arrival.
 */
const plausible = (stated: Moment, receivedAt: Moment): Moment =>
  stated > receivedAt || stated < receivedAt - OLDEST ? receivedAt : stated;

/**
 * Whether a receipt contradicts itself. A visitor who agrees to a service, or withdraws, has a random id and a number
 * against duplicates. Everyone else has the id `refused` and no number, so nothing unique is kept about them.
 */
function contradicts({
  id,
  action,
  granted,
  counter,
  number,
}: Omit<Fields, 'at' | 'revision' | 'chosen' | 'word'>): boolean {
  const hasId = id !== REFUSED;
  return (
    hasId !== (granted.length > 0 || action === 'withdraw') ||
    hasId !== (number !== undefined) ||
    new Set(granted).size < granted.length ||
    (granted.length > 0 && (action === 'reject-all' || action === 'withdraw')) ||
    (action === 'counter-on' && counter !== 'on') ||
    (action === 'counter-off' && counter !== 'off')
  );
}

/** A refusal is dated to the day, so that nothing tells one from another. The word on the counter is what it does. */
const contradictsKept = ({ chosen, granted, word, counter }: Fields): boolean =>
  (chosen !== undefined && chosen.length > 10 !== granted.length > 0) ||
  (word !== undefined && counter !== 'none' && word !== counter);

/** Whether a receipt matches the notice: only known services, and all of them for “accept all”. */
export function fitsNotice(
  { action, granted, counter }: Pick<NewReceipt, 'action' | 'granted' | 'counter'>,
  { services, counter: counting }: NoticeFacts,
): boolean {
  return (
    granted.every((name) => services.includes(name)) &&
    (action !== 'accept-all' || granted.length === services.length) &&
    (counter === 'none') === (counting === null)
  );
}
