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

/**
 * Returns the proxy settings of Astro's development server, which forward form requests to the API server.
 *
 * @param api the API server's origin; undefined means no proxy
 */
export const apiProxy = (api: string | undefined, base: string) =>
  api === undefined
    ? {}
    : {
        '/': {
          target: api,
          // If `bypass` returns a URL, Vite serves it itself.
          bypass: (request: Incoming) => (isForApi(request, base) ? undefined : request.url),
        },
      };
