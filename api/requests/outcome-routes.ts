import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { dateForPerson } from '../domain/deadline/date-for-person.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import { asOnPage, dateOnPage, receivedPage } from './received-page.ts';
import { requestOfToken } from './outcome-token.ts';

/** The page after a request was sent. Its address holds a signed value. */
export function receivedRoutes({ store, messages, clock, path }: RouteDependencies): Hono {
  const { pages, keys, words } = messages;
  const app = new Hono();
  app.get('/:receipt', async (c) => {
    const receipt = c.req.param('receipt');
    const request = await store.find(await requestOfToken(store, keys, receipt));
    if (!request || request.erasedAt !== undefined) return respondError(c, messages, 404);
    c.header('Cache-Control', 'no-store');
    const page = pages.open(addresses.received);
    page.fill({
      ...receivedPage(words, request, dayInLondon(clock.now())),
      same: c.req.query('same') !== undefined,
      resend: path(addresses.api.link),
      receipt,
    });
    return c.html(page.html());
  });
  return app;
}

/** The page after the email address of a request was confirmed. */
export function confirmedRoutes({ store, messages, clock }: RouteDependencies): Hono {
  const { pages, keys, words } = messages;
  const app = new Hono();
  app.get('/:receipt', async (c) => {
    const request = await store.find(await requestOfToken(store, keys, c.req.param('receipt')));
    if (request?.confirmedAt === undefined || request.erasedAt !== undefined)
      return respondError(c, messages, 404);
    c.header('Cache-Control', 'no-store');
    const { kind, reference, closedOn } = request;
    const { confirmed, received } = words.requests;
    const body = isDoneWhenReceived(kind) ? confirmed.done[kind] : confirmed.body;
    const today = dayInLondon(clock.now());
    const page = pages.open(addresses.confirmed);
    page.fill({
      reference,
      body: closedOn === undefined ? body : received.closed,
      ...dateOnPage(dateForPerson(asOnPage(request, today), words, today)),
    });
    return c.html(page.html());
  });
  return app;
}
