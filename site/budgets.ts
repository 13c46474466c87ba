import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { consentStyles, readStyles } from './consent/styles.ts';
import { withoutSpace } from './styles/without-space.ts';

/** Bytes after brotli: what all scripts of one page may weigh together besides the consent script. */
const SCRIPTS = 3000;
/** Bytes after brotli: the consent script with its styles, as much as a page fetches before anybody presses anything. */
const CONSENT = 13_000;

/** What of a built site weighs too much, each a sentence. */
export function overBudget(siteDir: string, base: string): string[] {
  const pages = readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, scripts: scriptsOf(readFileSync(join(siteDir, file), 'utf8'), base) }));
  const consent = new Set(pages.flatMap(({ scripts }) => scripts.filter(isConsent)));
  return [
    ...pages.map(({ file, scripts }) =>
      tooHeavy(
        `${file}: its scripts are`,
        weight(
          siteDir,
          scripts.filter((src) => !isConsent(src)),
        ),
        SCRIPTS,
      ),
    ),
    ...[...consent].map((src) =>
      tooHeavy(
        'The consent script and its styles are',
        weight(siteDir, [src]) + compressed(withoutSpace(consentStyles() + readStyles('consent-room.css'))),
        CONSENT,
      ),
    ),
  ].filter((sentence) => sentence !== undefined);
}

function tooHeavy(what: string, bytes: number, allowed: number): string | undefined {
  return bytes > allowed ? `${what} ${bytes} bytes after brotli; ${allowed} are allowed` : undefined;
}

const scriptsOf = (html: string, base: string): string[] =>
  Array.from(html.matchAll(/<script[^>]+src="([^"]+)"/g), ([, src = '']) => src.slice(base.length));

/** Astro names a page's script after the component that it stands in. */
const isConsent = (src: string): boolean => src.includes('/ConsentHead.');

/** A script with everything that it imports before it runs. What it imports later weighs nothing yet. */
function weight(siteDir: string, scripts: string[]): number {
  const all = new Set(scripts);
  for (const src of all) {
    const code = readFileSync(join(siteDir, src), 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
      all.add(join(dirname(src), imported));
  }
  return [...all].reduce((sum, src) => sum + compressed(readFileSync(join(siteDir, src), 'utf8')), 0);
}

const compressed = (text: string): number => brotliCompressSync(text).length;
