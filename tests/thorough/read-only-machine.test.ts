import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { accessFrom, openForm, sendForm } from '../support/page-visitor.ts';
import { canMount, startServer } from '../support/server-process.ts';
import { dataFolder } from '../support/visit.ts';

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
