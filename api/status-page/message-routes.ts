import { Hono } from 'hono';
import type { Context } from 'hono';
import { fill } from '../../content/words/fill.ts';
import { recordByPerson } from '../casework/record-by-person.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { hourlyLimit } from '../http/hourly-limit.ts';
import { cleanText, cleanWithin } from '../requests/clean.ts';
import { statusCookies } from './cookies.ts';
import { onPageForm, pagePath } from './page-forms.ts';
import { showStatusPage } from './status-page.ts';

/** The most characters of a message from the page. */
const LONGEST_MESSAGE = 4000;

/** Writing to the team, and withdrawing what was asked, on the page of a request that a code has opened. */
export function messageRoutes(services: RouteDependencies): Hono {
  const { config, store, clock, messages, wake } = services;
  const { keys, words, clinic } = messages;
  const say = words.readMore;
  const cookies = statusCookies(config.publicOrigin);
  const app = new Hono();
  const isOpen = (c: Context, request: StoredRequest) => cookies.isOpen(c, keys, request, clock.now());

  onPageForm(app, services, 'reply', async (c, { request, token, fields }) => {
    const typed = fields.get('text') ?? '';
    const again = (problem: string, status: 403 | 422 | 429 = 422) =>
      showStatusPage(c, services, request, token, { problem, unsent: typed, status });
    if (!isOpen(c, request)) return again(say.ended, 403);
    const cleaned = cleanWithin(typed, LONGEST_MESSAGE, cleanText);
    if (!cleaned.ok)
      return again(
        cleaned.fault === 'tooLong'
          ? fill(say.tooLong, { most: LONGEST_MESSAGE.toLocaleString('en-GB') })
          : words.requests.tooManyMarks,
      );
    if (cleaned.text === '') return again(say.missing);
    if (!(await store.consume(hourlyLimit(keys, 'messagesFromPage', request.id, clock.now()))))
      return again(fill(say.tooMany, { phone: clinic.phone }), 429);
    const text = cleaned.text;
    const outcome = await recordByPerson(services, request.id, { what: 'case.reply-received', text });
    if (outcome === 'refused') return again(say.ended, 403);
    if (outcome === 'recorded') wake();
    return c.redirect(pagePath(services, { token }, '?sent'), 303);
  });

  onPageForm(app, services, 'withdraw', async (c, { request, token }) => {
    if (!isOpen(c, request))
      return showStatusPage(c, services, request, token, { problem: say.notWithdrawn, status: 403 });
    const outcome = await recordByPerson(services, request.id, { what: 'case.withdrawn' });
    if (outcome === 'recorded') wake();
    return c.redirect(pagePath(services, { token }), 303);
  });

  return app;
}
