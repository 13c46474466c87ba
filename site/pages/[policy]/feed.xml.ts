import type { APIRoute, GetStaticPaths } from 'astro';
import { policyKinds } from '../../../content/addresses.ts';
import { policyFeed } from '../../policies/policy-feed.ts';

export const getStaticPaths = (() =>
  policyKinds.map((kind) => ({ params: { policy: kind } }))) satisfies GetStaticPaths;

/** The feed of one policy's versions. */
export const GET: APIRoute = ({ params, site }) =>
  policyFeed(
    policyKinds.find((kind) => kind === params['policy']),
    site,
  );
