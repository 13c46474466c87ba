import { createSecretKey, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAY } from '../../api/base/calendar.ts';
import { suppressionIndex } from '../../api/domain/suppression-index.ts';
import { validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  databaseBytes,
  dataFolder,
  file,
  openCandour,
  openedForm,
  confirmWith,
  toOthers,
  tokenIn,
} from '../support/visit.ts';

/*
 * The list of people who must not get marketing (UK GDPR Art 21(3)). A mailing is checked by address or
 * number, in any notation that the clinic's other programs use.
 */

const optOut = (candour: Candour, changes: Record<string, string | string[]> = {}) =>
  file(candour, { ...validOptOut, ...changes }, { kind: 'opt-out' });

/** Whether the list has a value, as the command checks it: with every known key. */
async function holds({ store, messages }: Candour, value: string): Promise<boolean> {
  const indexes = [...messages.keys.byId.values()].map((key) => suppressionIndex(key, value));
  return (await store.suppressions(indexes)).length > 0;
}

test('every address and number that was given is on the list, for the channels chosen', async () => {
  const candour = await openCandour();
  await optOut(candour, {
    telephone: '020 7946 0123',
    address: '2 Example Street\nLeeds',
    channels: ['email', 'post'],
  });
  const since = candour.clock.now();
  const entry = { name: 'Robin Sample', channels: ['email', 'post'], profiling: false, since };
  expect(await candour.store.suppressions()).toEqual([
    { ...entry, value: 'robin@patient.example' },
    { ...entry, value: '020 7946 0123' },
    { ...entry, value: '2 Example Street\nLeeds' },
  ]);
});

test('it is on the list at once, before anybody confirms, and only once if it was sent twice', async () => {
  const candour = await openCandour();
  const submission = openedForm(candour);
  await optOut(candour, { submission });
  expect(await holds(candour, 'robin@patient.example')).toBe(true);
  expect(await holds(candour, 'other@patient.example')).toBe(false);
  await optOut(candour, { submission });
  expect(await candour.store.suppressions()).toHaveLength(1);
});

test('a request for records puts nobody on the list', async () => {
  const candour = await openCandour();
  await file(candour);
  expect(await candour.store.suppressions()).toEqual([]);
});

test.each([
  ['robin@patient.example', ['ROBIN@Patient.Example', ' robin@patient.example ']],
  ['Robin@PATIENT.example', ['robin@patient.example']],
  [
    '020 7946 0123',
    ['02079460123', '+44 20 7946 0123', '0044 20 7946 0123', '+44 (0)20 7946 0123', '(020) 7946-0123'],
  ],
  ['+44 (0) 7700 900123', ['07700 900123', '07700900123', '+447700900123', '07700/900.123']],
  ['(020) 7946 0123', ['020 7946 0123', '+442079460123']],
  ['020 7946 0123 ext. 4', ['020 7946 0123', '02079460123 x4']],
])('%s is found in any notation', async (given, variants) => {
  const candour = await openCandour();
  const answers = given.includes('@')
    ? { email: given }
    : { email: '', telephone: given, channels: ['telephone'] };
  await optOut(candour, answers);
  for (const variant of [given, ...variants]) expect(await holds(candour, variant), variant).toBe(true);
  for (const other of ['robin@patient.exampl', '020 7946 0124', '07700 900124', ''])
    expect(await holds(candour, other), other).toBe(false);
});

test('each number of two in one answer is found', async () => {
  const candour = await openCandour();
  const telephone = 'M: 07700 900123 (mobile) or 020 7946 0100';
  await optOut(candour, { email: '', telephone, channels: ['telephone'] });
  for (const number of ['07700900123', '+44 20 7946 0100'])
    expect(await holds(candour, number), number).toBe(true);
});

test('a postal address is found with other line breaks and capitals', async () => {
  const candour = await openCandour();
  await optOut(candour, { email: '', channels: ['post'], address: '2 Example Street\r\nLeeds\r\nZZ99 1AB' });
  expect(await holds(candour, '2 example street  Leeds zz99 1ab')).toBe(true);
  expect(await holds(candour, '3 Example Street Leeds ZZ99 1AB')).toBe(false);
});

test('the list can be read only with the key: no value is in the database in plain text', async () => {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir });
  await optOut(candour, { telephone: '020 7946 0123', address: '77 Plantedlane\nLeeds', channels: ['all'] });
  await candour.close();
  const bytes = databaseBytes(candour);
  expect(bytes.includes('value_index')).toBe(true);
  for (const secret of ['robin@patient', 'Robin', '7946 0123', '02079460123', 'Plantedlane'])
    expect([bytes.includes(secret), bytes.includes(Buffer.from(secret, 'utf16le'))], secret).toEqual([
      false,
      false,
    ]);
});

test('the same value has another index under another key, so that a list cannot be tested with guesses', () => {
  const key = (byte: number) => {
    const part = createSecretKey(Buffer.alloc(32, byte));
    return { id: String(byte), seal: part, token: part, sign: part, index: part };
  };
  const index = (byte: number) => suppressionIndex(key(byte), 'robin@patient.example').toString('hex');
  expect(index(1)).toBe(index(1));
  expect(index(1)).not.toBe(index(2));
});

test('the list is permanent: neither a confirmed address nor ten years remove anybody', async () => {
  const dataDir = dataFolder();
  const first = await openCandour({ dataDir });
  await optOut(first);
  await first.round();
  await confirmWith(first, tokenIn(toOthers(first)[0]));
  await first.round();
  await first.close();
  const later = await openCandour({ dataDir, at: '2036-11-22T10:00:00Z' });
  for (let day = 0; day < 3; day++) {
    await later.round();
    later.clock.advance(DAY);
  }
  expect(await holds(later, 'robin@patient.example')).toBe(true);
});

test('entries from before and after a change of keys are found', async () => {
  const dataDir = dataFolder();
  const [old, next] = ['old', 'next'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
  writeFileSync(join(dataDir, 'keys'), `${old}\n`);
  const first = await openCandour({ dataDir });
  await optOut(first);
  await first.close();

  writeFileSync(join(dataDir, 'keys'), `${next}\n${old}\n`);
  const second = await openCandour({ dataDir });
  const { current } = second.messages.keys;
  expect(current.id).toBe('next');
  const byNewKeyAlone = [suppressionIndex(current, 'robin@patient.example')];
  expect(await second.store.suppressions(byNewKeyAlone)).toEqual([]);
  expect(await holds(second, 'robin@patient.example')).toBe(true);
  await optOut(second, { email: 'later@patient.example' });
  expect(await holds(second, 'later@patient.example')).toBe(true);
  expect((await second.store.suppressions()).map(({ value }) => value)).toEqual([
    'robin@patient.example',
    'later@patient.example',
  ]);
});
