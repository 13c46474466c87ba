import { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { allowOnly } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';

/**
 * Where a form is sent while forms are switched off, from a page that was opened before. The answer leads to the page
 * that says how to ask.
 */
export function withoutForm({ messages, path }: RouteDependencies, kind: RequestKind): Hono {
  const app = new Hono();
  app.post('/', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.redirect(path(addresses.form(kind)), 303);
  });
  app.all('/', allowOnly(messages, 'POST'));
  return app;
}
