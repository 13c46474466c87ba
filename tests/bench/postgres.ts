import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../support/postgres-server.ts';
import { start } from './contenders.ts';
import { measure } from './measure.ts';

const SECONDS = 3;
const WARM_UP = 2000;

/**
 * Accepted requests a second on PostgreSQL, beside a bare server that does one INSERT, each in an empty database. The
 * database waits for the disk at each commit, unless `TEST_DATABASE_URL` names a server that does not.
 */
export async function measureOnPostgres(folder: string, env: Record<string, string>) {
  const postgres = await startPostgres({ isDurable: true });
  try {
    const rows = [];
    for (const connections of [16, 64]) {
      const rates: number[] = [];
      for (const name of ['floorOnPostgres', 'candour'] as const) {
        const database = `bench_${name.toLowerCase()}_${connections}`;
        await create(postgres.url('postgres'), database);
        const server = await start(name, {
          ...env,
          DATA_DIR: mkdtempSync(join(folder, 'postgres-')),
          DATABASE_URL: postgres.url(database),
        });
        try {
          const forms = 5000 * SECONDS;
          const load = { url: server.url, connections, first: 0, warmUp: WARM_UP, forms, seconds: SECONDS };
          const { perSecond, p50, p99, refused } = await measure(load);
          const inWhole = { perSecond: Math.round(perSecond), p50: Math.round(p50), p99: Math.round(p99) };
          rows.push({ connections, server: name, ...inWhole, refused });
          rates.push(perSecond);
        } finally {
          await server.stop();
        }
      }
      const [bare = NaN, candour = NaN] = rates;
      rows.push({ connections, server: 'ratio', perSecond: Number((candour / bare).toFixed(2)) });
    }
    return rows;
  } finally {
    await postgres.stop();
  }
}

async function create(url: string, database: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
}
