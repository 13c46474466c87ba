import { z } from 'zod';
import { HOUR, MINUTE, SECOND } from '../base/calendar.ts';
import type { Clock } from '../base/clock.ts';
import type { GraphSettings } from '../base/mail-settings.ts';
import type { Mailer, Outcome } from './mailer.ts';
import { composeMime } from './mime.ts';

/** For each request, in milliseconds. */
const TIME_LIMIT = 20 * SECOND;

/** How long all mail waits when a person must mend something first, in milliseconds. */
const PAUSE = 5 * MINUTE;

/** A token is not used in its last minutes, because clocks differ. */
const SPARE = 2 * MINUTE;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const errorAnswer = z.object({ error: z.object({ code: z.string() }) });

type Token = { ok: true; value: string } | { ok: false; outcome: Outcome };

/**
 * Sends from a mailbox of Microsoft 365 by Microsoft Graph, with the permission `Mail.Send` of an application
 * (https://learn.microsoft.com/graph/api/user-sendmail).
 *
 * Graph has no idempotency keys: whether a mail was accepted whose answer never came is unknown.
 */
export function graphMailer(
  settings: GraphSettings & { from: string },
  clock: Clock,
  timeLimit = TIME_LIMIT,
): Mailer {
  const { tenant, clientId, clientSecret, from, loginUrl, graphUrl } = settings;
  let token: { value: string; until: number } | undefined;

  async function currentToken(): Promise<Token> {
    if (token && clock.now() < token.until) return { ok: true, value: token.value };
    const response = await post(
      `${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'https://graph.microsoft.com/.default',
        grant_type: 'client_credentials',
      }).toString(),
    );
    if (!response) return notSent('no answer from the sign-in');
    const { status } = response;
    if (status === 429 || status >= 500) return notSent(`sign-in ${status}`, response);
    const answer = tokenAnswer.safeParse(await json(response));
    // The secret has expired or is wrong: every mail would be refused until somebody mends it.
    if (!answer.success)
      return { ok: false, outcome: { kind: 'wait', after: PAUSE, reason: `sign-in ${status}` } };
    const { access_token: value, expires_in: seconds } = answer.data;
    token = { value, until: clock.now() + seconds * SECOND - SPARE };
    return { ok: true, value };
  }

  /** Returns nothing where no answer came within the time limit. */
  async function post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<Response | undefined> {
    try {
      return await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeLimit) });
    } catch {
      return undefined;
    }
  }

  return {
    keyLifetime: 0,
    async send(message, _key, mailId) {
      const { bytes, messageId } = await composeMime(message, mailId);
      const signedIn = await currentToken();
      if (!signedIn.ok) return signedIn.outcome;
      const response = await post(
        `${graphUrl}/v1.0/users/${encodeURIComponent(from)}/sendMail`,
        { authorization: `Bearer ${signedIn.value}`, 'content-type': 'text/plain' },
        bytes.toString('base64'),
      );
      if (!response)
        return { kind: 'retry', mayHaveArrived: true, after: undefined, reason: 'graph, no answer' };
      if (response.status === 401) token = undefined;
      return readAnswer(response, messageId);
    },
  };
}

/** The sign-in failed before any mail was posted. */
const notSent = (reason: string, response?: Response): Token => ({
  ok: false,
  outcome: {
    kind: 'retry',
    mayHaveArrived: false,
    after: response && retryAfter(response),
    reason: `graph ${reason}`,
  },
});

/** Interprets Graph's answer to a mail (https://learn.microsoft.com/graph/errors). */
async function readAnswer(response: Response, messageId: string): Promise<Outcome> {
  const { status } = response;
  if (status === 202) return { kind: 'sent', providerId: messageId };
  const error = errorAnswer.safeParse(await json(response));
  const reason = `graph ${status}${error.success ? ` ${error.data.error.code}` : ''}`;
  const after = retryAfter(response);
  if (status === 429 || status === 503) return { kind: 'wait', after: after ?? MINUTE, reason };
  // Signed out, no permission, or no such mailbox: every mail would be refused until somebody mends it.
  if (status === 401 || status === 403 || status === 404) return { kind: 'wait', after: PAUSE, reason };
  if (status >= 500) return { kind: 'retry', mayHaveArrived: true, after, reason };
  return { kind: 'dead-letter', reason };
}

const json = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

/** The `retry-after` header in milliseconds; it comes in seconds. */
function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.min(seconds * SECOND, HOUR) : undefined;
}
