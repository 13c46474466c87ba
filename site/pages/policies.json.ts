import type { APIRoute } from 'astro';
import { addresses, href } from '../layouts/paths.ts';
import { hashOf, timelines } from '../policies/site-policies.ts';

/** All versions, for programs: when each applies, its hash and its address. */
export const GET: APIRoute = ({ site }) => {
  const whole = (path: string) => new URL(href(path), site).href;
  const policies = timelines.map(({ kind, current, entries }) => ({
    policy: kind,
    title: current.version.data.title,
    url: whole(addresses.policy(kind)),
    inForce: current.version.name,
    versions: entries.map(({ version, from, until, status }) => ({
      version: version.name,
      status,
      published: version.data.published,
      from,
      until,
      reviewed: version.data.reviewed,
      nextReview: version.data.nextReview,
      material: version.data.material,
      changes: version.data.changes,
      sha256: hashOf(version),
      ...(version.state === 'published' && version.withdrawn ? { withdrawn: version.withdrawn } : {}),
      url: whole(addresses.policyVersion(kind, version.name)),
    })),
  }));
  return Response.json({ policies });
};
