import { expect, test } from 'vitest';
import { csvCell } from '../../api/base/csv.ts';
import { asCsv } from '../../api/commands/consent-export.ts';

test.each([
  ['street-map', 'street-map'],
  ['=HYPERLINK("https://trap.example")', `"'=HYPERLINK(""https://trap.example"")"`],
  ['+44', "'+44"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['＋44', "'＋44"],
  ['－1', "'－1"],
  ['＠SUM(A1)', "'＠SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a,b', '"a,b"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['', ''],
])('escapes %j, so that no cell runs as a formula or breaks the table', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('escapes the name of a service that looks like a formula', () => {
  const csv = asCsv([
    {
      ...{ id: 'refused', action: 'choose', counter: 'none', signal: 'none', site: 'localhost' },
      ...{ madeAt: 0, receivedAt: 0, granted: ['=cmd|x'], revision: 1, noticeHash: 'a' },
      cookiePolicy: { version: '2026-11-22', hash: 'b' },
    },
  ]);
  expect(csv).toContain(",choose,'=cmd|x,none,");
});

test('writes the header row if there are no receipts', () => {
  expect(asCsv([])).toMatch(/^received,made,.*\r\n$/);
});
