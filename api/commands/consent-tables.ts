import { dayInLondon } from '../base/calendar.ts';
import { consentActions } from '../domain/consent.ts';
import type { StoredReceipt } from '../domain/consent.ts';

/** The number of receipts in each month in London, oldest first: one line a month, one column an action. */
export function receiptsByMonth(receipts: Pick<StoredReceipt, 'action' | 'receivedAt'>[]): string[][] {
  const byMonth = Map.groupBy(receipts, ({ receivedAt }) => dayInLondon(receivedAt).slice(0, 7));
  const months = [...byMonth].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    ['Month', ...consentActions, 'all'],
    ...months.map(([month, all]) => line(month, all)),
    line('All', receipts),
  ];
}

function line(title: string, receipts: Pick<StoredReceipt, 'action'>[]): string[] {
  const counts = consentActions.map((wanted) => receipts.filter(({ action }) => action === wanted).length);
  return [title, ...[...counts, receipts.length].map(String)];
}

/** Formats a table for a terminal: text aligned left, numbers aligned right. */
export function writeTable(rows: string[][]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `${row.map(cell).join('  ')}\n`).join('');
}
