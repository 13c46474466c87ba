import { dayInLondon, HOUR, MINUTE, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { recordBounce } from '../casework/bounces.ts';
import { deriveToken } from '../domain/tokens.ts';
import type { StoredRequest } from '../domain/case.ts';
import { codeMails } from '../store/mails.ts';
import type { AttemptResult, LeasedMail, EmailMessage } from '../store/mails.ts';
import type { Store } from '../store/store.ts';
import { composeAcknowledgement } from '../mail/acknowledgement.ts';
import { fillLinks } from '../mail/link-blocks.ts';
import { addressedInAscii } from '../mail/messages.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { Mailer, Outcome } from '../mail/mailer.ts';
import { doubtfulMail } from '../mail/doubtful-mail.ts';

/** Longer than an attempt can take, so that a lease only expires if its sender is gone. */
const LEASE = 2 * MINUTE;
/**
 * The back-off for all mail after consecutive failures, because the service is probably down. The last value repeats.
 */
const BACKOFF = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE];
/** After this many failed attempts, a mail is deferred so that others go first. */
const ATTEMPTS_BEFORE_DEFER = 3;
const DEFER = 30 * MINUTE;
/** How soon a code is tried again. It is deleted when it no longer works. */
const CODE_RETRY = 30 * SECOND;

/** What the log calls the outcome of an attempt. */
const logEvents = {
  sent: 'mail.sent',
  retry: 'mail.retry-scheduled',
  wait: 'mail.service-busy',
  'dead-letter': 'mail.dead-lettered',
} as const satisfies Record<Outcome['kind'], string>;

export interface Outbox {
  /** Sends all mail that is due, one at a time. Resolves to the milliseconds until the next call. */
  sendDue(): Promise<number>;
}

interface OutboxParts {
  store: Store;
  mailer: Mailer;
  messages: MessageDependencies;
  clock: Clock;
  log: Log;
  mailsPerSecond: number;
  /** Aborted to stop between two mails. */
  signal: AbortSignal;
  pause: (ms: number) => Promise<void>;
}

type DeadLettered = Extract<Outcome, { kind: 'dead-letter' }>;

/**
 * The sender. It takes mail from the store in order and sends one at a time. Servers that share a database take turns, so
 * that `mailsPerSecond` is the rate of all of them together.
 */
