import type { APIRoute } from 'astro';
import { words } from '../layouts/clinic.ts';
import { addresses, href } from '../layouts/paths.ts';
import { partsInForce } from '../policies/search-index.ts';
import type { SearchIndex } from '../policies/search-index.ts';
import { timelines } from '../policies/site-policies.ts';

/** The texts of the policies in force, for the search on the page beside this. */
export const GET: APIRoute = () => {
  const { fillers, everyday } = words.search;
  const index: SearchIndex = {
    policies: timelines.map((timeline) => ({
      name: words.site.policies[timeline.kind],
      page: href(addresses.policy(timeline.kind)),
      parts: partsInForce(timeline),
    })),
    fillers: fillers.split(' '),
    everyday: Object.fromEntries(Object.entries(everyday).map(([word, others]) => [word, others.split(' ')])),
  };
  return Response.json(index);
};
