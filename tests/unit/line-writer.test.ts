import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lineWriter } from '../../api/base/line-writer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Fault = 'ENOSPC' | 'EPIPE' | 'EAGAIN';

/** A destination that takes a number of bytes and then fails with the given fault. */
function place() {
  const state = { text: '', writes: 0, room: Infinity, fault: 'ENOSPC' as Fault };
  const lines = lineWriter(
    (bytes) => {
      state.writes += 1;
      if (state.room === 0) throw Object.assign(new Error(state.fault), { code: state.fault });
      const taken = bytes.subarray(0, state.room);
      state.room -= taken.length;
      state.text += taken.toString('latin1');
      return taken.length;
    },
    (lost) => `lost ${lost}\n`,
  );
  const log = (...all: string[]) => {
    for (const line of all) lines.add(`${line}\n`);
    vi.advanceTimersToNextTimer();
  };
  return { state, lines, log };
}

test('writes the lines of one turn together', () => {
  const { state, log } = place();
  log('one', 'two');
  log('three');
  expect(state).toMatchObject({ text: 'one\ntwo\nthree\n', writes: 2 });
});

test.each<Fault>(['ENOSPC', 'EPIPE'])(
  'drops lines after %s, and reports their number with the next line',
  (fault) => {
    const { state, log } = place();
    Object.assign(state, { room: 0, fault });
    log('one', 'two');
    log('three');
    state.room = Infinity;
    log('four');
    log('five');
    expect(state.text).toBe('lost 3\nfour\nfive\n');
  },
);

test('keeps a line that was cut off as a line of its own, and counts it as lost', () => {
  const { state, log } = place();
  state.room = 6;
  log('one', 'two', 'three');
  state.room = 0;
  log('four');
  state.room = Infinity;
  log('five');
  expect(state.text).toBe('one\ntw\nlost 3\nfive\n');
});

test('repeats a notice that was cut off', () => {
  const { state, log } = place();
  state.room = 0;
  log('one');
  state.room = 3;
  log('two');
  state.room = Infinity;
  log('three');
  expect(state.text).toBe('los\nlost 2\nthree\n');
});

test('does not repeat a complete notice if the lines after it are lost', () => {
  const { state, log } = place();
  state.room = 0;
  log('one');
  state.room = 7;
  log('two', 'three');
  state.room = Infinity;
  log('four');
  expect(state.text).toBe('lost 1\nlost 2\nfour\n');
});

test('gives a slow reader everything, in order and in whole characters', () => {
  const { state, log } = place();
  Object.assign(state, { room: 2, fault: 'EAGAIN' });
  log('é1', 'two');
  state.room = 1;
  vi.advanceTimersByTime(100);
  state.room = Infinity;
  vi.advanceTimersByTime(100);
  log('three');
  expect(Buffer.from(state.text, 'latin1').toString()).toBe('é1\ntwo\nthree\n');
});

test('limits the memory for lines that a slow reader never takes', () => {
  const { state, log } = place();
  Object.assign(state, { room: 0, fault: 'EAGAIN' });
  for (let line = 0; line < 12; line++) log('x'.repeat(100_000));
  state.room = Infinity;
  log('last');
  expect(state.text.length).toBeLessThan(1_100_000);
  expect(state.text).toMatch(/lost \d+\n/);
  expect(state.text.endsWith('last\n')).toBe(true);
});

test('writes waiting lines at once when flushed, or drops them', () => {
  const { state, lines } = place();
  lines.add('one\n');
  lines.flush();
  expect(state.text).toBe('one\n');
  state.room = 0;
  lines.add('two\n');
  expect(lines.flush).not.toThrow();
});
