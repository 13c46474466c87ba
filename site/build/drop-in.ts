import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { addresses } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { loadBrand } from '../brand/load-brand.ts';
import { dropInProperties } from '../brand/stylesheet.ts';
import { consentStyles, readStyles } from '../consent/styles.ts';
import type { ConsentData } from '../scripts/consent/data.ts';
import type { Parts } from '../scripts/consent/host-page.ts';
import type { WpConsent } from '../scripts/consent/wordpress.ts';
import { htmlTrees } from './html-tree.ts';
import { minifyCss } from './minify-css.ts';

/** Pages that Astro renders only for this step. */
const HTML = 'templates/drop-in/index.html';
const DATA = 'templates/drop-in.json';
const ENTRY = 'site/scripts/consent/drop-in.ts';

/** The register's part of the drop-in: templates/drop-in.json. */
interface Given {
  data: ConsentData;
  wordPress: WpConsent[];
}

/**
 * Writes the banner for the clinic's other websites as one script with code, texts, styles and register. It uses
 * Astro's output, so that other websites show the same texts, and removes that output from the site.
 *
 * @param origin this site's origin, for the banner's links
 * @throws if the bundler returns no script
 */
export async function writeDropIn(siteDir: string, origin: string): Promise<void> {
  const html = readFileSync(join(siteDir, HTML), 'utf8');
  const given = JSON.parse(readFileSync(join(siteDir, DATA), 'utf8')) as Given | null;
  rmSync(join(siteDir, 'templates/drop-in'), { recursive: true });
  rmSync(join(siteDir, DATA));
  if (!given) return;
  const [first = '', last = ''] = html
    .replaceAll('href="/', `href="${new URL(origin).origin}/`)
    .split(/<hr ?\/?>/);
  writeFileSync(
    join(siteDir, addresses.dropIn),
    await bundled({ first: htmlTrees(first), last: htmlTrees(last), styles: styles(), ...given }),
  );
}

/** Returns one script without imports. It includes what Candour's own pages load only after a click. */
async function bundled(parts: Parts & Given): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    envDir: false,
    logLevel: 'warn',
    define: { DROP_IN: JSON.stringify(parts) },
    build: {
      write: false,
      copyPublicDir: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'candour', fileName: 'consent' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const script = outputs.flatMap((one) => ('output' in one ? one.output : [])).at(0);
  if (script?.type !== 'chunk') throw new Error(`Building ${ENTRY}: expected a script, found none`);
  return script.code;
}

/** The banner's styles, with the brand's custom properties limited to the banner, so that the page around it keeps its own. */
function styles(): string {
  const brand = orThrow(loadBrand(contentDirectory(process.env)));
  const lengths = readStyles('tokens.css').replaceAll(':root', '.consent');
  const properties = lengths + dropInProperties(brand, '.consent');
  return minifyCss(
    readStyles('drop-in-reset.css') + properties + consentStyles() + readStyles('drop-in.css'),
  );
}
