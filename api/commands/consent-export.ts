import type { Moment } from '../base/calendar.ts';
import { writeCsv } from '../base/csv.ts';
import type { ConsentStore } from '../store/consent.ts';
import type { StoredReceipt } from '../domain/consent.ts';

/** A receipt as it is exported, with times in UTC. */
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
  texts: receipt.noticeHash,
  cookiePolicyVersion: receipt.cookiePolicy.version,
  cookiePolicyHash: receipt.cookiePolicy.hash,
});

/** The columns, which are written even if there are no receipts. */
const columns = [
  ...(['received', 'made', 'id', 'action', 'granted', 'counter', 'signal', 'site'] as const),
  ...(['revision', 'texts', 'cookiePolicyVersion', 'cookiePolicyHash'] as const),
];

const iso = (moment: Moment): string => new Date(moment).toISOString();

/** Receipts as JSON, with every text that they refer to by its hash. */
export async function asJson(
  receipts: StoredReceipt[],
  store: Pick<ConsentStore, 'shownNotice'>,
): Promise<string> {
  const texts: Record<string, unknown> = {};
  for (const hash of new Set(receipts.map(({ noticeHash }) => noticeHash)))
    texts[hash] = await store.shownNotice(hash);
  return `${JSON.stringify({ receipts: receipts.map(describe), texts }, null, 2)}\n`;
}

/** Receipts as CSV (RFC 4180), one a line, with services separated by spaces. */
export function asCsv(receipts: StoredReceipt[]): string {
  const lines = receipts.map(describe).map((row) => columns.map((name) => [row[name]].flat().join(' ')));
  return writeCsv([columns, ...lines]);
}
