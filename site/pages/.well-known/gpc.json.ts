import type { APIRoute } from 'astro';
import { timelineOf } from '../../policies/site-policies.ts';

/** Declares support for Global Privacy Control, and since when the cookie policy has said so. */
export const GET: APIRoute = () =>
  Response.json({ gpc: true, lastUpdate: timelineOf('cookies').current.version.data.effective });
