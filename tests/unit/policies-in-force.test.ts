import { expect, test } from 'vitest';
import { inForce } from '../../site/policies.ts';
import { today } from '../../site/today.ts';

const version = (kind: string, folder: string) => ({
  id: `${kind}/${folder}`,
  data: { effective: folder.slice(0, 10) },
});
const idsOn = (day: string, ...versions: ReturnType<typeof version>[]) =>
  inForce(versions, day).map((it) => it.version.id);

test('a version applies from its day until the day of the next', () => {
  const versions = [version('privacy', '2026-11-22'), version('privacy', '2027-03-01')];
  expect(idsOn('2026-11-21', ...versions)).toEqual([]);
  expect(idsOn('2026-11-22', ...versions)).toEqual(['privacy/2026-11-22']);
  expect(idsOn('2027-02-28', ...versions)).toEqual(['privacy/2026-11-22']);
  expect(idsOn('2027-03-01', ...versions)).toEqual(['privacy/2027-03-01']);
});

test('a correction on the same day wins, also the tenth', () => {
  const versions = ['2026-11-22-10', '2026-11-22-2', '2026-11-22', '2026-11-22-9'].map((folder) =>
    version('cookies', folder),
  );
  expect(idsOn('2026-11-22', ...versions)).toEqual(['cookies/2026-11-22-10']);
});

test('the order of the files changes nothing, and policies come in the order in which they are offered', () => {
  const versions = [
    version('confidentiality', '2026-01-01'),
    version('cookies', '2026-02-01'),
    version('privacy', '2025-01-01'),
    version('cookies', '2025-02-01'),
    version('medical-records', '2030-01-01'),
  ];
  const expected = ['privacy/2025-01-01', 'cookies/2026-02-01', 'confidentiality/2026-01-01'];
  expect(idsOn('2026-11-22', ...versions)).toEqual(expected);
  expect(idsOn('2026-11-22', ...versions.toReversed())).toEqual(expected);
});

test('a kind whose name begins like another is another', () => {
  expect(idsOn('2026-11-22', version('privacy-old', '2026-01-01'))).toEqual([]);
});

test('today is the day that is given, else the day in London', () => {
  expect(today({ CANDOUR_TODAY: '2026-11-22' })).toBe('2026-11-22');
  expect(today({ CANDOUR_TODAY: '' })).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(() => today({ CANDOUR_TODAY: '2026-02-31' })).toThrow();
  expect(() => today({ CANDOUR_TODAY: 'tomorrow' })).toThrow();
});
