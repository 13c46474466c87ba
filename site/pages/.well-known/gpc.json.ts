import type { APIRoute } from 'astro';
import { timelineOf } from '../../policies/site-policies.ts';

/** Says that this website honours Global Privacy Control, and since when its cookie policy has said so. */
export const GET: APIRoute = () =>
  Response.json({ gpc: true, lastUpdate: timelineOf('cookies').current.version.data.effective });
