import type { Context, Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { parseFields } from '../http/form-body.ts';
import { allowOnly, respondError } from '../http/respond.ts';
import { outcomeTokenIn, requestOfToken } from '../requests/outcome-token.ts';
import { showStatusPage } from './status-page.ts';
import { hasExpired } from './status-view.ts';

/** A form of the page of a request: the request, the value in the page's address, and what was sent. */
export interface PageForm {
  request: StoredRequest;
  token: string;
  fields: URLSearchParams;
}

/** Handles a form of the page of a request, if that page can still be opened. */
export function onPageForm(
  app: Hono,
  services: RouteDependencies,
  act: string,
  handle: (c: Context, form: PageForm) => Promise<Response>,
): void {
  const { store, clock, messages } = services;
  app.post(`/${act}`, async (c) => {
    c.header('Cache-Control', 'no-store');
    const fields = parseFields(await c.req.text());
    if (!fields) return respondError(c, messages, 400);
    const token = outcomeTokenIn(fields);
    const request = await store.find(await requestOfToken(store, messages.keys, token));
    if (!request) return respondError(c, messages, 404);
    if (hasExpired(request, dayInLondon(clock.now()))) return showStatusPage(c, services, request, token);
    return handle(c, { request, token, fields });
  });
  app.all(`/${act}`, allowOnly(messages, 'POST'));
}

/** The path of the page of a request, with the base path. */
export const pagePath = (
  { path }: Pick<RouteDependencies, 'path'>,
  { token }: Pick<PageForm, 'token'>,
  query = '',
): string => path(`${addresses.received}${token}/${query}`);
