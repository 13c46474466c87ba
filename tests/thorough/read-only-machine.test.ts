import { chmodSync, chownSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { freePort } from '../support/free-port.ts';
import { accessFrom, fileRequest, openForm, referenceOn, sendForm } from '../support/page-visitor.ts';
import { canMount, startServer } from '../support/server-process.ts';
import { dataFolder } from '../support/visit.ts';

/** The user of the image. */
const USER = 10_001;

test.skipIf(!canMount())(
  'takes requests where nothing but DATA_DIR can be written, not even the folder for temporary files',
  async () => {
    const { contentDir, siteDir } = inject('sites').full;
    const folder = dataFolder();
    const server = await startServer(
      { CONTENT_DIR: contentDir, SITE_DIR: siteDir, DATA_DIR: folder },
      { onlyWritable: folder },
    );
    onTestFinished(server.kill);
    for (const name of ['one', 'two', 'three']) {
      const fields = accessFrom(`${name}@patient.example`, await openForm(server.url));
      const { status } = await sendForm(server.url, addresses.api.form('access'), fields);
      expect(`${status} ${server.output()}`).toMatch(/^303 /);
    }
    expect(server.output()).not.toContain('store.unavailable');
    expect(await server.stop()).toBe(0);
  },
);

/** Another user can read our files only if no folder on the way is closed to others. */
const strangerCanRun = canMount() && !/^\/root\//.test(import.meta.dirname);

test.skipIf(!strangerCanRun)(
  'runs as in the container: as user 10001, without a capability, with one volume, which the next container finds again',
  async () => {
    const folder = dataFolder();
    const [contentDir, siteDir, volume] = [
      join(folder, 'content'),
      join(folder, 'site'),
      join(folder, 'volume'),
    ];
    cpSync(inject('sites').full.contentDir, contentDir, { recursive: true });
    cpSync(inject('sites').full.siteDir, siteDir, { recursive: true });
    chmodSync(folder, 0o755);
    mkdirSync(volume, { mode: 0o700 });
    chownSync(volume, USER, USER);
    const port = String(await freePort());
    const container = () =>
      startServer(
        { CONTENT_DIR: contentDir, SITE_DIR: siteDir, DATA_DIR: volume, PORT: port },
        { onlyWritable: volume, withoutRights: USER },
      );
    const first = await container();
    onTestFinished(first.kill);
    const { status, location } = await fileRequest(first.url, 'robin@patient.example');
    expect(`${status} ${first.output()}`).toMatch(/^303 /);
    const reference = await referenceOn(first.url, location);
    expect(reference).toMatch(/^[2-9A-Z]{8}$/);
    expect(await first.stop()).toBe(0);
    const next = await container();
    onTestFinished(next.kill);
    expect(await referenceOn(next.url, location)).toBe(reference);
    expect(await next.stop()).toBe(0);
  },
);
