import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { open, seal } from '../../api/store/seal.ts';

const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [a, b] = [newKey('a'), newKey('b')];
const keysOf = (text: string) => orThrow(loadKeys('', text));

const value = { name: 'Robin Sample', want: ['whole', 'cctv'], text: 'two\nlines – é' };

test('opens a sealed value unchanged, and hides it until then', () => {
  const keys = keysOf(a);
  const sealed = seal(keys, 'requests/1', value);
  expect(open(keys, 'requests/1', sealed)).toEqual(value);
  expect(Buffer.from(sealed.bytes).toString('latin1')).not.toMatch(/Robin|whole|name/);
});

test('gives different bytes if the same value is sealed twice', () => {
  const keys = keysOf(a);
  expect(seal(keys, 'requests/1', value).bytes).not.toEqual(seal(keys, 'requests/1', value).bytes);
});

test('does not open a payload moved to another row', () => {
  const keys = keysOf(a);
  const sealed = seal(keys, 'requests/1', value);
  expect(() => open(keys, 'requests/2', sealed)).toThrow();
  expect(() => open(keys, 'mails/1', sealed)).toThrow();
});

test('detects a change of any byte', () => {
  const keys = keysOf(a);
  const sealed = seal(keys, 'requests/1', value);
  for (let place = 0; place < sealed.bytes.length; place++) {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    expect(() => open(keys, 'requests/1', { ...sealed, bytes }), String(place)).toThrow();
  }
  expect(() => open(keys, 'requests/1', { ...sealed, bytes: sealed.bytes.subarray(0, -1) })).toThrow();
});

test('opens with an old key, and seals with the new one', () => {
  const sealed = seal(keysOf(a), 'requests/1', value);
  const both = keysOf(`${b} ${a}`);
  expect(open(both, 'requests/1', sealed)).toEqual(value);
  expect(seal(both, 'requests/1', value).keyId).toBe('b');
});

test('names a missing key', () => {
  const sealed = seal(keysOf(a), 'requests/1', value);
  expect(() => open(keysOf(b), 'requests/1', sealed)).toThrow('No key a');
});
