import type { APIRoute } from 'astro';
import { addresses, href } from '../layouts/paths.ts';

/** Everything may be read. Pages that are nobody's search result say so themselves. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nDisallow:\nSitemap: ${new URL(href(addresses.sitemap), site).href}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
