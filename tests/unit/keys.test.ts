import { createSecretKey, randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys, mac } from '../../api/base/keys.ts';

const root = mkdtempSync(join(tmpdir(), 'candour-keys-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
let made = 0;
const freshFolder = () => join(root, String(++made));
const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

test('creates a key on the first start that only its owner can read, and reads it on the next', () => {
  const folder = freshFolder();
  const first = orThrow(loadKeys(folder, undefined));
  expect(first.current.id).toBe('k1');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o600);
  expect(orThrow(loadKeys(folder, undefined)).current.seal.equals(first.current.seal)).toBe(true);
  expect(orThrow(loadKeys(freshFolder(), undefined)).current.seal.equals(first.current.seal)).toBe(false);
});

test('a folder with the name of the keys is named', () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'keys'), { recursive: true });
  expect(loadKeys(folder, undefined)).toEqual({
    ok: false,
    problems: [
      `DATA_DIR: expected a writable folder with its keys, found ${join(folder, 'keys')} as a folder. Move it away, and restore the file of the keys if there was one`,
    ],
  });
});

test.skipIf(process.platform === 'win32')('a keys file that others could read is made private', () => {
  const folder = freshFolder();
  orThrow(loadKeys(folder, undefined));
  chmodSync(join(folder, 'keys'), 0o644);
  orThrow(loadKeys(folder, undefined));
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o600);
});

test('derives a different key for each purpose', () => {
  const { current } = orThrow(loadKeys(freshFolder(), undefined));
  const derived = [current.seal, current.token, current.sign, current.index];
  expect(new Set(derived.map((it) => it.export().toString('hex'))).size).toBe(4);
  for (const it of derived) expect(it.symmetricKeySize).toBe(32);
});

test('uses the first of several keys for new data, and can read with all of them', () => {
  const keys = orThrow(loadKeys(root, `${newKey('2026-b')} ${newKey('2026-a')}`));
  expect(keys.current.id).toBe('2026-b');
  expect([...keys.byId.keys()]).toEqual(['2026-b', '2026-a']);
  expect(keys.byId.get('2026-b')).toBe(keys.current);
});

test('writes no file for keys in the environment', () => {
  const folder = freshFolder();
  orThrow(loadKeys(folder, newKey('env')));
  expect(readdirSync(root)).not.toContain(folder.slice(root.length + 1));
});

test.each([
  ['nothing', ' \n'],
  ['a key without an id', randomBytes(32).toString('base64')],
  ['a key that is too short', `k1:${randomBytes(16).toString('base64')}`],
  ['a key that is too long', `k1:${randomBytes(48).toString('base64')}`],
  ['an id with a space', `k 1:${randomBytes(32).toString('base64')}`],
  ['a valid and an invalid key', `${newKey('k2')} k1:bad`],
  ['two keys with the same id', `${newKey('k1')} ${newKey('k1')}`],
])('%s is refused, and no part of a key is printed', (_, text) => {
  const folder = freshFolder();
  orThrow(loadKeys(folder, undefined));
  writeFileSync(join(folder, 'keys'), text);
  const fromFile = loadKeys(folder, undefined);
  expect(fromFile.ok).toBe(false);
  const problems = fromFile.ok ? [] : fromFile.problems;
  expect(problems[0]).toContain(`${join(folder, 'keys')}: expected keys as id:base64`);
  for (const part of text.split(/[\s:]/).filter((it) => it.length > 10))
    expect(problems.join()).not.toContain(part);
  // An invalid file is left as it is, for its owner to repair.
  expect(readFileSync(join(folder, 'keys'), 'utf8')).toBe(text);
});

test('keeps the parts of a signed value apart', () => {
  const key = createSecretKey(Buffer.alloc(32, 1));
  expect(mac(key, 'ab', 'c')).not.toEqual(mac(key, 'a', 'bc'));
  expect(mac(key, 'a', '1')).not.toEqual(mac(key, 'a', 1));
  expect(mac(key, 'a', 'b')).toEqual(mac(key, 'a', 'b'));
});
