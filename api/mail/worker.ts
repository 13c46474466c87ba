import { HOUR, MINUTE, SECOND } from '../calendar.ts';
import type { Moment } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { deriveToken } from '../requests/tokens.ts';
import type { AttemptResult, LeasedMail, Store } from '../store/store.ts';
import type { Desk } from './letters.ts';
import type { Mailer, Outcome } from './mailer.ts';
import { fillLink } from './patient-letters.ts';
import { doubtfulMail } from './team-letters.ts';

/** Longer than an attempt can take, so that a lease runs out only when its sender is gone. */
const LEASE = 2 * MINUTE;
/** Waits between tries; the last repeats. */
const BACKOFF = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR];
/** A mail of unknown outcome goes once more under a new key, and then waits for a person. */
const MOST_KEYS = 2;

export interface Outbox {
  /** Sends whatever is due now, one mail after another, and returns how long it may sleep, in milliseconds. */
  sendDue(): Promise<number>;
}

interface OutboxParts {
  store: Store;
  mailer: Mailer;
  desk: Desk;
  clock: Clock;
  log: Log;
  mailsPerSecond: number;
  /** Told to stop between two mails. */
  signal: AbortSignal;
  pause: (ms: number) => Promise<void>;
}

/** The sender: takes mails from the store in order and never more at once than one. */
export function createOutbox({
  store,
  mailer,
  desk,
  clock,
  log,
  mailsPerSecond,
  signal,
  pause,
}: OutboxParts): Outbox {
  /** The service asked to be left alone until then. */
  let quietUntil: Moment = 0;

  async function attempt(mail: LeasedMail): Promise<void> {
    if (mail.expiredKey === 'doubtful' && mail.keyNumber >= MOST_KEYS) {
      await settle(mail, { kind: 'park', reason: 'outcome unknown under two keys' });
      return;
    }
    const key = mail.expiredKey === 'no' ? mail.idempotencyKey : await renewKey(mail);
    await settle(mail, await mailer.send(withLink(mail), key));
  }

  async function renewKey(mail: LeasedMail): Promise<string> {
    const request = mail.expiredKey === 'doubtful' ? await store.find(mail.requestId) : undefined;
    return store.renewKey(mail.id, clock.now(), request && doubtfulMail(desk, request));
  }

  function withLink(mail: LeasedMail) {
    if (!mail.token) return mail.letter;
    const key = desk.keys.byId.get(mail.token.keyId);
    if (!key) throw new Error(`No key ${mail.token.keyId} to derive a link from`);
    return fillLink(mail.letter, deriveToken(key, { requestId: mail.requestId, number: mail.token.number }));
  }

  async function settle(mail: LeasedMail, outcome: Outcome): Promise<void> {
    const now = clock.now();
    if (outcome.kind === 'wait') quietUntil = now + outcome.after;
    const result = resultOf(outcome, mail.attempts, now);
    await store.settle(mail.id, now, result);
    log(outcome.kind === 'park' ? 'mail parked, needs a person' : `mail ${outcome.kind}`, {
      mail: mail.id,
      kind: mail.kind,
      attempt: mail.attempts + 1,
      ...('reason' in outcome ? { reason: outcome.reason } : {}),
    });
  }

  /** A try that is due in five seconds must not wait a minute for the next round. */
  async function untilNext(): Promise<number> {
    const next = await store.nextDue();
    return next === undefined ? MINUTE : Math.min(MINUTE, Math.max(0, next - clock.now()));
  }

  return {
    async sendDue() {
      while (!signal.aborted) {
        const quiet = quietUntil - clock.now();
        if (quiet > 0) return quiet;
        const mail = await store.lease(clock.now(), LEASE);
        if (!mail) return untilNext();
        await attempt(mail);
        await pause(SECOND / mailsPerSecond);
      }
      return 0;
    },
  };
}

function resultOf(outcome: Outcome, attempts: number, now: Moment): AttemptResult {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', providerId: outcome.providerId };
    case 'wait':
      return {
        state: 'waiting',
        nextAt: now + outcome.after,
        mayHaveArrived: false,
        outcome: outcome.reason,
      };
    case 'retry': {
      const backoff = BACKOFF[Math.min(attempts, BACKOFF.length - 1)] ?? HOUR;
      return {
        state: 'waiting',
        nextAt: now + Math.max(outcome.after ?? 0, backoff),
        mayHaveArrived: outcome.mayHaveArrived,
        outcome: outcome.reason,
      };
    }
    case 'park':
      return { state: 'parked', outcome: outcome.reason };
  }
}
