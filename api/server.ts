import { serve } from '@hono/node-server';
import { addresses } from '../content/addresses.ts';
import { dayInLondon, SECOND } from './base/calendar.ts';
import { loadEnvFile } from './base/env-file.ts';
import { composeApplication } from './compose.ts';
import { limitBodyTime, UPLOAD } from './http/body-time.ts';
import { bankHolidaysEndSoon } from './http/figures.ts';
import { printProblems } from './base/print-problems.ts';
import { listedUntil } from './domain/deadline/bank-holidays.ts';

/* Reads the environment, composes, listens and shuts down. */
try {
  loadEnvFile(process.env);
} catch (error) {
  fail([String(error instanceof Error ? error.message : error)]);
}
// Whatever is created here holds personal data: for its owner alone.
process.umask(0o077);
const composed = await composeApplication(process.env);
if (!composed.ok) fail(composed.problems);
const { app, store, config, clock, log, messages, mailbox, startJobs, stopJobs, close } = composed.value;

const released = await store.releaseLeases();
if (released > 0) log('mail.leases-released', { mails: released });
if (bankHolidaysEndSoon(dayInLondon(clock.now())))
  log('bank-holidays.list-ending', { listedUntil, message: 'Install a newer release of Candour.' });
startJobs();

const { host, port } = config;
const server = serve(
  {
    fetch: app.fetch,
    hostname: host,
    port,
    serverOptions: { requestTimeout: UPLOAD, headersTimeout: 10 * SECOND },
  },
  (address) => {
    log('server.ready', { address: messages.url('/'), port: address.port });
    if (mailbox) log('mail.local-mailbox', { mailbox: messages.url(addresses.mailbox) });
  },
);
server.on('request', limitBodyTime(config.basePath.replace(/\/+$/, '')));
server.once('error', (error: Error) => fail([`PORT: ${host} port ${port} cannot be used. ${error.message}`]));
process.once('SIGTERM', shutDown);
process.once('SIGINT', shutDown);

/** Takes no new request, finishes those under way and the mail being sent, and closes the database. */
function shutDown(): void {
  log('server.stopping');
  const jobs = stopJobs();
  server.close(() => {
    void jobs.then(close).then(() => {
      log('server.stopped');
    });
  });
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}

function fail(problems: string[]): never {
  printProblems(`Candour cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n`);
  process.exit(1);
}
