import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const closed = ["'none'"];
const own = ["'self'"];

/**
 * Security headers for every response. The referrer policy is `same-origin`, because `no-referrer` makes browsers send
 * `Origin: null` with a form, which the origin check refuses, and because a token in a URL must not reach other sites.
 * The build generates the Content-Security-Policy for each path.
 */
export function siteHeaders(publicOrigin: string, policyFor: (c: Context) => string): MiddlewareHandler {
  const https = publicOrigin.startsWith('https:');
  const others = secureHeaders({
    referrerPolicy: 'same-origin',
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], browsingTopics: [] },
  });
  return async (c: Context<{ Variables: Framed }>, next) => {
    await next();
    // The route has set its own.
    if (c.get('isMailFrame')) return;
    await others(c, () => Promise.resolve());
    if (!c.res.headers.has('content-security-policy'))
      c.res.headers.set('content-security-policy', policyFor(c));
  };
}

/** Set by the route of a framed mail, which has headers of its own. */
interface Framed {
  isMailFrame?: true;
}

/** Headers for a mail shown in the local mailbox: mails carry their styles in place, and run nothing. */
export function mailFrameHeaders(): MiddlewareHandler {
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: closed,
      styleSrc: ["'unsafe-inline'"],
      baseUri: closed,
      frameAncestors: own,
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
    xFrameOptions: 'SAMEORIGIN',
  });
  return async (c: Context<{ Variables: Framed }>, next) => {
    c.set('isMailFrame', true);
    await headers(c, next);
  };
}
