import type { APIRoute } from 'astro';
import { policyFeed } from '../policies/policy-feed.ts';

/** The feed of all policies' versions. */
export const GET: APIRoute = ({ site }) => policyFeed(undefined, site);
