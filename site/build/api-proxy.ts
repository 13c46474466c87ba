import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Logger, Plugin } from 'vite';
import { addresses, withBase } from '../../content/addresses.ts';

/** Paths that the API server answers: form POSTs aside, the pages that it fills in, with their styles and scripts. */
const answered = [
  addresses.received,
  addresses.confirm,
  addresses.confirmed,
  addresses.linkSent,
  addresses.notMe,
  addresses.team.home,
  addresses.mailbox,
  addresses.health,
  '/api/',
  '/_astro/',
];

interface Incoming {
  method?: string | undefined;
  url?: string | undefined;
}

/** Whether the API server, not Astro's development server, answers a request. */
export function isForApi({ method = 'GET', url = '/' }: Incoming, base: string): boolean {
  if (!['GET', 'HEAD'].includes(method)) return true;
  const [path = ''] = url.split('?');
  return answered.some((prefix) => path.startsWith(withBase(base, prefix)));
}

/** The API starts within a second or two of a change, on a slow machine within a few more. */
const LONGEST_START_MS = 15_000;
const BETWEEN_TRIES_MS = 100;

/**
 * Returns the proxy settings of Astro's development server, which forward form requests to the API server. While that
 * starts, a request waits. If it does not start, as before the first publication, the answer is a sentence.
 *
 * @param api the API server's origin; undefined means no proxy
 */
export const apiProxy = (api: string | undefined, base: string, longestStart = LONGEST_START_MS) =>
  api === undefined
    ? {}
    : {
        '/': {
          target: api,
          // If `bypass` returns a URL, Vite serves it itself, unless the response has ended.
          bypass: async (request: Incoming, response?: Pick<ServerResponse, 'writeHead' | 'end'>) => {
            if (!isForApi(request, base)) return request.url;
            if (await startsWithin(api, longestStart)) return undefined;
            response?.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
            response?.end('The API is not running. The terminal says why.\n');
            return request.url;
          },
        },
      };

/** Whether the API accepts a connection, now or within that time. */
async function startsWithin(api: string, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!(await accepts(api))) {
    if (performance.now() > end) return false;
    await pause(BETWEEN_TRIES_MS);
  }
  return true;
}

function accepts(api: string): Promise<boolean> {
  const { hostname, port } = new URL(api);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => {
      resolve(false);
    });
  });
}

/** Prints one line for an API that stops while it answers, where Vite would print a stack. */
export const proxyErrorsInOneLine = (): Plugin => ({
  name: 'proxy-errors-in-one-line',
  apply: 'serve',
  configureServer: ({ config }) => {
    shortenProxyErrors(config.logger);
  },
});

/** The same for one logger. */
export function shortenProxyErrors(logger: Pick<Logger, 'error' | 'warn'>): void {
  const error = logger.error.bind(logger);
  logger.error = (message, options) => {
    const [, path] = /http proxy error: (\S*)/.exec(stripVTControlCharacters(message)) ?? [];
    if (path === undefined) error(message, options);
    else logger.warn(`The API stopped before it had answered ${path}. Load the page again.`);
  };
}
