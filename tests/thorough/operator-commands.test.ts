import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validOptOut } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { withParked } from '../support/parked-mails.ts';
import { dataFolder, file, openCandour, rows } from '../support/visit.ts';

/** More commands of an operator than in `tests/integration/commands.test.ts`. */

test('mail replay all puts every dead-lettered email back and touches no other', async () => {
  const { candour, ids } = await withParked();
  expect((await runCommand(candour.dataDir, 'mail', 'replay', 'all')).out).toMatch(/^2 put back\./);
  expect(rows(candour, 'SELECT state, key_number FROM mails ORDER BY rowid')).toEqual([
    { state: 'waiting', key_number: 2 },
    { state: 'waiting', key_number: 2 },
    { state: 'waiting', key_number: 1 },
  ]);
  expect(ids).toHaveLength(3);
  expect((await runCommand(candour.dataDir, 'mail', 'replay', 'all')).out).toMatch(/^0 put back\./);
});

test('suppressions check finds an address or number in any notation, and list prints all of them and nothing else', async () => {
  const candour = await openCandour({ dataDir: dataFolder() });
  await file(
    candour,
    { ...validOptOut, telephone: '020 7946 0123', channels: ['email', 'sms'], profiling: ['stop'] },
    { kind: 'opt-out' },
  );
  const check = async (value: string) =>
    (await runCommand(candour.dataDir, 'suppressions', 'check', value)).out;
  expect(await check('ROBIN@patient.example')).toMatch(
    /robin@patient\.example {2}Robin Sample: email, sms, no choosing of offers by treatment, since .*\nOn the list: do not write\.\n$/,
  );
  expect(await check('+44 (0)20 7946 0123')).toContain('On the list: do not write.');
  expect(await check('other@patient.example')).toBe('Not on the list.\n');
  const typing = await runCommand(candour.dataDir, 'suppressions', 'check', 'not-an-address');
  expect(typing).toEqual({
    code: 1,
    out: '',
    err: '“not-an-address” is not an email address, a telephone number or a postal address. Check it and look it up again.\n',
  });
  const { out } = await runCommand(candour.dataDir, 'suppressions');
  expect(out.trimEnd().split('\n')).toHaveLength(3);
  expect(out).toContain('2 on the list.');
});

test('the commands say so if there is no data yet, and create nothing', async () => {
  const nowhere = join(tmpdir(), 'candour-never-there');
  for (const name of ['mail', 'suppressions', 'consent']) {
    const { code, err } = await runCommand(nowhere, name);
    expect([code, err]).toEqual([1, `There is nothing in ${nowhere} yet.\n`]);
  }
  expect(() => readFileSync(nowhere)).toThrow('ENOENT');
});
