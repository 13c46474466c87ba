import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { mtimeOf } from './watched-file.ts';

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

/** The policies that the build wrote from the register, read again after a new build. */
export function openContentPolicies(siteDir: string): ContentPolicies {
  const file = join(siteDir, 'templates/headers.json');
  let known: z.output<typeof headers> | undefined;
  let changed: number | undefined;
  return (path, status) => {
    const found = mtimeOf(file);
    if (found !== undefined && found !== changed) {
      known = headers.parse(JSON.parse(readFileSync(file, 'utf8')));
      changed = found;
    }
    if (!known) return NOTHING_FROM_ELSEWHERE;
    if (status >= 400) return known.strictCsp;
    // Hono takes the last slash from a path; a folder's own page belongs to the folder.
    const whole = path.endsWith('/') ? path : `${path}/`;
    return known.strictCspUnder.some((path) => whole.startsWith(path))
      ? known.strictCsp
      : known.allowsServices;
  };
}
