import { runCommandLine } from '../../command-line/command-line.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { ConsentStore, VisitStore } from '../store/consent.ts';
import { asCsv, asJson } from './consent-export.ts';
import { consentProgram } from './consent-program.ts';
import type { ConsentCommand } from './consent-program.ts';
import { receiptsByMonth, writeTable } from './consent-tables.ts';
import { withStore } from './open.ts';

/* `npm run consent`: consent receipts and visits, for the clinic's own records. */
await runCommandLine(
  consentProgram((command) =>
    withStore(async (store) => {
      process.stdout.write(await answer(store, command));
    }),
  ),
  { usual: 'list' },
);

async function answer(store: ConsentStore & VisitStore, asked: ConsentCommand): Promise<string> {
  switch (asked.command) {
    case 'list':
      return writeTable(receiptsByMonth(await store.receipts({})));
    case 'export': {
      const receipts = await store.receipts(asked.filter);
      return asked.format === 'csv' ? asCsv(receipts) : asJson(receipts, store);
    }
    case 'texts': {
      const shown = await store.shownNotice(asked.hash);
      if (!shown) throw new Error(`No words with the hash ${asked.hash} are in the archive.`);
      return `${JSON.stringify(shown, null, 2)}\n`;
    }
    case 'visits': {
      const { first, last } = asked;
      const pages = await store.visits(first, last);
      if (pages.length === 0)
        return `No visits were counted from ${writeDayShort(first)} to ${writeDayShort(last)}.\n`;
      return writeTable([['Page', 'Visits'], ...pages.map(({ page, count }) => [page, String(count)])]);
    }
  }
}
