import type { APIRoute } from 'astro';
import { policyFeed } from '../policies/policy-feed.ts';

/** Every publication of every policy. */
export const GET: APIRoute = ({ site }) => policyFeed(undefined, site);
