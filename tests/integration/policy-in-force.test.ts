import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, inject, test } from 'vitest';
import { addresses, policyKinds } from '../../content/addresses.ts';
import { sha256 } from '../../site/policies/lock.ts';
import { ORIGIN } from '../support/candour.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { file, openCandour, rows } from '../support/visit.ts';

/** The privacy notice in force, as a request, its email and the page name it. */

test('a request keeps the version and the hash of the notice that the site shows', async () => {
  const candour = await openCandour();
  await file(candour);
  const page = load(await (await candour.get(addresses.policy('privacy'))).text());
  const article = readFileSync(
    join(inject('sites').full.contentDir, 'policies/privacy', BUILT_FOR, 'article.html'),
    'utf8',
  );
  const [row] = rows(candour, 'SELECT privacy_version, privacy_hash FROM requests');
  expect(row).toEqual({ privacy_version: BUILT_FOR, privacy_hash: sha256(article) });
  expect(page('.fingerprint').first().text()).toBe(sha256(article));
});

test.each(['full', 'underPath'] as const)(
  'the acknowledgement links to that version, at a permanent address (%s)',
  async (site) => {
    const candour = await openCandour({ site });
    await file(candour);
    await candour.round();
    const message = candour.sent[0]?.message;
    const { basePath } = inject('sites')[site];
    const path = addresses.policyVersion('privacy', BUILT_FOR);
    const address = ORIGIN + basePath.replace(/\/$/, '') + path;
    expect(message?.text).toContain(`which applied when you asked:\n${address}\n`);
    expect(load(message?.html ?? '')(`a[href="${address}"]`).text()).toMatch(/22 November 2026/);
    expect((await candour.get(path)).status).toBe(200);
  },
);

test('the manifest names for each policy the version that its page shows', async () => {
  const candour = await openCandour();
  const manifest = candour.site.read();
  for (const kind of policyKinds) {
    const $ = load(await (await candour.get(addresses.policy(kind))).text());
    expect($('.fingerprint').first().text(), kind).toBe(manifest?.policies[kind].hash);
  }
});
