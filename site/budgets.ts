import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What all scripts of one page may weigh together, in bytes after brotli: less than a small picture. */
const SCRIPTS = 3000;

/** Pages of a built site whose scripts weigh too much, each a sentence. */
export function overBudget(siteDir: string, base: string): string[] {
  return readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => {
      const html = readFileSync(join(siteDir, file), 'utf8');
      const scripts = Array.from(html.matchAll(/<script[^>]+src="([^"]+)"/g), ([, src = '']) =>
        src.slice(base.length),
      );
      const bytes = scripts.reduce(
        (sum, src) => sum + brotliCompressSync(readFileSync(join(siteDir, src))).length,
        0,
      );
      return bytes > SCRIPTS
        ? [`${file}: its scripts are ${bytes} bytes after brotli; ${SCRIPTS} are allowed`]
        : [];
    });
}
