import type { APIResponse, Route } from 'playwright-core';

/**
 * What the server answers to a request that a test holds, over a connection of its own. `route.fetch` would keep the
 * connection and use it again, and the server may close it just then: the request would be reset.
 *
 * Nothing comes back to a visitor who has gone meanwhile. Otherwise it would be an error that nobody awaits, and the run fails.
 */
export function fetchAnew(
  route: Route,
  { url, headers = route.request().headers() }: { url?: string; headers?: Record<string, string> } = {},
): Promise<APIResponse> {
  const anew = { ...(url !== undefined && { url }), headers: { ...headers, connection: 'close' } };
  // eslint-disable-next-line no-restricted-syntax -- the one place, with `close`
  return route.fetch(anew).catch((error: unknown) => {
    if (hasGone(error)) return new Promise<never>(() => undefined);
    throw error;
  });
}

/** Whether Playwright says that the browser window of the request was closed. */
const hasGone = (error: unknown): boolean =>
  error instanceof Error && /context disposed|context or browser has been closed/i.test(error.message);
