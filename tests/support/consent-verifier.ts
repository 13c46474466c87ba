import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openRun } from '../consent/open-run.ts';
import type { Run } from '../consent/run.ts';
import type { BuiltSite, SiteName } from './build-sites.ts';
import { launchChromium } from './chromium.ts';
import { startServer } from './server-process.ts';

/** A test clinic's site, ready for the consent verifier. */
export interface Verifier {
  run: Run;
  close: () => Promise<void>;
}

export async function openVerifier(site: SiteName | BuiltSite): Promise<Verifier> {
  const { contentDir, siteDir, basePath } = typeof site === 'string' ? inject('sites')[site] : site;
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-verified-'));
  const [server, browser, remembering] = await Promise.all([
    startServer({ CONTENT_DIR: contentDir, SITE_DIR: siteDir, BASE_PATH: basePath, DATA_DIR: dataDir }),
    launchChromium(),
    launchChromium({ remembersPages: true }),
  ]);
  return {
    run: await openRun({ browser, remembering, origin: server.url, basePath, contentDir }),
    close: async () => {
      await Promise.all([browser.close(), remembering.close()]);
      await server.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
