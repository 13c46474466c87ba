import type { APIRoute } from 'astro';
import { addresses } from '../../../content/addresses.ts';
import { wpConsentOf } from '../../consent/wp-consent.ts';
import { data, hasChoice, register } from '../../consent/register.ts';
import { href } from '../../layouts/paths.ts';
import type { ConsentData } from '../../scripts/consent/data.ts';

/** Used only by the build: the banner's data on other websites, with absolute URLs. Null if there is no banner. */
export const GET: APIRoute = ({ site }) => {
  if (!hasChoice) return Response.json(null);
  const whole = (path: string) => new URL(href(path), site).href;
  const { counter, ...rest } = data;
  const banner: ConsentData = {
    ...rest,
    // Candour's own counter accepts only pages that the register lists. Plausible and Matomo have their own settings.
    ...(counter && {
      counter: counter.tool === 'candour' ? { ...counter, pages: register.countedElsewhere } : counter,
    }),
    api: { receipts: whole(addresses.api.consent), visits: whole(addresses.api.visits) },
  };
  return Response.json({ data: banner, wordPress: wpConsentOf(register) });
};
