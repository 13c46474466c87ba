import type { APIRoute } from 'astro';
import { addresses } from '../../../content/addresses.ts';
import { contentPolicy } from '../../../content/storage/content-policy.ts';
import { hasChoice, bootLine, register } from '../../consent/register.ts';
import { scriptHash } from '../../consent/boot-script.ts';

/**
 * The Content-Security-Policy of each page, for the API and other servers. Pages below these addresses show or take a
 * request: no service may run there, whatever the visitor chose.
 */
export const GET: APIRoute = () => {
  const inline = hasChoice ? [scriptHash(bootLine)] : [];
  return Response.json({
    allowsServices: contentPolicy(register, { inline, services: true }),
    strictCsp: contentPolicy(register, { inline, services: false }),
    strictCspUnder: [addresses.requests, addresses.mailbox, '/templates/', '/api/', `${addresses.health}/`],
  });
};
