/**
 * The security headers that are the same for every page, for servers other than Candour's own, which sends these too.
 * @param publicOrigin decides whether browsers are told to come by https alone
 */
export const securityHeaders = (publicOrigin: string): Record<string, string> => ({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  // Browsers send `Origin: null` with a form where no referrer is allowed at all, and such a form is refused.
  'Referrer-Policy': 'same-origin',
  ...(publicOrigin.startsWith('https:') && {
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  }),
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
});
