import type { APIRoute } from 'astro';
import { addresses, href } from '../layouts/paths.ts';

/** Allows everything. Pages that must not be indexed have a robots meta tag. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nDisallow:\nSitemap: ${new URL(href(addresses.sitemap), site).href}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
