import type { APIRoute } from 'astro';
import { offeredForms } from '../../content/forms/forms.ts';
import { clinic } from '../layouts/clinic.ts';
import { addresses, href } from '../layouts/paths.ts';
import { xml } from '../policies/feed.ts';
import { timelines } from '../policies/site-policies.ts';

/** Pages for search engines, without earlier versions, comparisons and outcome pages. */
export const GET: APIRoute = ({ site }) => {
  const kinds = offeredForms(clinic);
  const pages: { path: string; changed?: string }[] = [
    { path: addresses.home },
    ...timelines.map(({ kind, current }) => ({ path: addresses.policy(kind), changed: current.from })),
    ...timelines.map(({ kind }) => ({ path: addresses.policyHistory(kind) })),
    { path: addresses.requests },
    ...kinds.map((kind) => ({ path: addresses.form(kind) })),
    { path: addresses.accessibility },
    { path: addresses.easyRead },
    { path: addresses.search },
  ];
  const entries = pages.map(({ path, changed }) => {
    const lastChange = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `  <url><loc>${xml(new URL(href(path), site).href)}</loc>${lastChange}</url>`;
  });
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
