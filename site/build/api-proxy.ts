import { addresses, withBase } from '../../content/addresses.ts';

/** What the server answers, besides everything that is sent to it, and the styles and scripts of the pages that it fills in. */
const answered = [
  addresses.received,
  addresses.confirm,
  addresses.confirmed,
  addresses.linkSent,
  addresses.notMe,
  addresses.mailbox,
  addresses.health,
  '/api/',
  '/_astro/',
];

interface Incoming {
  method?: string | undefined;
  url?: string | undefined;
}

/** Whether the server answers a request to Astro’s development server. */
export function isForApi({ method = 'GET', url = '/' }: Incoming, base: string): boolean {
  if (!['GET', 'HEAD'].includes(method)) return true;
  const [path = ''] = url.split('?');
  return answered.some((prefix) => path.startsWith(withBase(base, prefix)));
}

/**
 * The proxy of Astro’s development server, which passes the requests of forms to the server beside it.
 *
 * @param api the server’s origin; without one there is no proxy
 */
export const apiProxy = (api: string | undefined, base: string) =>
  api === undefined
    ? {}
    : {
        '/': {
          target: api,
          // Vite itself answers what is given back as an address.
          bypass: (request: Incoming) => (isForApi(request, base) ? undefined : request.url),
        },
      };
