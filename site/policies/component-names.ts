import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The components that a policy's text may use: each is a file in `site/components/policy/`. */
export const componentNames = (): string[] =>
  readdirSync(join(process.cwd(), 'site/components/policy'))
    .filter((file) => file.endsWith('.astro'))
    .map((file) => file.replace('.astro', ''))
    .sort();
