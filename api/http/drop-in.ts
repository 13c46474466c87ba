import type { MiddlewareHandler } from 'hono';

/**
 * The banner's script is there to be loaded by other websites. This must stand outside the security headers, which say
 * that answers are for this site alone. It is kept for five minutes, so that a new question is soon asked everywhere.
 */
export function forOtherWebsites(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.status !== 200) return;
    c.res.headers.set('Access-Control-Allow-Origin', '*');
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    c.res.headers.set('Cache-Control', 'public, max-age=300');
  };
}
