import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../base/log.ts';
import { jsonOf, watchedFile } from './watched-file.ts';

/** The Content-Security-Policy for a path of the site, without the base path, that is answered with this status. */
export type ContentPolicies = (path: string, status: number) => string;

const headers = z.object({
  allowsServices: z.string(),
  strictCsp: z.string(),
  strictCspUnder: z.array(z.string()),
});

/** What holds while there is no built site to say more. */
const NOTHING_FROM_ELSEWHERE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The policies that the build wrote from the storage register. */
export function openContentPolicies(siteDir: string, log: Log): ContentPolicies {
  const file = watchedFile(join(siteDir, 'templates/headers.json'), jsonOf(headers), log);
  return (path, status) => {
    const known = file.read();
    if (!known) return NOTHING_FROM_ELSEWHERE;
    if (status >= 400) return known.strictCsp;
    // Hono takes the last slash from a path; a folder's own page belongs to the folder.
    const whole = path.endsWith('/') ? path : `${path}/`;
    return known.strictCspUnder.some((path) => whole.startsWith(path))
      ? known.strictCsp
      : known.allowsServices;
  };
}
