import type { MiddlewareHandler } from 'hono';
import type { BannerState } from './dependencies.ts';

/**
 * Lets a script on another site of the clinic read how its receipt was taken. It must stand outside the security
 * headers, which say that answers are for this site alone. No cookie is asked for or set.
 */
export function clinicOrigins(banner: Pick<BannerState, 'origins'>): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.append('Vary', 'Origin');
    const origin = c.req.header('origin') ?? '';
    if (!banner.origins().includes(origin)) return;
    c.res.headers.set('Access-Control-Allow-Origin', origin);
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  };
}

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
