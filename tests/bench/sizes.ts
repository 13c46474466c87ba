import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What a first visit to each page costs, in kB as brotli sends it: the page, its styles and its scripts. */
export function sizesOf(siteDir: string): object[] {
  return globSync('**/*.html', { cwd: siteDir })
    .filter((file) => !file.startsWith('templates'))
    .sort()
    .map((file) => {
      const page = readFileSync(join(siteDir, file), 'utf8');
      const html = sent(page);
      const css = sum(linked(page, /<link[^>]+href="([^"]+\.css)"/g), siteDir);
      const js = sum(withImports(linked(page, /<script[^>]+src="([^"]+)"/g), siteDir), siteDir);
      return {
        page: `/${file.replace(/index\.html$/, '')}`,
        html: kB(html),
        css: kB(css),
        js: kB(js),
        all: kB(html + css + js),
      };
    });
}

const linked = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, address = '']) => address);

/** Scripts with those that they import at once. */
function withImports(scripts: string[], siteDir: string): string[] {
  const all = new Set(scripts);
  for (const script of all) {
    const folder = script.slice(0, script.lastIndexOf('/') + 1);
    const text = readFileSync(join(siteDir, script), 'utf8');
    for (const name of linked(text, /\b(?:from|import)\s*"\.\/([^"]+)"/g)) all.add(folder + name);
  }
  return [...all];
}

const sum = (files: string[], siteDir: string): number =>
  files.reduce((total, file) => total + sent(readFileSync(join(siteDir, file))), 0);

const sent = (content: string | Buffer): number => brotliCompressSync(content).length;
const kB = (bytes: number): number => Number((bytes / 1000).toFixed(1));
