import { expect, test } from 'vitest';
import { parseCommand } from '../../api/commands/parse-consent-command.ts';

test.each([
  [['list', 'all'], '“list” takes nothing more.'],
  [['texts'], '64 signs'],
  [['texts', '../../etc/passwd'], '64 signs'],
  [['export', '--from', '22/11/2026'], '--from: expected a day such as 2026-11-22.'],
  [['export', '--to', '2026-02-30'], '--to: expected a day such as 2026-11-22.'],
  [
    ['export', '--from', '2026-11-22', '--to', '2026-11-21'],
    '--from: expected a day that is not after --to.',
  ],
  [['export', '--id', 'refused'], '--id: expected the id of a receipt.'],
  [['export', '--format', 'xml'], '--format: expected csv or json.'],
  [['export', '--form', 'csv'], '--form'],
  [['export', '--from'], '--from'],
  [['export', 'everything'], 'everything'],
  [['visits', '--month', '2026-13'], '--month: expected a month such as 2026-11.'],
  [['visits', '2026-11'], '2026-11'],
])('%j is not understood, and the answer says what is', (args, says) => {
  const order = parseCommand(args);
  expect(order).toEqual({ ok: false, problem: expect.stringContaining(says) as string });
});

test('a month of visits is all its days, and without one all there are', () => {
  expect(parseCommand(['visits', '--month', '2028-02'])).toMatchObject({
    value: { first: '2028-02-01', last: '2028-02-29' },
  });
  expect(parseCommand(['visits'])).toMatchObject({ value: { first: '0001-01-01', last: '9999-12-31' } });
});

test('without a word it lists, and an export is JSON of everything', () => {
  expect(parseCommand([])).toEqual({ ok: true, value: { command: 'list' } });
  expect(parseCommand(['export'])).toEqual({
    ok: true,
    value: { command: 'export', filter: {}, format: 'json' },
  });
});
