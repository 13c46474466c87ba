import { expect, test } from 'vitest';
import { canonicalJson } from '../../api/domain/canonical-json.ts';
import { firstLink, hashOfBefore, linkAfter, macOf } from '../../api/domain/case-chain.ts';
import { dataLine } from '../../api/domain/case-file.ts';

/** What is hashed never changes, because heads were kept by others: hence the literal values. */

test('JSON has one spelling, as RFC 8785 says', () => {
  expect(canonicalJson({ b: [56.0, { d: true, c: null }], a: 1e30 })).toBe(
    '{"a":1e+30,"b":[56,{"c":null,"d":true}]}',
  );
  // Members in the order of UTF-16 code units, from the RFC: an emoji comes before U+FB33.
  expect(canonicalJson({ '\ufb33': 3, '\u{1f600}': 2, '\u20ac': 1, '1': 0, '\r': -1 })).toBe(
    '{"\\r":-1,"1":0,"\u20ac":1,"\u{1f600}":2,"\ufb33":3}',
  );
  expect(canonicalJson('\u000f\n"\\é€')).toBe('"\\u000f\\n\\"\\\\é€"');
  expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  expect(() => canonicalJson(Number.NaN)).toThrow('JSON has no such number');
});

test('a line of data says the same, and holds nothing that HTML reads', () => {
  const value = { text: '</script><b>&nbsp;\u00a0\u2028' };
  expect(dataLine(value)).toMatch(/^[^<>&\u00a0\u2028]+$/);
  expect(JSON.parse(dataLine(value))).toEqual(value);
});

test('MAC, links and hashes are those of format 1', () => {
  const salt = Buffer.alloc(32, 7);
  const mac = macOf(salt, { reason: 'A reason', by: 'Lead', details: undefined });
  expect(mac.toString('hex')).toBe('7336f4df545631a0fd13895aa10a9f2f6d88f6cec8c742334bbeda79c7319f22');
  const event = { what: 'case.note', at: 1000, day: '2026-11-23' };
  const first = firstLink('KT7243T2', []);
  expect(first.toString('hex')).toBe('adcc133034683681def150fc2398bfbe30599091ac7ee3860ae37d0fcd1534f1');
  expect(linkAfter(first, { ...event, place: 1 }, mac).toString('hex')).toBe(
    'd9a9bcb450cdb6c90788b4d87f437352a481fbedfa4a65ddbb13a9a8d21604be',
  );
  expect(linkAfter(first, { ...event, place: 1, day: null }, undefined).toString('hex')).toBe(
    'e6697c84d5c627f9e7cb562d6a6ec4e1a4aaec1ca407d7597d1d3a908583c935',
  );
  expect(hashOfBefore({ ...event, note: { by: 'Lead' } })).toBe(
    '785e942284f05165762aebdf1ecbe208e694a59c5a524dcb89505ab6d52fb5a1',
  );
});
