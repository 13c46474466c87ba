import type { APIResponse, Route } from 'playwright-core';

/**
 * What the server answers to a request that a test holds, over a connection of its own. `route.fetch` would keep the
 * connection and use it again, and the server may close it just then: the request would be reset.
 */
export function fetchAnew(
  route: Route,
  { url, headers = route.request().headers() }: { url?: string; headers?: Record<string, string> } = {},
): Promise<APIResponse> {
  // eslint-disable-next-line no-restricted-syntax -- the one place, with `close`
  return route.fetch({ ...(url !== undefined && { url }), headers: { ...headers, connection: 'close' } });
}
