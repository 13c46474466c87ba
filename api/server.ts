import { serve } from '@hono/node-server';
import { addresses } from '../content/addresses.ts';
import { loadEnvFile } from './base/env-file.ts';
import { composeApplication } from './compose.ts';
import { connectionTimes } from './http/body-time.ts';
import { answerEarly } from './http/early-answers.ts';
import { printProblems } from './base/print-problems.ts';

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
const { app, config, log, messages, mailbox, startJobs, stopJobs, close } = composed.value;

await startJobs();

const { host, port } = config;
const server = serve(
  { fetch: app.fetch, hostname: host, port, serverOptions: connectionTimes },
  (address) => {
    log('server.ready', { address: messages.url('/'), port: address.port });
    if (mailbox) log('mail.local-mailbox', { mailbox: messages.url(addresses.mailbox) });
  },
);
answerEarly(server, messages, config.basePath.replace(/\/+$/, ''));
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
