import { expect, test } from 'vitest';
import { outageLog } from '../../api/store/outage-log.ts';

/** A log whose clock a test sets. */
function opened() {
  const logged: [string, unknown][] = [];
  const clock = { time: 1000, now: () => clock.time };
  const { log, written } = outageLog((event, details) => logged.push([event, details]), clock);
  const fail = () => {
    log('store.unavailable', { code: 5, reason: 'database is locked' });
  };
  return { logged, clock, log, written, fail };
}

test('logs an outage once, however many requests it meets, and its end once', () => {
  const { logged, clock, written, fail } = opened();
  for (let request = 0; request < 50; request++) fail();
  clock.time += 60_000;
  fail();
  clock.time += 10_000;
  written();
  written();
  expect(logged).toEqual([
    ['store.unavailable', { code: 5, reason: 'database is locked' }],
    ['store.available', { seconds: 70, faults: 51 }],
  ]);
  fail();
  expect(logged).toHaveLength(3);
});

test('takes a write that was under way when the outage began for no end of it', () => {
  const { logged, clock, written, fail } = opened();
  fail();
  clock.time += 500;
  written();
  fail();
  expect(logged).toHaveLength(1);
});

test('logs everything else as it comes', () => {
  const { logged, log, fail } = opened();
  fail();
  log('mail.sent', { kind: 'acknowledgement' });
  log('mail.sent', { kind: 'acknowledgement' });
  expect(logged.map(([event]) => event)).toEqual(['store.unavailable', 'mail.sent', 'mail.sent']);
});
