import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { fill } from '../../content/words/fill.ts';
import { MINUTE, SECOND } from '../base/calendar.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import type { StoredRequest } from '../domain/case.ts';
import { afterAnswer } from '../http/after-answer.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hourlyLimit, secondsToNextHour } from '../http/hourly-limit.ts';
import { hashCode, newCode, readCode, writeCode } from '../http/mailed-codes.ts';
import { hashSecret, newSecret } from '../http/secrets.ts';
import { statusCode } from '../mail/status-code.ts';
import { statusCookies } from './cookies.ts';
import { onPageForm, pagePath } from './page-forms.ts';
import { showStatusPage } from './status-page.ts';

/** Opening the rest of the page of a request with a code by email, and closing it. */
export function codeRoutes(services: RouteDependencies): Hono {
  const { config, store, clock, messages } = services;
  const { keys, words, clinic } = messages;
  const say = words.readMore;
  const cookies = statusCookies(config.publicOrigin);
  const app = new Hono();

  /** Answers the same, after the same work, whether or not an address is confirmed. The code is made after the answer. */
  onPageForm(app, services, 'ask-code', async (c, { request, token }) => {
    const now = clock.now();
    const network = clientNetwork(c, config.trustedProxies);
    if (!(await store.consume(hourlyLimit(keys, 'statusCodesInNetwork', network, now)))) {
      const seconds = secondsToNextHour(now);
      c.header('Retry-After', String(seconds));
      const minutes = String(Math.ceil((seconds * SECOND) / MINUTE));
      const problem = fill(say.limited, { minutes, phone: clinic.phone });
      return showStatusPage(c, services, request, token, { problem, status: 429 });
    }
    const secret = await secretOf(c);
    cookies.keepSecret(c, secret);
    afterAnswer(services.log, () => sendCode(services, request, secret));
    return c.redirect(pagePath(services, { token }, '?code#code'), 303);
  });

  onPageForm(app, services, 'use-code', async (c, { request, token, fields }) => {
    const again = (problem: string) =>
      showStatusPage(c, services, request, token, { problem, asksCode: true, status: 422 });
    const secret = cookies.secret(c);
    if (secret === undefined) return again(say.expired);
    const code = readCode(fields.get('code') ?? '');
    // What cannot be a code is no try: somebody may send the form too early.
    if (code === undefined) return again(say.wrong);
    const now = clock.now();
    const hash = hashOf(secret, request, code);
    const used = await store.useTeamCode(hashSecret(secret), 'status-page', hash, now);
    if (used.outcome === 'wrong') return again(say.wrong);
    if (used.outcome === 'used-up') return again(say.usedUp);
    if (used.outcome !== 'right' || confirmedAddress(request) === undefined) return again(say.expired);
    cookies.open(c, keys, request, now);
    return c.redirect(pagePath(services, { token }, '#more'), 303);
  });

  onPageForm(app, services, 'leave', (c, { token }) => {
    cookies.close(c);
    return Promise.resolve(c.redirect(pagePath(services, { token }), 303));
  });

  /** The secret of this browser, or a new one if its tries are used up. Codes that were sent to it go on working. */
  async function secretOf(c: Context): Promise<string> {
    const secret = cookies.secret(c);
    if (secret === undefined) return newSecret();
    return (await store.hasUsedUpTries(hashSecret(secret), 'status-page', clock.now()))
      ? newSecret()
      : secret;
  }

  return app;
}

/** Sends a code to the confirmed address of a request. Without one, only the tries of the browser are counted. */
async function sendCode(
  { store, clock, messages, wake }: RouteDependencies,
  request: StoredRequest,
  secret: string,
): Promise<void> {
  const now = clock.now();
  const to = confirmedAddress(request);
  const code = newCode();
  const row = { browser: hashSecret(secret), purpose: 'status-page' } as const;
  if (to === undefined) {
    await store.addTeamCode({ ...row, person: undefined, hash: randomBytes(32) }, now);
    return;
  }
  await store.addTeamCode(
    { ...row, person: Buffer.from(request.id), hash: hashOf(secret, request, code) },
    now,
    {
      limit: hourlyLimit(messages.keys, 'statusCodesForCase', request.id, now),
      mail: statusCode(messages, to, writeCode(code)),
    },
  );
  wake();
}

/** What the store keeps of a code: with the browser's secret and the request, so that it opens that page only. */
const hashOf = (secret: string, { id }: StoredRequest, code: string): Buffer =>
  hashCode(`${secret}.${id}`, code);
