import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { canonicalEmail, isEmailAddress } from '../../content/email-address.ts';
import { fill } from '../../content/words/fill.ts';
import { MINUTE, SECOND } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { afterAnswer } from '../http/after-answer.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { parseFields } from '../http/form-body.ts';
import { hourlyLimit, secondsToNextHour } from '../http/hourly-limit.ts';
import { hashCode, newCode, readCode, writeCode } from '../http/mailed-codes.ts';
import { hashSecret, newSecret } from '../http/secrets.ts';
import { teamCode } from '../mail/team-code.ts';
import { cleanEmail } from '../requests/clean.ts';
import { teamCookies } from './cookies.ts';
import { readKnownBrowser } from './known-browser.ts';
import { memberWithEmail, memberWithIndex, personIndex } from './person.ts';
import { readNext, signInAddress, visitorOf } from './signed-in.ts';
import { startSession } from './start-session.ts';
import { showTeamPage } from './team-page.ts';

/** The most characters of an address that are read: what is pasted may have a name before it. */
const LONGEST_EMAIL = 300;

/** Signing in with a code by email: asking for it, and typing it into the same browser. */
export function signInRoutes(services: RouteDependencies): Hono {
  const { config, store, clock, messages, log, path, wake } = services;
  const { keys, words } = messages;
  const say = words.teamPages;
  const cookies = teamCookies(config.publicOrigin);
  const app = new Hono();

  const signInPage = (c: Context, data: PageData, status?: 422 | 429) =>
    showTeamPage(c, services, addresses.team.signIn, data, status);
  const codePage = (c: Context, next: string, problem?: string) =>
    showTeamPage(
      c,
      services,
      addresses.team.code,
      { next, problem, codeIsWrong: problem && 'true', again: path(signInAddress(next)) },
      problem === undefined ? 200 : 422,
    );

  app.get('/', async (c, next) => {
    const visitor = await visitorOf(c, services);
    if (visitor.state === 'open') return next();
    const target = readNext(c.req.query('next'));
    return signInPage(c, {
      next: target,
      kept: target === addresses.team.kept,
      ended: visitor.state === 'ended' && target !== addresses.team.kept,
      signedOut: c.req.query('signed-out') !== undefined,
    });
  });

  /**
   * Answers the same, after the same work, whether or not somebody on the team has the address. The code is made and its
   * mail queued after the answer.
   */
  app.post('/sign-in', async (c) => {
    const fields = parseFields(await c.req.text());
    const email = canonicalEmail(cleanEmail((fields?.get('email') ?? '').slice(0, LONGEST_EMAIL)));
    const next = readNext(fields?.get('next') ?? undefined);
    if (!isEmailAddress(email)) return signInPage(c, { next, problem: say.signIn.emailWrong, email }, 422);
    const now = clock.now();
    const known = readKnownBrowser(keys, cookies.read(c, 'browser'), email);
    const network = clientNetwork(c, config.trustedProxies);
    const limit =
      known === undefined
        ? hourlyLimit(keys, 'codesInNetwork', network, now)
        : hourlyLimit(keys, 'codesInBrowser', known, now);
    if (!(await store.consume(limit))) {
      const seconds = secondsToNextHour(now);
      c.header('Retry-After', String(seconds));
      const minutes = String(Math.ceil((seconds * SECOND) / MINUTE));
      return signInPage(c, { next, problem: fill(say.signIn.limited, { minutes }), email }, 429);
    }
    const secret = await secretOf(c);
    cookies.write(c, 'code', secret);
    afterAnswer(log, () => sendCode(email, secret, known !== undefined));
    return c.redirect(path(`${addresses.team.code}${asQuery(next)}`), 303);
  });

  app.get('/code', (c) => codePage(c, readNext(c.req.query('next'))));

  app.post('/code', async (c) => {
    const fields = parseFields(await c.req.text());
    const next = readNext(fields?.get('next') ?? undefined);
    const secret = cookies.read(c, 'code');
    if (secret === undefined) return codePage(c, next, say.code.expired);
    const code = readCode(fields?.get('code') ?? '');
    // What cannot be a code is no try: somebody may send the form too early.
    if (code === undefined) return codePage(c, next, say.code.wrong);
    const used = await store.useTeamCode(hashSecret(secret), 'code', hashCode(secret, code), clock.now());
    if (used.outcome === 'wrong') return codePage(c, next, say.code.wrong);
    if (used.outcome === 'used-up') return codePage(c, next, say.code.usedUp);
    const team = messages.team.read();
    const person = used.outcome === 'right' ? used.person : undefined;
    const member = team && person ? memberWithIndex(team, keys, person) : undefined;
    if (!member) return codePage(c, next, say.code.expired);
    return c.redirect(path(await startSession(c, services, member, 'code', next)), 303);
  });

  /** The secret of this browser, or a new one if its tries are used up. Codes that were sent to it go on working. */
  async function secretOf(c: Context): Promise<string> {
    const secret = cookies.read(c, 'code');
    if (secret === undefined) return newSecret();
    return (await store.hasUsedUpTries(hashSecret(secret), 'code', clock.now())) ? newSecret() : secret;
  }

  async function sendCode(email: string, secret: string, isKnown: boolean): Promise<void> {
    const now = clock.now();
    const team = messages.team.read();
    const member = team && memberWithEmail(team, email);
    const browser = hashSecret(secret);
    if (!member) {
      await store.addTeamCode({ browser, purpose: 'code', person: undefined, hash: randomBytes(32) }, now);
      return;
    }
    const code = newCode();
    const person = personIndex(keys.current, member.email);
    // A known browser has used its own allowance, which strangers cannot use up.
    const limit = isKnown ? undefined : hourlyLimit(keys, 'codesForPerson', person.toString('hex'), now);
    const mail = teamCode(messages, member, writeCode(code));
    await store.addTeamCode({ browser, purpose: 'code', person, hash: hashCode(secret, code) }, now, {
      limit,
      mail,
    });
    wake();
  }

  return app;
}

const asQuery = (next: string): string =>
  next === addresses.team.home ? '' : `?next=${encodeURIComponent(next)}`;
