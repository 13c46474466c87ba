import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { policyKinds } from '../../content/addresses.ts';

/** The budget for the HTML of a policy page, which holds its styles, in bytes after brotli. */
const POLICY_HTML = 20_000;
/** The budget for a policy page with everything that it loads but the typeface, in bytes after brotli. */
const POLICY_PAGE = 32_000;
/** What a page that compares two versions may hold besides, because it has the words of both. */
const SECOND_TEXT = 6_000;
/** What the page of a version may hold besides: its text is sealed, and what surrounds it grows with Candour. */
const SEALED_TEXT = 1_200;

/** The size of a first visit to a page, in bytes after brotli. */
export interface Weight {
  html: number;
  css: number;
  js: number;
}

/**
 * Returns a function that measures a page of a built site. Shared files are measured once. `base` is the path that the
 * site is served under.
 */
export function scales(siteDir: string, base: string): (file: string) => Weight {
  const known = new Map<string, number>();
  const shared = (address: string): number => {
    const weight = known.get(address) ?? sent(join(siteDir, address.slice(base.length)));
    known.set(address, weight);
    return weight;
  };
  const sum = (addresses: string[]) => addresses.reduce((total, address) => total + shared(address), 0);
  return (file) => {
    const page = readFileSync(join(siteDir, file), 'utf8');
    const scripts = linked(page, /<script[^>]+src="([^"]+)"/g);
    return {
      html: sent(join(siteDir, file)),
      css: sum(linked(page, /<link[^>]+href="([^"]+\.css)"/g)),
      js: sum(withImports(scripts, siteDir, base)),
    };
  };
}

/** The page of one version, such as privacy/2026-11-26-2/index.html. */
const VERSION = /\/\d{4}-\d{2}-\d{2}(-\d+)?\//;

/** Returns a sentence for each policy page that is over its budget. */
export function heavyPolicyPages(siteDir: string, base: string): string[] {
  const weigh = scales(siteDir, base);
  return globSync(`{${policyKinds.join(',')}}/**/*.html`, { cwd: siteDir }).flatMap((path) => {
    const file = path.replaceAll('\\', '/');
    const { html, css, js } = weigh(file);
    const all = html + css + js;
    const besides = file.includes('/changes/') ? SECOND_TEXT : VERSION.test(file) ? SEALED_TEXT : 0;
    const [page, whole] = [POLICY_HTML + besides, POLICY_PAGE + besides];
    return all > whole || html > page
      ? [
          `${file}: page ${html}, linked styles ${css} and scripts ${js} bytes after brotli; ${page} are allowed for the page and ${whole} in all`,
        ]
      : [];
  });
}

const linked = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, address = '']) => address);

/** Returns the scripts with all their static imports. Dynamic imports do not count. */
export function withImports(scripts: string[], siteDir: string, base: string): string[] {
  const all = new Set(scripts);
  for (const script of all) {
    const folder = script.slice(0, script.lastIndexOf('/') + 1);
    const text = readFileSync(join(siteDir, script.slice(base.length)), 'utf8');
    for (const name of linked(text, /\b(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)) all.add(folder + name);
  }
  return [...all];
}

/** The size of a file as sent, in bytes: its brotli copy from the build, or compressed now. */
export const sent = (file: string): number =>
  statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? brotliCompressSync(readFileSync(file)).length;
