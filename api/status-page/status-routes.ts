import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import { dateForPerson } from '../domain/deadline/date-for-person.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { requestOfToken } from '../requests/outcome-token.ts';
import { dateOnPage, showStatusPage } from './status-page.ts';
import { asOnPage, hasExpired } from './status-view.ts';

/** The page of a request, which says where it is. Its address holds a signed value. Opening it changes nothing. */
export function statusRoutes(services: RouteDependencies): Hono {
  const { store, messages } = services;
  const { keys, words } = messages;
  const app = new Hono();
  app.get('/:token', async (c) => {
    const token = c.req.param('token');
    const request = await store.find(await requestOfToken(store, keys, token));
    if (!request) return respondError(c, messages, 404);
    c.header('Cache-Control', 'no-store');
    const has = (name: string) => c.req.query(name) !== undefined;
    return showStatusPage(c, services, request, token, {
      asksCode: has('code'),
      notice: has('same') ? words.requests.received.same : has('sent') ? words.readMore.sent : undefined,
    });
  });
  return app;
}

/** The page after the email address of a request was confirmed. */
export function confirmedRoutes({ store, messages, clock, path }: RouteDependencies): Hono {
  const { pages, keys, words } = messages;
  const app = new Hono();
  app.get('/:token', async (c) => {
    const token = c.req.param('token');
    const request = await store.find(await requestOfToken(store, keys, token));
    if (request?.confirmedAt === undefined) return respondError(c, messages, 404);
    c.header('Cache-Control', 'no-store');
    const { kind, reference, closedOn } = request;
    const { confirmed, received } = words.requests;
    const today = dayInLondon(clock.now());
    const page = pages.open(addresses.confirmed);
    if (hasExpired(request, today)) {
      page.fill({ expired: true, hasContact: true });
      return c.html(page.html(), 410);
    }
    const body = isDoneWhenReceived(kind) ? confirmed.done[kind] : confirmed.body;
    page.fill({
      reference,
      hasContact: true,
      body: closedOn === undefined ? body : received.closed,
      ...dateOnPage(dateForPerson(asOnPage(request, today), words, today)),
      statusPage: path(`${addresses.received}${token}/`),
    });
    return c.html(page.html());
  });
  return app;
}
