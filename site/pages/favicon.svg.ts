import type { APIRoute } from 'astro';
import { favicon } from '../brand/favicon.ts';
import { brand } from '../layouts/brand.ts';
import { clinic } from '../layouts/clinic.ts';

/** The icon of the browser tab, for a clinic that names none of its own. */
export const GET: APIRoute = () =>
  new Response(favicon(brand, clinic.tradingName), { headers: { 'Content-Type': 'image/svg+xml' } });
