import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { BUILT_FOR } from './build-sites.ts';
import { sharedChromium } from './chromium.ts';
import { freePort } from './free-port.ts';
import { startServer } from './server-process.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A page of the clinic's main website: its HTML and its Content-Security-Policy. */
export interface HostPage {
  body: string;
  policy?: string;
}

/** A clinic's main website and its Candour on two hosts of one domain, as in production. */
export interface TwoSites {
  /** Shared with other test files: close the contexts that you open. */
  browser: Browser;
  /** The origin of the main website, which does not run Candour. */
  www: string;
  /** The origin of Candour. */
  privacy: string;
  dataDir: string;
  /** The clinic's folder. */
  contentDir: string;
  /** Sets the pages of the main website. A path that ends in `.js` is a script. */
  publish: (pages: Record<string, HostPage>) => void;
  close: () => Promise<void>;
}

/** Builds and starts both. A name below `localhost` is this machine, and browsers treat it as secure. */
export async function openTwoSites(): Promise<TwoSites> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-two-sites-'));
  const [port, hostPort] = [await freePort(), await freePort()];
  const privacy = `http://privacy.clinic.localhost:${port}`;
  const www = `http://www.clinic.localhost:${hostPort}`;
  const contentDir = join(folder, 'content');
  cpSync(inject('sites').full.contentDir, contentDir, { recursive: true });
  const register = join(contentDir, 'storage.yaml');
  const own = readFileSync(register, 'utf8').replaceAll('https://www.brackenholt.example', www);
  writeFileSync(register, `cookieDomain: clinic.localhost\n${own}`);
  const env = {
    CONTENT_DIR: contentDir,
    SITE_DIR: join(folder, 'site'),
    DATA_DIR: join(folder, 'data'),
    PUBLIC_ORIGIN: privacy,
    // Never contacted, because this clinic sends no mail here.
    RESEND_API_KEY: 'none',
    RESEND_BASE_URL: 'http://127.0.0.1:9',
    MAIL_FROM: 'privacy@mail.example',
  };
  await run(process.execPath, ['site/build/build.ts'], {
    cwd: root,
    env: { ...process.env, ...env, BASE_PATH: '/', CANDOUR_TODAY: BUILT_FOR },
  });
  let pages: Record<string, HostPage> = {};
  const host = createServer(({ url = '' }, answer) => {
    const page = pages[url];
    answer.writeHead(page ? 200 : 404, {
      'content-type': url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
      ...(page?.policy && { 'content-security-policy': page.policy }),
    });
    answer.end(page?.body ?? '');
  }).listen(hostPort, '127.0.0.1');
  const [server, browser] = await Promise.all([
    startServer({ ...env, PORT: String(port) }),
    sharedChromium(),
    once(host, 'listening'),
  ]);
  return {
    browser,
    www,
    privacy,
    dataDir: env.DATA_DIR,
    contentDir,
    publish: (given) => {
      pages = given;
    },
    close: async () => {
      await server.kill();
      host.closeAllConnections();
      host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
