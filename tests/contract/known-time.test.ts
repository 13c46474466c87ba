import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import { clockGuard } from '../../api/jobs/clock-guard.ts';
import { newPlace, openAt } from '../support/contract-store.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const YEAR = 365 * DAY;

test('the known time goes forward only, and can be set by somebody who looked', async () => {
  const store = await openAt(await newPlace());
  expect(await store.knownTime()).toBeUndefined();
  await store.noteTime(NOW);
  await store.noteTime(NOW - DAY);
  expect(await store.knownTime()).toBe(NOW);
  await store.noteTime(NOW + HOUR);
  expect(await store.knownTime()).toBe(NOW + HOUR);
  await store.confirmTime(NOW - DAY);
  expect(await store.knownTime()).toBe(NOW - DAY);
});

test('a clock that jumps is in doubt on every server and after a restart, until it is put right or confirmed', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  let now = NOW;
  const logged: string[] = [];
  const guard = (of = store) =>
    clockGuard({ store: of, clock: { now: () => now }, log: (event) => logged.push(event) });
  const mayGo = guard();
  expect(await mayGo()).toBe(true);

  now = NOW + 10 * YEAR;
  expect([await mayGo(), await mayGo()]).toEqual([false, false]);
  expect(await guard(await openAt(place))()).toBe(false);
  expect(await store.knownTime()).toBe(NOW);

  now = NOW + HOUR;
  expect(await mayGo()).toBe(true);
  now = NOW + 10 * YEAR;
  expect(await mayGo()).toBe(false);
  await store.confirmTime(now);
  expect(await mayGo()).toBe(true);
  expect(logged).toEqual(['clock.ahead', 'clock.ahead', 'clock.plausible', 'clock.ahead', 'clock.plausible']);
});

test('a clock that falls back is reported, and stops nothing', async () => {
  const store = await openAt(await newPlace());
  await store.noteTime(NOW);
  const logged: string[] = [];
  const mayGo = clockGuard({ store, clock: { now: () => 0 }, log: (event) => logged.push(event) });
  expect(await mayGo()).toBe(true);
  expect(logged).toEqual(['clock.behind']);
  expect(await store.knownTime()).toBe(NOW);
});