export function createOutbox({
  store,
  mailer,
  messages,
  clock,
  log,
  mailsPerSecond,
  signal,
  pause,
}: OutboxParts): Outbox {
  /** No mail is sent before this moment: the service asked for a pause, or did not answer. */
  let quietUntil: Moment = 0;
  /** Failures in a row, and the mails that failed in them. */
  let failures = 0;
  const failing = new Set<string>();

  /** A mail of unknown outcome is sent once more under a new key, then dead-lettered. */
  async function attempt(mail: LeasedMail): Promise<void> {
    if (mail.expiredKey === 'doubtful' && mail.resentAfterUnknown > 0) {
      await settle(mail, { kind: 'dead-letter', reason: 'outcome unknown, twice' });
      return;
    }
    const composed = mail.message ? { message: mail.message } : await compose(mail);
    if ('kind' in composed) {
      await settle(mail, composed);
      return;
    }
    const { message } = composed;
    const key = mail.expiredKey === 'no' ? mail.idempotencyKey : await renewKey(mail);
    await settle(mail, await mailer.send(ready(message, mail), key, mail.id));
  }

  async function renewKey(mail: LeasedMail): Promise<string> {
    const about = mail.expiredKey === 'doubtful' ? mail.requestId : undefined;
    const request = about === undefined ? undefined : await store.find(about);
    return store.renewKey(mail.id, clock.now(), request && doubtfulMail(messages, request));
  }

  /**
   * Composes an acknowledgement at its first attempt and stores it, because an idempotency key requires identical
   * bytes.
   */
  async function compose({ id, requestId }: LeasedMail): Promise<{ message: EmailMessage } | DeadLettered> {
    const request = requestId === undefined ? undefined : await store.find(requestId);
    const message = request && composed(request);
    if (message === undefined) return { kind: 'dead-letter', reason: 'the stored mail cannot be read' };
    if (message instanceof Error)
      return { kind: 'dead-letter', reason: `cannot be composed (${message.name})` };
    await store.keepMessage(id, message);
    return { message };
  }

  /** A mail that cannot be composed, because of an error in the words or in Candour, must not block others. */
  function composed(request: StoredRequest): EmailMessage | Error | undefined {
    try {
      return composeAcknowledgement(messages, request, dayInLondon(clock.now()));
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  function ready(message: EmailMessage, { token, requestId }: LeasedMail): EmailMessage {
    if (!token || requestId === undefined) return addressedInAscii(message);
    const key = messages.keys.byId.get(token.keyId);
    if (!key) throw new Error(`No key ${token.keyId} to derive a link from`);
    const source = { requestId, number: token.number };
    const tokens = { confirm: deriveToken(key, source), notMe: deriveToken(key, source, 'not-me') };
    return addressedInAscii(fillLinks(message, tokens));
  }

  async function settle(mail: LeasedMail, outcome: Outcome): Promise<void> {
    const now = clock.now();
    // First, because a repeated attempt after a crash finds the bounce recorded, and a settled mail is not tried again.
    if (outcome.kind === 'dead-letter' && outcome.bounced)
      await recordBounce({ store, messages, clock }, log, { id: mail.id });
    await store.settle(mail.id, now, resultOf(outcome, mail, now));
    log(logEvents[outcome.kind], {
      mail: mail.id,
      kind: mail.kind,
      attempt: mail.attempts + 1,
      ...('reason' in outcome ? { reason: outcome.reason } : {}),
    });
    if (outcome.kind === 'sent') await recovered(now);
  }

  /** The result for a mail. Also pauses all mail if the service is busy or down. */
  function resultOf(outcome: Outcome, mail: LeasedMail, now: Moment): AttemptResult {
    switch (outcome.kind) {
      case 'sent':
        return { state: 'sent', providerId: outcome.providerId };
      case 'dead-letter':
        return { state: 'dead-lettered', outcome: outcome.reason };
      case 'wait':
        quietUntil = now + outcome.after;
        return { state: 'waiting', nextAt: quietUntil, mayHaveArrived: false, outcome: outcome.reason };
      case 'retry': {
        // A code is only good for minutes, and must not hold up other mail.
        if (codeMails.some((kind) => kind === mail.kind)) {
          const { mayHaveArrived, reason } = outcome;
          return { state: 'waiting', nextAt: now + CODE_RETRY, mayHaveArrived, outcome: reason };
        }
        failing.add(mail.id);
        const rest = BACKOFF[Math.min(failures++, BACKOFF.length - 1)] ?? 0;
        quietUntil = now + Math.max(outcome.after ?? 0, rest);
        const nextAt = mail.attempts + 1 < ATTEMPTS_BEFORE_DEFER ? quietUntil : now + DEFER;
        return { state: 'waiting', nextAt, mayHaveArrived: outcome.mayHaveArrived, outcome: outcome.reason };
      }
    }
  }

  /** One failing mail is a problem of that mail. Several in a row were an outage, and then all are sent in order. */
  async function recovered(now: Moment): Promise<void> {
    if (failing.size > 1) await store.bringForward(now);
    failing.clear();
    failures = 0;
  }

  /** A retry due in five seconds must not wait a minute for the next round. */
  async function untilNext(): Promise<number> {
    const next = await store.nextDue();
    return next === undefined ? MINUTE : Math.min(MINUTE, Math.max(0, next - clock.now()));
  }

  return {
    async sendDue() {
      while (!signal.aborted) {
        const quiet = quietUntil - clock.now();
        // No pause is longer than an hour. A longer one means that the clock was set back.
        if (quiet > 0 && quiet <= HOUR) return quiet;
        const mail = await store.lease(clock.now(), LEASE, mailer.keyLifetime, SECOND / mailsPerSecond);
        if (!mail) return untilNext();
        await attempt(mail);
        await pause(SECOND / mailsPerSecond);
      }
      return 0;
    },
  };
}
