import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../support/postgres-server.ts';
import { start } from './contenders.ts';
import type { Name } from './contenders.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';

const SECONDS = 3;
const WARM_UP = 2000;
const CONNECTIONS = [16, 64];

/** What is measured, and with how many servers on one database. */
const contenders: { label: string; name: Name; servers: number }[] = [
  { label: 'one INSERT', name: 'floorOnPostgres', servers: 1 },
  { label: 'the same work, plainly', name: 'plain', servers: 1 },
  { label: 'Candour', name: 'candour', servers: 1 },
  { label: 'Candour, two servers', name: 'candour', servers: 2 },
];

interface Row {
  connections: number;
  server: string;
  perSecond: number;
  p50: number;
  p99: number;
  refused: number;
}

/**
 * Accepted requests a second on PostgreSQL, beside a bare server that does one INSERT and one that does the same work
 * plainly, each in an empty database. The database waits for the disk at each commit, unless `TEST_DATABASE_URL` names a
 * server that does not.
 */
export async function measureOnPostgres(folder: string, env: Record<string, string>) {
  const postgres = await startPostgres({ isDurable: true });
  try {
    const rows: Row[] = [];
    for (const connections of CONNECTIONS)
      for (const { label, name, servers } of contenders) {
        const database = `bench_${name.toLowerCase()}_${servers}_${connections}`;
        await create(postgres.url('postgres'), database);
        const settings = { ...env, DATABASE_URL: postgres.url(database) };
        const { perSecond, p50, p99, refused } = await measureServers(
          folder,
          name,
          servers,
          connections,
          settings,
        );
        rows.push({
          connections,
          server: label,
          perSecond: Math.round(perSecond),
          p50: Math.round(p50),
          p99: Math.round(p99),
          refused,
        });
      }
    return rows.map((row) => {
      const bare = rows.find((it) => it.connections === row.connections);
      return { ...row, toOneInsert: Number((row.perSecond / (bare?.perSecond ?? NaN)).toFixed(2)) };
    });
  } finally {
    await postgres.stop();
  }
}

/** Starts the servers one after another on one database, and sends each its part of the forms at the same time. */
async function measureServers(
  folder: string,
  name: Name,
  servers: number,
  connections: number,
  env: Record<string, string>,
): Promise<Measured> {
  const running = [];
  try {
    for (let index = 0; index < servers; index++)
      running.push(await start(name, { ...env, DATA_DIR: mkdtempSync(join(folder, 'postgres-')) }));
    const parts = await Promise.all(
      running.map(({ url }, index) =>
        measure({
          url,
          connections: connections / servers,
          first: index * 1_000_000,
          warmUp: WARM_UP / servers,
          forms: 5000 * SECONDS,
          seconds: SECONDS,
        }),
      ),
    );
    const sum = (key: keyof Measured) => parts.reduce((all, part) => all + part[key], 0);
    const worst = (key: keyof Measured) => Math.max(...parts.map((part) => part[key]));
    return {
      accepted: sum('accepted'),
      refused: sum('refused'),
      perSecond: sum('perSecond'),
      p50: worst('p50'),
      p99: worst('p99'),
    };
  } finally {
    for (const server of running) await server.stop();
  }
}

async function create(url: string, database: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
}
