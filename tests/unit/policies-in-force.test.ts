import { expect, test } from 'vitest';
import { ruleDays } from '../../site/linter/lint.ts';
import { timelinesOn, nextChange } from '../../site/policies/timeline.ts';
import { today } from '../../site/build/today.ts';
import { published } from '../support/versions.ts';

const onDay = (day: string, ...versions: ReturnType<typeof published>[]) =>
  timelinesOn(versions, day).flatMap(({ kind, current }) =>
    current ? [`${kind}/${current.version.name}`] : [],
  );

test('a version applies from its day until the day of the next', () => {
  const versions = [published('privacy/2026-11-22'), published('privacy/2027-03-01', '2026-11-22')];
  expect(onDay('2026-11-21', ...versions)).toEqual([]);
  expect(onDay('2026-11-22', ...versions)).toEqual(['privacy/2026-11-22']);
  expect(onDay('2027-02-28', ...versions)).toEqual(['privacy/2026-11-22']);
  expect(onDay('2027-03-01', ...versions)).toEqual(['privacy/2027-03-01']);
});

test('the latest correction of a day applies, even the tenth', () => {
  const names = ['2026-11-22-10', '2026-11-22-2', '2026-11-22', '2026-11-22-9'];
  const versions = names.map((name) => published(`cookies/${name}`));
  expect(onDay('2026-11-22', ...versions)).toEqual(['cookies/2026-11-22-10']);
});

test('the order of the files changes nothing, and policies are in the order offered', () => {
  const versions = [
    published('confidentiality/2026-01-01'),
    published('cookies/2026-02-01'),
    published('privacy/2025-01-01'),
    published('cookies/2025-02-01'),
    published('medical-records/2030-01-01'),
  ];
  const expected = ['privacy/2025-01-01', 'cookies/2026-02-01', 'confidentiality/2026-01-01'];
  expect(onDay('2026-11-22', ...versions)).toEqual(expected);
  expect(onDay('2026-11-22', ...versions.toReversed())).toEqual(expected);
});

test('each version has its range, and the next one is known before it applies', () => {
  const versions = [
    published('privacy/2025-06-01'),
    published('privacy/2026-06-19', '2026-06-12'),
    published('privacy/2026-11-22'),
    published('privacy/2026-11-22-2'),
    published('privacy/2027-01-10', '2026-11-22'),
  ];
  const [shelf] = timelinesOn(versions, '2026-11-22');
  expect(
    shelf?.entries.map(({ version, until, status, before }) => [version.name, until, status, before?.name]),
  ).toEqual([
    ['2025-06-01', '2026-06-18', 'past', undefined],
    ['2026-06-19', '2026-11-21', 'past', '2025-06-01'],
    ['2026-11-22', '2026-11-21', 'past', '2026-06-19'],
    ['2026-11-22-2', '2027-01-09', 'in-force', '2026-11-22'],
    ['2027-01-10', undefined, 'upcoming', '2026-11-22-2'],
  ]);
});

test('a version is not known on a day before it was published', () => {
  const versions = [published('privacy/2025-06-01'), published('privacy/2026-06-19', '2026-06-12')];
  const known = (day: string) => timelinesOn(versions, day)[0]?.entries.map(({ version }) => version.name);
  expect(known('2026-06-11')).toEqual(['2025-06-01']);
  expect(known('2026-06-12')).toEqual(['2025-06-01', '2026-06-19']);
});

test('a version withdrawn before its day never applies, and its neighbours close the gap', () => {
  const versions = [
    published('privacy/2026-01-01'),
    published('privacy/2026-11-30', '2026-11-01', '2026-11-20'),
    published('privacy/2027-01-10', '2026-11-22'),
  ];
  expect(onDay('2026-12-01', ...versions)).toEqual(['privacy/2026-01-01']);
  const [shelf] = timelinesOn(versions, '2026-12-01');
  expect(shelf?.entries.map(({ status, until }) => [status, until])).toEqual([
    ['in-force', '2027-01-09'],
    ['void', undefined],
    ['upcoming', undefined],
  ]);
});

test('a version withdrawn after its time still says when it applied', () => {
  const versions = [
    published('privacy/2025-01-01', '2025-01-01', '2026-11-20'),
    published('privacy/2026-01-01'),
  ];
  const [shelf] = timelinesOn(versions, '2026-11-22');
  expect(shelf?.entries.map(({ status, until }) => [status, until])).toEqual([
    ['past', '2025-12-31'],
    ['in-force', undefined],
  ]);
});

test('the next change is the next day on which a version is shown or begins', () => {
  const versions = [published('privacy/2025-06-01'), published('privacy/2026-06-19', '2026-06-12')];
  expect(nextChange(versions, '2025-06-01')).toBe('2026-06-12');
  expect(nextChange(versions, '2026-06-12')).toBe('2026-06-19');
  expect(nextChange(versions, '2026-06-19')).toBeUndefined();
});
test('the next change can be a day on which a rule begins or ends, so that versions are linted again', () => {
  const versions = [published('privacy/2025-06-01'), published('privacy/2026-06-19', '2026-06-12')];
  const days = ['2025-01-01', '2026-06-01', '2026-06-19'];
  expect(nextChange(versions, '2025-06-01', days)).toBe('2026-06-01');
  expect(nextChange(versions, '2026-06-12', days)).toBe('2026-06-19');
  expect(nextChange(versions, '2026-06-19', ['2027-09-01', ...days])).toBe('2027-09-01');
  expect(ruleDays()).toEqual(expect.arrayContaining(['2026-02-05', '2026-06-19']));
});

test('today is the given day, or else the day in London', () => {
  expect(today({ CANDOUR_TODAY: '2026-11-22' })).toBe('2026-11-22');
  expect(today({ CANDOUR_TODAY: '' })).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(() => today({ CANDOUR_TODAY: '2026-02-31' })).toThrow();
  expect(() => today({ CANDOUR_TODAY: 'tomorrow' })).toThrow();
});
