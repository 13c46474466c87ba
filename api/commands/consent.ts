import { writeDayShort } from '../base/calendar.ts';
import type { ConsentStore, VisitStore } from '../store/consent.ts';
import { asCsv, asJson } from './consent-export.ts';
import { parseCommand } from './parse-consent-command.ts';
import type { ConsentCommand } from './parse-consent-command.ts';
import { receiptsByMonth, writeTable } from './consent-tables.ts';
import { withStore } from './open.ts';

/*
 * npm run consent -- list                    how many receipts, by month and action
 * npm run consent -- export [--from DAY] [--to DAY] [--id UUID] [--format csv|json]
 *                                            the receipts themselves; JSON has the words that were shown, too
 * npm run consent -- texts HASH              the exact words behind a receipt's hash
 * npm run consent -- visits [--month MONTH]  how often pages were opened
 *
 * Days and months are those of London, as 2026-11-22 and 2026-11; both ends count. Times in an export are UTC.
 */
await withStore(async (store) => {
  const order = parseCommand(process.argv.slice(2));
  if (!order.ok) throw new Error(order.problem);
  process.stdout.write(await answer(store, order.value));
});

async function answer(store: ConsentStore & VisitStore, order: ConsentCommand): Promise<string> {
  switch (order.command) {
    case 'list':
      return writeTable(receiptsByMonth(await store.receipts({})));
    case 'export': {
      const receipts = await store.receipts(order.filter);
      return order.format === 'csv' ? asCsv(receipts) : asJson(receipts, store);
    }
    case 'texts': {
      const shown = await store.shownNotice(order.hash);
      if (!shown) throw new Error(`No words with the hash ${order.hash} are in the archive.`);
      return `${JSON.stringify(shown, null, 2)}\n`;
    }
    case 'visits': {
      const { first, last } = order;
      const pages = await store.visits(first, last);
      if (pages.length === 0)
        return `No visits were counted from ${writeDayShort(first)} to ${writeDayShort(last)}.\n`;
      return writeTable([['Page', 'Visits'], ...pages.map(({ page, count }) => [page, String(count)])]);
    }
  }
}
