import type { APIRoute } from 'astro';
import { addresses } from '../../../content/addresses.ts';
import { contentPolicy } from '../../../content/storage/content-policy.ts';
import { hasChoice, bootLine, register } from '../../consent/register.ts';
import { scriptHash } from '../../consent/boot-script.ts';

/**
 * The Content-Security-Policy of every page, for the API and for other servers. Pages under these
 * addresses show or take somebody's request: nothing that the register lists may be there, whatever was chosen.
 */
export const GET: APIRoute = () => {
  const inline = hasChoice ? [scriptHash(bootLine)] : [];
  return Response.json({
    allowsServices: contentPolicy(register, { inline, services: true }),
    strictCsp: contentPolicy(register, { inline, services: false }),
    strictCspUnder: [addresses.requests, addresses.mailbox, '/templates/', '/api/', `${addresses.health}/`],
  });
};
