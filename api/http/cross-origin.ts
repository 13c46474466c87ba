import type { MiddlewareHandler } from 'hono';
import type { BannerState } from './dependencies.ts';

/**
 * Lets scripts on the clinic's other sites read the response to a receipt. It must run outside the security headers,
 * which restrict responses to this site. It neither reads nor sets a cookie.
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
 * Lets other websites load the banner's script. It must run outside the security headers, which restrict responses to
 * this site. The script is cached for five minutes, so that a new notice soon reaches every site.
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
