import { globSync } from 'node:fs';
import { scales } from '../../site/build/page-weight.ts';

/**
 * The size of a first visit to each page, in kB compressed with brotli: the page, its styles and its scripts.
 */
export function sizesOf(siteDir: string): object[] {
  const weigh = scales(siteDir, '');
  return globSync('**/*.html', { cwd: siteDir })
    .filter((file) => !file.startsWith('templates'))
    .sort()
    .map((file) => {
      const { html, css, js } = weigh(file);
      return {
        page: `/${file.replace(/index\.html$/, '')}`,
        html: kB(html),
        css: kB(css),
        js: kB(js),
        all: kB(html + css + js),
      };
    });
}

const kB = (bytes: number): number => Number((bytes / 1000).toFixed(1));
