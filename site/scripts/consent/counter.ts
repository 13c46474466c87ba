import { trimmedUrl } from './address.ts';
import type { ConsentData } from './data.ts';

/**
 * Counts this visit through the tool's documented HTTP API. No third-party script loads, so the tool stores nothing and
 * receives only the data below. The request runs in the background, and errors are ignored.
 */
export function countVisit({ counter, trimBelow, api }: ConsentData): void {
  if (!counter) return;
  const { tool, url, site = '' } = counter;
  const address = trimmedUrl(trimBelow);
  if (counter.pages && !counter.pages.includes(address)) return;
  const root = url.replace(/\/$/, '');
  const [target, body] =
    tool === 'plausible'
      ? [`${root}/api/event`, JSON.stringify({ name: 'pageview', url: address, domain: site })]
      : tool === 'matomo'
        ? [
            `${root}/matomo.php`,
            new URLSearchParams({ idsite: site, rec: '1', url: address, send_image: '0', cookie: '0' }),
          ]
        : [api.visits, new URLSearchParams({ page: new URL(address).pathname })];
  void fetch(target, {
    method: 'POST',
    body,
    keepalive: true,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }).catch(() => undefined);
}
