import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCache } from '../support/compile-cache.ts';
import { runNode } from '../support/own-checkout.ts';
import { dataFolder } from '../support/visit.ts';

const root = join(import.meta.dirname, '../..');

test.skipIf(process.platform === 'win32').each([
  ['the server', 'api/start.js', []],
  ['a command that opens the store', 'api/commands/cases.ts', ['list']],
  ['a command that does not', 'api/commands/db.ts', ['status']],
])('%s lets only its owner read .env, says so once, and reads it', async (_, program, args) => {
  const folder = dataFolder();
  const file = join(folder, '.env');
  writeFileSync(file, 'CANDOUR_TYPO=secret\n');
  chmodSync(file, 0o644);
  const run = () => runNode(folder, join(root, program), args, compileCache);
  const said = '.env: other users of this machine could read or change it (mode 644). Its mode is 600 now.\n';
  const first = await run();
  expect(first.err).toContain(said);
  expect(first.err).toContain('CANDOUR_TYPO: unknown variable');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = await run();
  expect([second.code, second.err]).toEqual([1, first.err.replace(said, '')]);
});
