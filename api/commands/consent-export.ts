import type { Moment } from '../base/calendar.ts';
import type { ConsentStore } from '../store/consent.ts';
import type { StoredReceipt } from '../domain/consent.ts';

/** Receipts as an export writes them, times in UTC. */
const describe = (receipt: StoredReceipt) => ({
  received: iso(receipt.receivedAt),
  made: iso(receipt.madeAt),
  id: receipt.id,
  action: receipt.action,
  granted: receipt.granted,
  counter: receipt.counter,
  signal: receipt.signal,
  site: receipt.site,
  revision: receipt.revision,
  texts: receipt.texts,
  cookiePolicyVersion: receipt.cookiePolicy.version,
  cookiePolicyHash: receipt.cookiePolicy.hash,
});

/** The head of the table, which is there without receipts too. */
const columns = [
  ...(['received', 'made', 'id', 'action', 'granted', 'counter', 'signal', 'site'] as const),
  ...(['revision', 'texts', 'cookiePolicyVersion', 'cookiePolicyHash'] as const),
];

const iso = (moment: Moment): string => new Date(moment).toISOString();

/** Receipts with, by its hash, every text that they are about. */
export async function asJson(
  receipts: StoredReceipt[],
  store: Pick<ConsentStore, 'shownNotice'>,
): Promise<string> {
  const texts: Record<string, unknown> = {};
  for (const hash of new Set(receipts.map(({ texts }) => texts))) texts[hash] = await store.shownNotice(hash);
  return `${JSON.stringify({ receipts: receipts.map(describe), texts }, null, 2)}\n`;
}

/** Receipts as a table for a spreadsheet, a line each (RFC 4180), the services of one parted by spaces. */
export function asCsv(receipts: StoredReceipt[]): string {
  const lines = receipts.map(describe).map((row) => columns.map((name) => [row[name]].flat().join(' ')));
  return [columns, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * One cell. A spreadsheet takes what starts with = + - @ for a formula and may run it; after an apostrophe it is text
 * (OWASP, “CSV injection”).
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
