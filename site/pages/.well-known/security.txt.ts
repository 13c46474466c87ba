import type { APIRoute } from 'astro';
import { mailtoUrl } from '../../../content/email-address.ts';
import { clinic } from '../../layouts/clinic.ts';
import { href } from '../../layouts/paths.ts';
import { today } from '../../build/today.ts';

/** Contact for security reports (RFC 9116). The RFC recommends an expiry of less than a year. */
export const GET: APIRoute = ({ site }) => {
  const expires = Temporal.PlainDate.from(today(process.env)).add({ months: 11 });
  return new Response(
    [
      `Contact: ${mailtoUrl(clinic.requestsTeam.email)}`,
      `Contact: ${mailtoUrl(clinic.privacyLead.email)}`,
      `Expires: ${expires.toString()}T00:00:00Z`,
      'Preferred-Languages: en',
      `Canonical: ${new URL(href('/.well-known/security.txt'), site).href}`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
};
