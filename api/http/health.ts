import { Hono } from 'hono';
import { bearerToken, isToken } from './bearer-token.ts';
import type { RouteDependencies } from './dependencies.ts';
import type { Watch } from './figures.ts';
import { allowOnly } from './respond.ts';

/**
 * The health check. Without a token it returns one word, because counts would reveal when somebody uses a form. With
 * the operator's token it returns counts and ages, but no personal data.
 */
export function healthRoutes({ config, messages }: RouteDependencies, { canWrite, figures }: Watch): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const token = bearerToken(c);
    if (token !== undefined && !isToken(token, config.healthToken)) {
      c.header('WWW-Authenticate', 'Bearer');
      return c.json({ status: 'unauthorised' }, 401);
    }
    if (!(await canWrite())) return c.json({ status: 'unavailable' }, 503);
    if (token === undefined) return c.json({ status: 'ok' });
    const known = await figures();
    return known ? c.json(known) : c.json({ status: 'unavailable' }, 503);
  });
  app.all('/', allowOnly(messages, 'GET, HEAD'));
  return app;
}
