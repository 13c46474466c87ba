import { expect, test } from 'vitest';
import { asCsv, csvCell } from '../../api/commands/consent-export.ts';

test.each([
  ['street-map', 'street-map'],
  ['=HYPERLINK("https://trap.example")', `"'=HYPERLINK(""https://trap.example"")"`],
  ['+44', "'+44"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a,b', '"a,b"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['', ''],
])('a cell with %j cannot run in a spreadsheet, nor leave its place', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('a receipt whose service has a name like a formula is harmless in the table', () => {
  const csv = asCsv([
    {
      ...{ id: 'refused', action: 'choose', counter: 'none', signal: 'none', site: 'localhost' },
      ...{ madeAt: 0, receivedAt: 0, granted: ['=cmd|x'], revision: 1, texts: 'a' },
      cookiePolicy: { version: '2026-11-22', hash: 'b' },
    },
  ]);
  expect(csv).toContain(",choose,'=cmd|x,none,");
});

test('without receipts the table still has its head', () => {
  expect(asCsv([])).toMatch(/^received,made,.*\r\n$/);
});
