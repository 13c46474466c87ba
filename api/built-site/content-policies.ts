import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../base/log.ts';
import { jsonOf, watchedFile } from './watched-file.ts';

/** Returns the Content-Security-Policy for a response, by its path without the base path and its status. */
export type ContentPolicies = (path: string, status: number) => string;

const headers = z.object({
  allowsServices: z.string(),
  strictCsp: z.string(),
  strictCspUnder: z.array(z.string()),
});

/** The policy that applies when there is no built site. */
const SAME_ORIGIN_ONLY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The policies that the build generated from the storage register. */
export function openContentPolicies(siteDir: string, log: Log): ContentPolicies {
  const file = watchedFile(join(siteDir, 'templates/headers.json'), jsonOf(headers), log);
  return (path, status) => {
    const known = file.read();
    if (!known) return SAME_ORIGIN_ONLY;
    if (status >= 400) return known.strictCsp;
    // Hono strips the trailing slash, but a folder's own page is in the folder.
    const whole = path.endsWith('/') ? path : `${path}/`;
    return known.strictCspUnder.some((path) => whole.startsWith(path))
      ? known.strictCsp
      : known.allowsServices;
  };
}
