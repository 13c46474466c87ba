import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { fill } from '../../content/words/fill.ts';
import { teamSuppressionWords } from '../../content/words/team-suppressions.ts';
import { writeMoment } from '../base/calendar.ts';
import { writeCsv } from '../base/csv.ts';
import { findSuppressed, suppressionRows } from '../casework/suppressed.ts';
import type { StoredSuppression } from '../store/suppressions.ts';
import { withStore } from './open.ts';
import { writeData } from './write-data.ts';

/*
 * `npm run suppressions`: lists and checks the people who must not get marketing messages.
 * The output is personal data: do not leave it lying about.
 */
const program = commandLine('npm run suppressions --', 'Shows who must not get marketing messages.');

program
  .command('list')
  .description('list everyone, oldest first; runs when no command is given')
  .action(() =>
    withStore(async (store) => {
      const entries = await store.suppressions();
      for (const entry of entries) console.log(describe(entry));
      console.log(`${entries.length} on the list.`);
    }),
  );

program
  .command('check')
  .description('say whether somebody is on the list')
  .argument('<address>', 'an email address or a telephone number')
  .action((value: string) =>
    withStore(async (store, keys) => {
      const entries = await findSuppressed(store, keys, value);
      if (!entries) throw new Error(fill(teamSuppressionWords.notAnAddress, { typed: value }));
      for (const entry of entries) console.log(describe(entry));
      console.log(entries.length > 0 ? 'On the list: do not write.' : 'Not on the list.');
    }),
  );

program
  .command('export')
  .description('write everyone as CSV, to take them out of a mailing')
  .action(() =>
    withStore(async (store) => {
      writeData(writeCsv(await suppressionRows(store, teamSuppressionWords)));
    }),
  );

await runCommandLine(program, { usual: 'list' });

function describe({ value, name, channels, profiling, since }: StoredSuppression): string {
  const what = [...channels, ...(profiling ? ['no choosing of offers by treatment'] : [])].join(', ');
  return `${value.replace(/\n/g, ', ')}  ${name}: ${what}, since ${writeMoment(since)}`;
}
