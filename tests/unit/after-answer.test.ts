import { expect, test } from 'vitest';
import { afterAnswer } from '../../api/http/after-answer.ts';

const failing = (error: Error): Promise<unknown[]> =>
  new Promise((resolve) => {
    afterAnswer(
      (event, details) => {
        resolve([event, details]);
      },
      () => Promise.reject(error),
    );
  });

test('an unexpected error after the answer is logged, and ends no server', async () => {
  expect(await failing(new TypeError('closed'))).toEqual([
    'error.unexpected',
    { name: 'TypeError', message: 'closed' },
  ]);
});

test('a fault of the database after the answer is logged as one', async () => {
  const full = Object.assign(new Error('database or disk is full'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 13,
  });
  expect(await failing(full)).toEqual([
    'store.unavailable',
    { code: 13, reason: 'database or disk is full' },
  ]);
});
