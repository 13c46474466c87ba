import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

/**
 * Refuses, with 403, whatever may change something and comes from a page of another website (CSRF). Every content type is
 * checked, so that no difference in how two parsers read the header opens a way around.
 *
 * @param isAllowed whether pages of that origin may send this
 */
export function sameOrigin(isAllowed: (origin: string, c: Context) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
    const origin = c.req.header('origin');
    const isOwn = c.req.header('sec-fetch-site') === 'same-origin';
    if (!isSafe && !isOwn && (origin === undefined || !isAllowed(origin, c))) throw new HTTPException(403);
    await next();
  };
}
