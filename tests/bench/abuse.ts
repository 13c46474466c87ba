import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ORIGIN, start } from './contenders.ts';

/** The cost of one kind of hostile form, in milliseconds. */
interface Row {
  input: string;
  /** The number of forms sent at the same time. */
  at_once: number;
  status: string;
  /** The time until the last of them was answered. */
  answered: number;
  /** The longest time that another visitor waited for a page meanwhile. */
  visitor_waits: number;
}

const MARKS = `a${'\u0301'.repeat(25_000)}${'\u0316'.repeat(25_000)}`;

/** Forms that are valid HTTP and expensive to process, each about 100 kB on the wire. */
const inputs: Record<string, string> = {
  nothing: '',
  'stacked accents in the name': new URLSearchParams({ name: MARKS.slice(0, 16_000) }).toString(),
  'stacked accents, sent as raw UTF-8': `name=${MARKS}`,
  'fifty thousand fields': 'a&'.repeat(50_000),
  'one long line of digits': `telephone=${'1'.repeat(100_000)}`,
};

/**
 * Sends each input once and then five times in parallel, while another visitor opens the form again and
 * again.
 */
export async function measureAbuse(folder: string, env: Record<string, string>): Promise<Row[]> {
  const data = mkdtempSync(join(folder, 'abuse-'));
  const server = await start('candour', { ...env, DATA_DIR: data });
  try {
    const rows: Row[] = [];
    for (const [input, body] of Object.entries(inputs))
      for (const count of [1, 5]) rows.push({ input, ...(await attack(server.url, body, count)) });
    return rows;
  } finally {
    await server.stop();
    rmSync(data, { recursive: true });
  }
}

async function attack(url: string, body: string, count: number): Promise<Omit<Row, 'input'>> {
  await timed(visit(url));
  const startedAt = performance.now();
  const meanwhile = { over: false, longest: 0 };
  const visiting = visitUntil(url, meanwhile);
  const statuses = await Promise.all(Array.from({ length: count }, () => send(url, body)));
  const answered = performance.now() - startedAt;
  meanwhile.over = true;
  await visiting;
  return {
    at_once: count,
    status: [...new Set(statuses)].join(', '),
    answered: Math.round(answered),
    visitor_waits: Math.round(meanwhile.longest),
  };
}

async function visitUntil(url: string, state: { over: boolean; longest: number }): Promise<void> {
  do state.longest = Math.max(state.longest, await timed(visit(url)));
  while (!state.over);
}

async function timed(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

const visit = async (url: string): Promise<string> => (await fetch(`${url}/requests/access/`)).text();

async function send(url: string, body: string): Promise<number> {
  const response = await fetch(`${url}/api/requests/access`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  await response.text();
  return response.status;
}
