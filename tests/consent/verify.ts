import '../../site/build/own-environment.ts';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { commandLine, oneOf, runCommandLine } from '../../command-line/command-line.ts';
import { pathTyped } from '../../command-line/paths.ts';
import { contentDirectory } from '../../content/load.ts';
import { launchChromium } from '../support/chromium.ts';
import ensureChromium from '../support/ensure-chromium.ts';
import { startServer } from '../support/server-process.ts';
import { checklist } from './checklist.ts';
import { judge } from './judge.ts';
import { openRun } from './open-run.ts';
import { writeReport } from './report/write.ts';
import { websiteChecks } from './website/checks.ts';

interface Options {
  url?: URL;
  full?: boolean;
  item?: string[];
  out: string;
}

/*
 * `npm run verify:consent`: does the whole checklist in a real browser and writes a report that a clinic can keep. Without
 * `--url` it serves the built site with the real API, from an empty database; with it, it visits a live one as people do.
 * For an address under `otherSites` of the register, it checks what the banner has to do on that website.
 */
const contentDir = contentDirectory(process.env);
const checkItem = oneOf(checklist.map(({ item }) => String(item)));

await runCommandLine(
  commandLine('npm run verify:consent --', 'Checks in a real browser what consent law requires.')
    .option('--url <url>', 'a live site to check instead of the built one', readUrl)
    .option('--full', 'look at every page in every state')
    .option('--item <number>', 'do only this check; can be repeated', (typed, before?: string[]) => [
      ...(before ?? []),
      checkItem(typed),
    ])
    .option('--out <folder>', 'the folder of the report', pathTyped, pathTyped('consent-report'))
    .action(verify),
);

async function verify({ url, full = false, item: items, out }: Options): Promise<void> {
  ensureChromium();
  const site = url ? liveSite(url) : await ownSite();
  const browser = await launchChromium({ remembersPages: true });
  try {
    const { origin, basePath } = site;
    const run = await openRun({
      browser,
      remembering: browser,
      origin,
      basePath,
      contentDir,
      live: url !== undefined,
      full,
    });
    console.log(`${run.pages.length} pages of ${origin}${basePath} are being verified.`);
    const isElsewhere = run.register.otherSites.includes(origin);
    const checks = isElsewhere ? websiteChecks({ candour: candourOrigin() }) : checklist;
    const chosen = checks.filter(({ item }) => items?.includes(String(item)) ?? true);
    const results = await Promise.all(chosen.map((check) => judge(check, run)));
    for (const { item, title, outcome, findings } of results) {
      console.log(`${outcome.padEnd(14)} ${String(item).padStart(2)}  ${title}`);
      for (const { level, text, page } of findings)
        console.log(`${' '.repeat(19)}${level}: ${text}${page ? ` (${page})` : ''}`);
    }
    const folder = await writeReport(out, run, results, new Date());
    const failed = results.filter(({ outcome }) => outcome === 'failed').length;
    console.log(
      `${failed === 0 ? 'Nothing failed' : `${failed} of ${results.length} failed`}. The report is in ${folder}.`,
    );
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await site.close();
  }
}

function readUrl(typed: string): URL {
  if (/^https?:/i.test(typed) && URL.canParse(typed)) return new URL(typed);
  throw new InvalidArgumentError('Expected the address of a site, such as https://privacy.clinic.example/.');
}

/** Where the banner of another website comes from. */
function candourOrigin(): string {
  const given = process.env['PUBLIC_ORIGIN'];
  if (given !== undefined && URL.canParse(given)) return new URL(given).origin;
  throw new Error('PUBLIC_ORIGIN: expected the address of your Candour, because the website has its banner');
}

function liveSite({ origin, pathname }: URL) {
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
