import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import type { Keys } from '../../api/base/keys.ts';
import { newSubmission, readSubmission } from '../../api/requests/submission.ts';
import {
  deriveToken,
  hashToken,
  readOutcomeToken,
  sameBytes,
  signOutcomeToken,
} from '../../api/domain/tokens.ts';

const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [first, second] = [newKey('k1'), newKey('k2')];
const keysOf = (text: string): Keys => orThrow(loadKeys('', text));
const keys = keysOf(first);
/** Another key with the same id. */
const stranger = keysOf(newKey('k1'));

/** Every value that differs from this one in one character. */
const altered = (value: string) =>
  Array.from(
    value,
    (sign, place) => value.slice(0, place) + (sign === 'A' ? 'B' : 'A') + value.slice(place + 1),
  );

test('a token has 160 bits, in characters that every mail program keeps', () => {
  const tokens = Array.from({ length: 300 }, (_, number) =>
    deriveToken(keys.current, { requestId: 'a', number }),
  );
  for (const token of tokens) expect(token).toMatch(/^[a-hjkmnp-z1-9]{32}$/);
  expect(new Set(tokens).size).toBe(300);
});

test('a token is the same at every derivation, and different for another request, number or key', () => {
  const source = { requestId: 'a', number: 1 };
  const token = deriveToken(keys.current, source);
  expect(deriveToken(keysOf(first).current, source)).toBe(token);
  expect(deriveToken(keys.current, { ...source, requestId: 'b' })).not.toBe(token);
  expect(deriveToken(keys.current, { ...source, number: 2 })).not.toBe(token);
  expect(deriveToken(stranger.current, source)).not.toBe(token);
});

test('a token has the same hash in upper and lower case', () => {
  const token = deriveToken(keys.current, { requestId: 'a', number: 1 });
  expect(hashToken(token.toUpperCase())).toEqual(hashToken(token));
  expect(hashToken(token).toString('latin1')).not.toContain(token);
  expect(hashToken(`${token.slice(0, -1)}0`)).not.toEqual(hashToken(token));
});

test('an outcome token names its request and cannot be forged', () => {
  const receipt = signOutcomeToken(keys, 'request-1');
  expect(readOutcomeToken(keys, receipt)).toBe('request-1');
  expect(readOutcomeToken(stranger, receipt)).toBeUndefined();
  for (const wrong of altered(receipt)) expect(readOutcomeToken(keys, wrong), wrong).toBeUndefined();
  for (const wrong of [
    '',
    '.',
    '..',
    'request-1',
    'request-1.k1',
    'request-1.k1.',
    `${receipt.split('.')[0]}.k2.x`,
  ])
    expect(readOutcomeToken(keys, wrong), wrong).toBeUndefined();
});

test('an outcome token of an old key is valid as long as the key is configured', () => {
  const receipt = signOutcomeToken(keys, 'request-1');
  expect(readOutcomeToken(keysOf(`${second} ${first}`), receipt)).toBe('request-1');
  expect(readOutcomeToken(keysOf(second), receipt)).toBeUndefined();
});

test('a submission keeps its identity and the time at which the form was opened', () => {
  const value = newSubmission(keys, Date.parse('2026-11-22T10:00:00Z'));
  const submission = readSubmission(keys, value);
  expect(submission?.openedAt).toBe(Date.parse('2026-11-22T10:00:00Z'));
  expect(submission?.id).toMatch(/^[\w-]{22}$/);
  expect(readSubmission(keys, newSubmission(keys, 0))?.id).not.toBe(submission?.id);
});

test('a submission cannot be forged, and its time cannot be changed', () => {
  const value = newSubmission(keys, 1000);
  expect(readSubmission(stranger, value)).toBeUndefined();
  for (const wrong of [...altered(value), '', 'a.b.k1.c', value.slice(0, -1), `${value}A`])
    expect(readSubmission(keys, wrong), wrong).toBeUndefined();
});

test('an outcome token is not accepted as a submission', () => {
  const [id, opened, keyId, signature] = newSubmission(keys, 1000).split('.');
  expect(readOutcomeToken(keys, `${id}.${keyId}.${signature}`)).toBeUndefined();
  expect(readOutcomeToken(keys, `${id}.${opened}.${keyId}.${signature}`)).toBeUndefined();
});

test('bytes are equal only if all are', () => {
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
  expect(sameBytes(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
  expect(sameBytes(Buffer.from('abc'), Buffer.from('ab'))).toBe(false);
  expect(sameBytes(Buffer.from(''), Buffer.from(''))).toBe(true);
});

test('a key whose id holds dots signs values that can be read', () => {
  const dotted = keysOf(newKey('clinic.2026'));
  expect(readOutcomeToken(dotted, signOutcomeToken(dotted, 'request-1'))).toBe('request-1');
  expect(readSubmission(dotted, newSubmission(dotted, 1000))?.openedAt).toBe(1000);
});
