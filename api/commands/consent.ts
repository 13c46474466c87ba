import { runCommandLine } from '../../command-line/command-line.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { ConsentStore, VisitStore } from '../store/consent.ts';
import { asCsv, asJson } from './consent-export.ts';
import { consentProgram } from './consent-program.ts';
import type { ConsentCommand } from './consent-program.ts';
import { receiptsByMonth, writeTable } from './consent-tables.ts';
import { consentReport } from '../mail/consent-report.ts';
import { newestReport } from './newest-report.ts';
import { withCasework, withStore } from './open.ts';
import { writeData } from './write-data.ts';

/* `npm run consent`: lists and exports consent receipts and visits, and emails the report of a check. */
await runCommandLine(
  consentProgram((command) =>
    command.command === 'mail-report'
      ? withCasework(async (store, messages) => {
          const report = newestReport(command.folder, Date.now());
          // A mail about no request, which marks no policy as told.
          await store.addOutdatedNotice([], Date.now(), consentReport(messages, report));
          console.log(`The report of ${report.site} goes to ${messages.clinic.privacyLead.email}.`);
        })
      : withStore(async (store) => {
          writeData(await answer(store, command));
        }),
  ),
  { usual: 'list' },
);

async function answer(
  store: ConsentStore & VisitStore,
  command: Exclude<ConsentCommand, { command: 'mail-report' }>,
): Promise<string> {
  switch (command.command) {
    case 'list':
      return writeTable(receiptsByMonth(await store.receipts({})));
    case 'export': {
      const receipts = await store.receipts(command.filter);
      return command.format === 'csv' ? asCsv(receipts) : asJson(receipts, store);
    }
    case 'texts': {
      const shown = await store.shownNotice(command.hash);
      if (!shown) throw new Error(`No words with the hash ${command.hash} are in the archive.`);
      return `${JSON.stringify(shown, null, 2)}\n`;
    }
    case 'visits': {
      const { first, last } = command;
      const pages = await store.visits(first, last);
      if (pages.length === 0)
        return `No visits were counted from ${writeDayShort(first)} to ${writeDayShort(last)}.\n`;
      return writeTable([['Page', 'Visits'], ...pages.map(({ page, count }) => [page, String(count)])]);
    }
  }
}
