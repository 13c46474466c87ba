/**
 * Returns the security headers that every page has, for other servers. Candour's own server sends the same.
 * @param publicOrigin decides whether to send Strict-Transport-Security: only for https
 */
export const securityHeaders = (publicOrigin: string): Record<string, string> => ({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  // With `no-referrer`, browsers send `Origin: null` with a form, and the API refuses such a form.
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
