import type { APIRoute } from 'astro';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { takesRequests } from '../../content/requests-setting.ts';
import { lawChangeDays } from '../../content/law/law-on.ts';
import { ruleDays } from '../linter/lint.ts';
import { factsNow } from '../policies/freeze.ts';
import { outdatedVersions } from '../policies/outdated.ts';
import { nextChange } from '../policies/timeline.ts';
import { everyVersionThereIs, policyInForce, timelines } from '../policies/site-policies.ts';
import { today } from '../build/today.ts';

/** The build's data for the API, from the same source as its pages, so that pages and records agree. */
export const GET: APIRoute = () => {
  const builtFor = today(process.env);
  const facts = orThrow(factsNow(contentDirectory(process.env)));
  return Response.json({
    builtFor,
    origin: process.env['PUBLIC_ORIGIN'] || 'http://localhost:4310',
    basePath: process.env['BASE_PATH'] || '/',
    requests: takesRequests(process.env) ? 'on' : 'off',
    nextChange: nextChange(everyVersionThereIs, builtFor, [...ruleDays(), ...lawChangeDays]) ?? null,
    policies: Object.fromEntries(timelines.map(({ kind }) => [kind, policyInForce(kind)])),
    outdated: outdatedVersions(everyVersionThereIs, facts, builtFor),
  });
};
