import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { DAY, dayInLondon } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { linkAgain } from '../mail/acknowledgement.ts';
import { mailsOnceConfirmed } from '../mail/team-request.ts';
import type { PageData } from '../built-site/pages.ts';
import { parseFields } from '../http/form-body.ts';
import { allowOnly, wantsJson } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { Confirmation } from '../store/store.ts';
import { asksForProof } from '../domain/asks-for-proof.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { MAX_LINKS_PER_DAY } from './intake.ts';
import { outcomeTokenIn, requestOfToken } from './outcome-token.ts';
import { hashToken, readToken, signOutcomeToken } from '../domain/tokens.ts';

/** The state of a link that we never sent. */
const UNKNOWN = { outcome: 'unknown' } as const satisfies Confirmation;

/**
 * The page of the link in a mail. Opening it changes nothing, because mail scanners open links; the button on it confirms.
 * A token is never logged, and its page tells no other site where the visitor came from.
 */
export function confirmPageRoutes({ store, messages, clock }: RouteDependencies): Hono {
  const app = new Hono();
  app.get('/:token', async (c) => {
    const token = readToken(c.req.param('token'));
    const found = token === undefined ? UNKNOWN : await store.lookUpToken(hashToken(token), clock.now());
    c.header('Cache-Control', 'no-store');
    const page = messages.pages.open(addresses.confirm);
    page.fill({ token: token ?? '', ...stateOf(found, messages) });
    return c.html(page.html(), found.outcome === 'unknown' ? 404 : 200);
  });
  return app;
}

/** Where the button of that page is sent. */
export function confirmRoutes({ store, messages, clock, path, wake }: RouteDependencies): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const token = readToken(parseFields(await c.req.text())?.get('token') ?? '');
    const now = clock.now();
    const result =
      token === undefined
        ? UNKNOWN
        : await store.confirm(hashToken(token), now, (request) =>
            mailsOnceConfirmed(messages, request, dayInLondon(now)),
          );
    if (result.outcome === 'confirmed') wake();
    const location =
      result.outcome === 'confirmed'
        ? path(`${addresses.confirmed}${signOutcomeToken(messages.keys, result.request.id)}/`)
        : path(`${addresses.confirm}${token ?? UNKNOWN.outcome}/`);
    return wantsJson(c) ? c.json({ outcome: result.outcome, location }) : c.redirect(location, 303);
  });
  app.all('/', allowOnly(messages, 'POST'));
  return app;
}

/**
 * Queues a mail with another link. The response and its timing are the same whether or not there is anything to send,
 * so that it reveals nothing about stored requests.
 */
export function linkRoutes({ store, messages, clock, log, path, wake }: RouteDependencies): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const now = clock.now();
    const body = parseFields(await c.req.text());
    const byOutcome = await requestOfToken(store, messages.keys, outcomeTokenIn(body));
    const token = readToken(body?.get('token') ?? '');
    const requestId = byOutcome || (await requestOf(token, now));
    const limit = { most: MAX_LINKS_PER_DAY, since: now - DAY };
    store
      .addLink(requestId, now, limit, (request, number) => linkAgain(messages, request, number, now))
      .then(wake, (error: unknown) => {
        log('mail.link-failed', { reason: error instanceof Error ? error.message : 'unknown' });
      });
    const location = path(addresses.linkSent);
    return wantsJson(c) ? c.json({ location }) : c.redirect(location, 303);
  });
  app.all('/', allowOnly(messages, 'POST'));

  /** The request that a link belongs to, whichever of the two it is that ran out. */
  async function requestOf(token: string | undefined, now: Moment): Promise<string> {
    if (token === undefined) return '';
    const hash = hashToken(token);
    const found = [await store.lookUpToken(hash, now), await store.lookUpNotMe(hash, now)];
    return found.flatMap((it) => ('request' in it ? [it.request.id] : []))[0] ?? '';
  }

  return app;
}

/** What the page of a link shows: one of its states, its title, and what the button would confirm. */
function stateOf(found: Confirmation, { words, clinic }: MessageDependencies): PageData {
  const { confirm, confirmProof, confirmWhat } = words.requests;
  switch (found.outcome) {
    case 'confirmed': {
      const { kind, closedOn } = found.request;
      // An opt-out holds whether or not its case is closed.
      const isClosed = closedOn !== undefined && kind !== 'opt-out';
      const what = asksForProof(found.request) ? confirmProof : confirmWhat[kind];
      return {
        ready: true,
        title: confirm.title,
        what: isClosed ? confirm.closed.what : fill(what, { clinic: clinic.tradingName }),
        notYou: isDoneWhenReceived(kind) ? confirm.done[kind].notYou : confirm.notYou,
      };
    }
    case 'already':
      return { already: true, title: confirm.alreadyTitle };
    case 'expired': {
      const { kind, closedOn } = found.request;
      const open = isDoneWhenReceived(kind) ? confirm.done[kind].expired : confirm.expired;
      const isClosed = closedOn !== undefined && kind !== 'opt-out';
      return { expired: isClosed ? confirm.closed.expired : open, title: confirm.expiredTitle };
    }
    case 'not-me':
      return { notMe: true, title: confirm.notMeTitle };
    case 'unknown':
      return { unknown: true, title: confirm.unknownTitle };
  }
}
