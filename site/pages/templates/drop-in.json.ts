import type { APIRoute } from 'astro';
import { addresses } from '../../../content/addresses.ts';
import { data, hasChoice, register } from '../../consent/register.ts';
import { href } from '../../layouts/paths.ts';

/** Material for the build alone: what the banner knows on another website, with whole addresses. Null where there is no banner. */
export const GET: APIRoute = ({ site }) => {
  if (!hasChoice) return Response.json(null);
  const whole = (path: string) => new URL(href(path), site).href;
  const { counter, ...rest } = data;
  return Response.json({
    ...rest,
    // Candour's own counter takes pages that the register lists; Plausible and Matomo have a list of their own.
    ...(counter && {
      counter: counter.tool === 'candour' ? { ...counter, pages: register.countedElsewhere } : counter,
    }),
    api: { receipts: whole(addresses.api.consent), visits: whole(addresses.api.visits) },
  });
};
