import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { startServer } from '../support/server-process.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { consentJourneys } from './consent-journeys.ts';
import { engines } from './drivers/available.ts';
import type { Engine, EngineName } from './drivers/engine.ts';
import { policyJourneys } from './policy-journeys.ts';
import { requestJourneys } from './request-journeys.ts';

const names = Object.keys(engines) as EngineName[];

/* One file, so that one engine runs at a time. */

let server: ServerProcess;
const dataDir = mkdtempSync(join(tmpdir(), 'candour-engines-'));
beforeAll(async () => {
  const { contentDir, siteDir, basePath } = inject('sites').full;
  server = await startServer({
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    BASE_PATH: basePath,
    DATA_DIR: dataDir,
  });
});
afterAll(async () => {
  await server.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.each(names)('in %s', (name) => {
  const { isInstalled, open } = engines[name];
  // `ensure-engines.ts` has said so loudly.
  describe.skipIf(!isInstalled())('a visitor', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.close());
    const start = () => ({ name, engine, url: (path: string) => server.url + path });

    consentJourneys(start);
    requestJourneys(start);
    policyJourneys(start);
  });
});
