import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { optOutTakenBack } from '../mail/opt-out-taken-back.ts';
import { parseFields } from '../http/form-body.ts';
import type { PageData } from '../built-site/pages.ts';
import { allowOnly, wantsJson } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { TakeBack } from '../store/store.ts';
import type { StoredRequest } from '../domain/case.ts';
import { suppressionIndex } from '../domain/suppression-index.ts';
import { hashToken, readToken } from '../domain/tokens.ts';

/** The state of a link that we never sent. */
const UNKNOWN = { outcome: 'unknown' } as const satisfies TakeBack;

/**
 * “It was not me”: the reader of a mailbox takes back an opt-out that somebody else made for their address. As with
 * confirming, opening the link changes nothing, because mail scanners open links; the button on its page does.
 */
export function notMePageRoutes({ store, messages, clock }: RouteDependencies): Hono {
  const app = new Hono();
  app.get('/:token', async (c) => {
    const token = readToken(c.req.param('token'));
    const found = token === undefined ? UNKNOWN : await store.lookUpNotMe(hashToken(token), clock.now());
    c.header('Cache-Control', 'no-store');
    const page = messages.pages.open(addresses.notMe);
    page.fill({ token: token ?? '', ...stateOf(found, messages) });
    return c.html(page.html(), found.outcome === 'unknown' ? 404 : 200);
  });
  return app;
}

/** Where the button of that page is sent. */
export function notMeRoutes({ store, messages, clock, path, wake }: RouteDependencies): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const token = readToken(parseFields(await c.req.text())?.get('token') ?? '');
    const indexes = (request: StoredRequest) => entriesOfEmail(messages, request);
    const { outcome } =
      token === undefined
        ? UNKNOWN
        : await store.takeBack(hashToken(token), clock.now(), indexes, (request) => [
            optOutTakenBack(messages, request),
          ]);
    if (outcome === 'taken-back') wake();
    const location = path(`${addresses.notMe}${token ?? UNKNOWN.outcome}/`);
    return wantsJson(c) ? c.json({ outcome, location }) : c.redirect(location, 303);
  });
  app.all('/', allowOnly(messages, 'POST'));
  return app;
}

/** Under which the email address may stand on the list: by the key of its time, which may be an earlier one. */
const entriesOfEmail = (
  { keys }: MessageDependencies,
  { answers: { email } }: StoredRequest,
): Uint8Array[] =>
  typeof email === 'string' ? [...keys.byId.values()].map((key) => suppressionIndex(key, email)) : [];

/** What the page shows: one of its states, and its title. */
function stateOf(found: TakeBack, { words, clinic }: MessageDependencies): PageData {
  const { notMe } = words.requests;
  switch (found.outcome) {
    case 'taken-back':
      return {
        ready: true,
        title: notMe.title,
        what: fill(notMe.what, { clinic: clinic.tradingName }),
      };
    case 'already':
      return { done: true, title: notMe.doneTitle };
    case 'verified':
      return { verified: true, title: notMe.verifiedTitle };
    case 'expired':
      return { expired: true, title: notMe.expiredTitle };
    case 'unknown':
      return { unknown: true, title: notMe.unknownTitle };
  }
}
