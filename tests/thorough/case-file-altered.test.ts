import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { madeFile, richCase, wronglyNamed } from '../support/case-file.ts';
import { recorded } from '../support/case.ts';
import { runCommand } from '../support/command.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { dataFolder, openCandour } from '../support/visit.ts';

/** Bytes of the data and of the shown texts of case files, altered one at a time. */

const SEED = 5959;
const SAMPLES = 10_000;
const timeout = 1_800_000;

test(
  `each of ${SAMPLES} altered bytes of a case file is found, and its entry is named (seed ${SEED})`,
  async () => {
    const candour = await openCandour();
    const { bytes } = await madeFile(candour, await richCase(candour));
    expect(wronglyNamed(bytes, seededRandom(SEED), SAMPLES)).toEqual([]);
  },
  timeout,
);

test(
  'an altered byte is found in the file of an erased case too',
  async () => {
    const candour = await openCandour();
    const request = await richCase(candour);
    await recorded(candour, request, 'case.withdrawn', { notified: true });
    await candour.store.erase([request.id], candour.clock.now());
    const { bytes } = await madeFile(candour, request);
    const wrong = wronglyNamed(bytes, seededRandom(SEED), 1000);
    // Only the first link vouches for the type, moment and day of an event from before the chain, so its entry is named.
    expect(wrong.filter((line) => !/^entry [123]: .*; named: entry 4$/.test(line))).toEqual([]);
  },
  timeout,
);

test('the commands refuse what they cannot read, and overwrite nothing', async () => {
  const candour = await openCandour();
  const { reference } = await richCase(candour);
  const file = join(dataFolder(), 'case.html');
  writeFileSync(file, 'Something else');
  const run = (name: string, ...args: string[]) => runCommand(candour.dataDir, name, ...args);
  expect(await run('cases', 'file', reference, '--to', file, '--by', 'Lead')).toMatchObject({
    code: 1,
    err: `${file} exists already. Give another name with --to.\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe('Something else');
  expect(await run('verify:case', file)).toMatchObject({
    code: 1,
    err: 'This file cannot be checked.\nIt is no case file, or its data is gone.\n',
  });
  expect((await run('verify:case', file, '--head', 'abc')).err).toContain('Expected a hash of 64 characters');
  const none = await run('verify:case', `${file}2`);
  expect(none).toMatchObject({ code: 2, out: '' });
  expect(none.err).toContain(`There is no file ${file}2.`);
  expect((await run('cases', 'file', 'KT7243T2', '--to', `${file}2`, '--by', 'Lead')).err).toContain(
    'There is no request',
  );
});
