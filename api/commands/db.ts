import { InvalidArgumentError } from 'commander';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { existingFile } from '../../command-line/paths.ts';
import { dayInLondon, writeMoment } from '../base/calendar.ts';
import { systemClock } from '../base/clock.ts';
import { isPostgresUrl, readConfig } from '../base/config.ts';
import { copyDatabase } from '../store/copy-database.ts';
import { migrateDatabase, readStatus } from '../store/database-status.ts';
import { holdFolder } from '../store/sqlite/hold-folder.ts';
import { withStore } from './open.ts';
import { parseDay } from './parse-day.ts';
import { reporting } from './reporting.ts';

/* `npm run db`: shows and migrates the database, and copies it from SQLite to PostgreSQL. */
const program = commandLine('npm run db --', 'Shows, migrates and copies the database.');

program
  .command('status')
  .description('show which migrations the database has had; runs when no command is given')
  .action(() =>
    withSettings(async ({ dataDir, databaseUrl }) => {
      const { engine, done, pending } = await readStatus(dataDir, databaseUrl);
      console.log(`${engine}: ${done.length} migrations done, ${pending.length} pending.`);
      for (const name of pending) console.log(`  ${name}`);
    }),
  );

program
  .command('migrate')
  .description('bring the database up to date; the server does so when it starts')
  .action(() =>
    withSettings(async ({ dataDir, databaseUrl }) => {
      const release = databaseUrl === undefined ? holdFolder(dataDir) : () => undefined;
      if (!release) throw new Error(`A server is running on ${dataDir}. Stop it first.`);
      const { pending } = await readStatus(dataDir, databaseUrl);
      await migrateDatabase(dataDir, databaseUrl);
      release();
      console.log(pending.length === 0 ? 'Nothing to do.' : `Done: ${pending.join(', ')}.`);
    }),
  );

program
  .command('copy')
  .description('copy a SQLite database into an empty one on PostgreSQL, and compare; stop the server first')
  .requiredOption('--from <file>', 'the SQLite database, such as data/candour.db', existingFile)
  .requiredOption('--to <url>', 'the PostgreSQL database, such as postgres://user@host/candour', postgresUrl)
  .action(({ from, to }: { from: string; to: string }) =>
    reporting(async () => {
      for (const { table, rows } of await copyDatabase(from, to)) console.log(`${table}: ${rows}`);
      console.log('Copied. The number of rows and their hashes are the same.');
    }),
  );

program
  .command('confirm-clock')
  .description('say that the machine’s clock is right, so that Candour erases and reminds by it again')
  .argument(
    '<day>',
    'the present day, such as 2026-11-26: what your calendar says, and not this machine',
    parseDay,
  )
  .action((day: string) =>
    withStore(async (store) => {
      const now = systemClock.now();
      if (day !== dayInLondon(now))
        throw new Error(
          `The clock says ${writeMoment(now)}, and not ${day}. Put the clock right. Nothing was changed.`,
        );
      await store.confirmTime(now);
      console.log(
        `Confirmed: it is ${writeMoment(now)}. A running server goes by its clock within a minute.`,
      );
    }),
  );

await runCommandLine(program, { usual: 'status' });

interface Place {
  dataDir: string;
  databaseUrl: string | undefined;
}

function withSettings(work: (place: Place) => Promise<void>): Promise<void> {
  return reporting(async () => {
    const config = readConfig(process.env);
    if (!config.ok) throw new Error(config.problems.join('\n'));
    await work(config.value);
  });
}

function postgresUrl(text: string): string {
  if (!isPostgresUrl(text))
    throw new InvalidArgumentError('Expected an address such as postgres://user:password@host/candour.');
  return text;
}
