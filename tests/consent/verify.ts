import '../../site/build/own-environment.ts';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contentDirectory } from '../../content/load.ts';
import { launchChromium } from '../support/chromium.ts';
import ensureChromium from '../support/ensure-chromium.ts';
import { startServer } from '../support/server-process.ts';
import { checklist } from './checklist.ts';
import { judge } from './judge.ts';
import { openRun } from './open-run.ts';
import { writeReport } from './report/write.ts';

/**
 * `npm run verify:consent`: does the whole checklist in a real browser and writes a report that a clinic can keep. Without
 * `--url` it serves the built site with the real API, from an empty database; with it, it visits a live one as people do.
 * `--full` looks at every page in every state, `--item 14` does one check alone, `--out` names another folder.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    full: { type: 'boolean', default: false },
    item: { type: 'string', multiple: true },
    out: { type: 'string', default: 'consent-report' },
  },
});
const contentDir = contentDirectory(process.env);
ensureChromium();
const site = values.url ? liveSite(values.url) : await ownSite();
const browser = await launchChromium({ remembersPages: true });
try {
  const { origin, basePath } = site;
  const run = await openRun({
    browser,
    origin,
    basePath,
    contentDir,
    live: Boolean(values.url),
    full: values.full,
  });
  console.log(`${run.pages.length} pages of ${origin}${basePath} are being verified.`);
  const chosen = checklist.filter(({ item }) => values.item?.includes(String(item)) ?? true);
  const results = await Promise.all(chosen.map((check) => judge(check, run)));
  for (const { item, title, outcome, findings } of results) {
    console.log(`${outcome.padEnd(14)} ${String(item).padStart(2)}  ${title}`);
    for (const { level, text, page } of findings)
      console.log(`${' '.repeat(19)}${level}: ${text}${page ? ` (${page})` : ''}`);
  }
  const folder = await writeReport(resolve(values.out), run, results, new Date());
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  console.log(
    `${failed === 0 ? 'Nothing failed' : `${failed} of ${results.length} failed`}. The report is in ${folder}.`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await site.close();
}

function liveSite(url: string) {
  const { origin, pathname } = new URL(url);
  return { origin, basePath: pathname, close: () => Promise.resolve() };
}

/** The built site with the real API and a database of its own, which goes again. */
async function ownSite() {
  const siteDir = resolve(process.env['SITE_DIR'] ?? 'dist');
  if (!existsSync(join(siteDir, 'index.html')))
    throw new Error(`There is no built site in ${siteDir}: run npm run build first`);
  const basePath = process.env['BASE_PATH'] ?? '/';
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-verified-'));
  const server = await startServer({
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    BASE_PATH: basePath,
    DATA_DIR: dataDir,
  });
  return {
    origin: server.url,
    basePath,
    close: async () => {
      await server.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
