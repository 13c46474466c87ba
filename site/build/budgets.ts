import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { consentStyles, readStyles } from '../consent/styles.ts';
import { heavyPolicyPages, sent, withImports } from './page-weight.ts';
import { minifyCss } from './minify-css.ts';

/** The budget for all scripts of one page except the consent script, in bytes after brotli. */
const SCRIPTS = 3000;
/** The budget for the consent script and its styles as loaded before any click, in bytes after brotli. */
const CONSENT = 14_100;

/** Returns a sentence for each part of a built site that is over its budget. */
export const heavyPages = (siteDir: string, base: string): string[] => [
  ...heavyScripts(siteDir, base),
  ...heavyPolicyPages(siteDir, base),
];

/**
 * Reports what is over its budget. Where `CI` is set, as in the tests, it throws. A clinic's own build only warns,
 * because a clinic that adds a service must still be able to publish.
 */
export function reportWeight(
  heavy: readonly string[],
  ci: string | undefined,
  warn: (line: string) => void,
): void {
  if (heavy.length === 0) return;
  if (ci && ci !== 'false') throw new Error(`The site is too heavy:\n${heavy.join('\n')}`);
  for (const sentence of heavy) warn(`Warning: too heavy: ${sentence}`);
}

function heavyScripts(siteDir: string, base: string): string[] {
  const pages = readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, scripts: scriptsOf(readFileSync(join(siteDir, file), 'utf8')) }));
  const consent = new Set(pages.flatMap(({ scripts }) => scripts.filter(isConsent)));
  return [
    ...pages.map(({ file, scripts }) =>
      tooHeavy(
        `${file}: its scripts are`,
        weight(
          siteDir,
          base,
          scripts.filter((src) => !isConsent(src)),
        ),
        SCRIPTS,
      ),
    ),
    ...[...consent].map((src) =>
      tooHeavy(
        'The consent script and its styles are',
        weight(siteDir, base, [src]) +
          compressed(minifyCss(consentStyles() + readStyles('consent-page.css'))),
        CONSENT,
      ),
    ),
  ].filter((sentence) => sentence !== undefined);
}

function tooHeavy(what: string, bytes: number, allowed: number): string | undefined {
  return bytes > allowed ? `${what} ${bytes} bytes after brotli; ${allowed} are allowed` : undefined;
}

const scriptsOf = (html: string): string[] =>
  Array.from(html.matchAll(/<script[^>]+src="([^"]+)"/g), ([, src = '']) => src);

/** Astro names a script after the component that contains it. */
const isConsent = (src: string): boolean => src.includes('/ConsentModule.');

const weight = (siteDir: string, base: string, scripts: string[]): number =>
  withImports(scripts, siteDir, base).reduce(
    (sum, src) => sum + sent(join(siteDir, src.slice(base.length))),
    0,
  );

const compressed = (text: string): number => brotliCompressSync(text).length;
