import type { APIRoute } from 'astro';
import { shelfOf } from '../../policies/site-policies.ts';

/** Says that this website honours Global Privacy Control, and since when its cookie policy has said so. */
export const GET: APIRoute = () =>
  Response.json({ gpc: true, lastUpdate: shelfOf('cookies').current.version.data.effective });
