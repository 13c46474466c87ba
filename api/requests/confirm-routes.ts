import type { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../calendar.ts';
import { linkAgain } from '../mail/patient-letters.ts';
import { teamRequest } from '../mail/team-letters.ts';
import { wantsJson } from '../respond.ts';
import type { Services } from '../services.ts';
import { hashToken, readReceipt, signReceipt } from './tokens.ts';

/** A stranger's address must not be flooded through our form: at most so many mails with a link in a day. */
const MOST_LINKS_A_DAY = 3;

/**
 * The link in a mail. Opening it changes nothing, because mail scanners open links; the button on its page confirms.
 * A token is never logged, and its page tells no other site where the visitor came from.
 */
export function confirmRoutes(app: Hono, { store, desk, clock, link, wake }: Services): void {
  const { pages, keys, words } = desk;

  app.get(`${addresses.confirm}:token`, async (c) => {
    const token = c.req.param('token');
    const { outcome } = await store.lookUpToken(hashToken(token), clock.now());
    const state = (
      { confirmed: 'ready', already: 'already', expired: 'expired', unknown: 'unknown' } as const
    )[outcome];
    const titles = {
      ready: words.requests.confirm.title,
      already: words.requests.confirm.alreadyTitle,
      expired: words.requests.confirm.expiredTitle,
      unknown: words.requests.confirm.unknownTitle,
    };
    c.header('Cache-Control', 'no-store');
    const page = pages.open(addresses.confirm);
    page.fill({ [state]: true, token, title: titles[state] });
    return c.html(page.html(), state === 'unknown' ? 404 : 200);
  });

  app.post(addresses.api.confirm, async (c) => {
    c.header('Cache-Control', 'no-store');
    const token = new URLSearchParams(await c.req.text()).get('token') ?? '';
    const result = await store.confirm(hashToken(token), clock.now(), (request) => [
      teamRequest(desk, request),
    ]);
    if (result.outcome === 'confirmed') wake();
    const location =
      result.outcome === 'confirmed'
        ? link(`${addresses.confirmed}${signReceipt(keys, result.request.id)}/`)
        : link(`${addresses.confirm}${encodeURIComponent(token)}/`);
    return wantsJson(c) ? c.json({ outcome: result.outcome, location }) : c.redirect(location, 303);
  });

  /** The same answer whether or not there is anything to send: it tells nobody what we hold. */
  app.post(addresses.api.link, async (c) => {
    c.header('Cache-Control', 'no-store');
    const now = clock.now();
    const body = new URLSearchParams(await c.req.text());
    const byReceipt = readReceipt(keys, body.get('receipt') ?? '');
    const byToken = await store.lookUpToken(hashToken(body.get('token') ?? ''), now);
    const requestId = byReceipt ?? ('request' in byToken ? byToken.request.id : undefined);
    if (requestId !== undefined) {
      await store.addLink(requestId, now, { most: MOST_LINKS_A_DAY, since: now - DAY }, (request, number) =>
        linkAgain(desk, request, String(request.answers['email']), number, now),
      );
      wake();
    }
    const location = link(addresses.linkSent);
    return wantsJson(c) ? c.json({ location }) : c.redirect(location, 303);
  });
}
