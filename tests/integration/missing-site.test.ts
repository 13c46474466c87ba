import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { validAccess } from '../support/candour.ts';
import {
  dataFolder,
  file,
  openCandour,
  confirmWith,
  read,
  tokenIn,
  toOthers,
  visible,
} from '../support/visit.ts';

/* A built site that disappears under a running server, as a deployment gone wrong leaves it. */

test('takes no typed answer and no page with it', async () => {
  const siteDir = join(dataFolder(), 'site');
  cpSync(inject('sites').full.siteDir, siteDir, { recursive: true });
  const candour = await openCandour({ env: { SITE_DIR: siteDir } });
  rmSync(siteDir, { recursive: true });

  const refused = await candour.post(addresses.api.form('access'), { ...validAccess, email: 'no address' });
  expect(refused.status).toBe(422);
  expect((await read(refused))('[name=name]').attr('value')).toBe(validAccess.name);
  expect(refused.headers.get('x-frame-options')).toBe('DENY');

  const received = await file(candour);
  expect(visible(await read(candour.get(received)), 'h1')).not.toBe('');
  await candour.round();
  expect((await confirmWith(candour, tokenIn(toOthers(candour)[0]))).status).toBe(303);
  const missing = await candour.get('/privacy/');
  expect(missing.status).toBe(404);
  expect(visible(await read(missing), 'h1')).not.toBe('');
  expect(missing.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(candour.logged.map(({ event }) => event)).not.toContain('error.unexpected');
});
