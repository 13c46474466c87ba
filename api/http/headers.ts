import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const closed = ["'none'"];
const own = ["'self'"];

/**
 * Security headers for every answer. `same-origin` as referrer policy, because `no-referrer` makes browsers send
 * `Origin: null` with a form, which the origin check then refuses; and a token in an address stays on this site.
 * The Content-Security-Policy is the one that the build wrote for this path.
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
  return (c, next) =>
    others(c, async () => {
      await next();
      if (!c.res.headers.has('content-security-policy'))
        c.res.headers.set('content-security-policy', policyFor(c));
    });
}

/** Headers for a mail shown in the local mailbox: mails carry their styles in place, and run nothing. */
export function mailFrameHeaders(): MiddlewareHandler {
  return secureHeaders({
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
}
