import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestContext } from 'vitest';
import { freePort } from './free-port.ts';
import { startResendService } from './resend-service.ts';
import type { ResendService } from './resend-service.ts';
import { startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

const HEALTH_TOKEN = 'a-token-of-the-tests';

/** The part of `/healthz` that these tests read. */
export interface HealthReport {
  ready: boolean;
  requests: { stored: number; unconfirmed: number };
  mail: { waiting: number; deadLettered: number };
}

/** A server that can be killed and started again at the same address, on the same data, with the same mail service. */
export interface RestartableServer {
  origin: string;
  dataDir: string;
  resend: ResendService;
  /** Starts the server. These variables apply to this start only. */
  start: (env?: Record<string, string>) => Promise<ServerProcess>;
  health: () => Promise<HealthReport>;
  /** Stops the last server and deletes its data. */
  close: () => Promise<void>;
}

/** @param settings variables of every start */
export async function prepareServer(settings: Record<string, string> = {}): Promise<RestartableServer> {
  const { contentDir, siteDir } = inject('sites').full;
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-killed-'));
  const resend = await startResendService();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let server: ServerProcess | undefined;
  return {
    origin,
    dataDir,
    resend,
    start: async (env = {}) => {
      server = await startServer({
        PORT: String(port),
        CONTENT_DIR: contentDir,
        SITE_DIR: siteDir,
        DATA_DIR: dataDir,
        RESEND_API_KEY: 're_test',
        RESEND_BASE_URL: resend.url,
        MAIL_FROM: 'privacy@mail.example',
        // All clients in these tests are in one network.
        REQUESTS_PER_HOUR: '100000',
        HEALTH_TOKEN,
        ...settings,
        ...env,
      });
      return server;
    },
    health: async () => {
      const headers = { authorization: `Bearer ${HEALTH_TOKEN}` };
      return (await (await fetch(`${origin}/healthz`, { headers })).json()) as HealthReport;
    },
    close: async () => {
      await server?.kill();
      await resend.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A server for one concurrent test. After a failure the outbox waits before it tries again. */
export async function serverFor(
  { onTestFinished }: TestContext,
  settings?: Record<string, string>,
): Promise<RestartableServer> {
  const place = await prepareServer(settings);
  onTestFinished(place.close);
  return place;
}

/** Waits until no mail is waiting, so that everything has been delivered. */
export async function mailSettled({ health }: RestartableServer, { expect }: TestContext): Promise<void> {
  await expect
    .poll(async () => (await health()).mail, { timeout: 120_000 })
    .toMatchObject({ waiting: 0, deadLettered: 0 });
}
