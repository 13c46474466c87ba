import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from './contenders.ts';
import { median } from './measure.ts';

/** What a flood did to another visitor, in milliseconds. */
interface Row {
  flood: string;
  /** Answers, connections or megabytes, as the flood counts. */
  amount: string;
  visitor_waits: number;
  longest: number;
}

const SECONDS = 5;
const HEALTH_CLIENTS = 30;
const IDLE_CONNECTIONS = 5_000;
const MEGABYTES_PER_SECOND = 10;
const SENDERS = 20;

interface Flood {
  /** Goes on until the signal, and says how much it was. */
  run: (url: URL, signal: AbortSignal) => Promise<string>;
}

const floods: Record<string, Flood> = {
  nothing: { run: (_, signal) => until(signal).then(() => '') },
  [`${HEALTH_CLIENTS} clients on /healthz`]: { run: askHealth },
  [`${IDLE_CONNECTIONS} idle connections`]: { run: stayConnected },
  [`${MEGABYTES_PER_SECOND} MB/s of garbage`]: { run: sendGarbage },
};

/** Runs each flood for five seconds, while another visitor opens a form again and again. */
export async function measureFloods(folder: string, env: Record<string, string>): Promise<Row[]> {
  const data = mkdtempSync(join(folder, 'floods-'));
  const server = await start('candour', { ...env, DATA_DIR: data });
  try {
    const rows: Row[] = [];
    for (const [flood, { run }] of Object.entries(floods)) {
      const stopping = new AbortController();
      const running = run(new URL(server.url), stopping.signal);
      const waits: number[] = [];
      const end = performance.now() + SECONDS * 1000;
      while (performance.now() < end) {
        const startedAt = performance.now();
        await (await fetch(`${server.url}/requests/access/`)).text();
        waits.push(performance.now() - startedAt);
        await sleep(20);
      }
      stopping.abort();
      const amount = await running;
      rows.push({
        flood,
        amount,
        visitor_waits: Math.round(median(waits) * 10) / 10,
        longest: Math.round(Math.max(...waits)),
      });
    }
    return rows;
  } finally {
    await server.stop();
    rmSync(data, { recursive: true });
  }
}

const until = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });

async function askHealth(url: URL, signal: AbortSignal): Promise<string> {
  let answers = 0;
  const client = async () => {
    while (!signal.aborted) {
      await (await fetch(new URL('/healthz', url))).text();
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: HEALTH_CLIENTS }, client));
  return `${answers} answers`;
}

async function stayConnected(url: URL, signal: AbortSignal): Promise<string> {
  const sockets = Array.from({ length: IDLE_CONNECTIONS }, () => open(url));
  let most = 0;
  const count = setInterval(() => {
    most = Math.max(most, sockets.filter(({ readyState }) => readyState === 'open').length);
  }, 200);
  await until(signal);
  clearInterval(count);
  for (const socket of sockets) socket.destroy();
  return `${most} open`;
}

async function sendGarbage(url: URL, signal: AbortSignal): Promise<string> {
  const share = (MEGABYTES_PER_SECOND * 1_000_000) / SENDERS / 50;
  let sent = 0;
  const sender = async () => {
    let socket = open(url);
    while (!signal.aborted) {
      if (socket.destroyed) socket = open(url);
      const bytes = randomBytes(share);
      if (socket.readyState === 'open') {
        socket.write(bytes);
        sent += bytes.length;
      }
      await sleep(20);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return `${Math.round(sent / 1_000_000)} MB`;
}

/** A connection that may end at any time. */
function open({ hostname, port }: URL): Socket {
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.resume();
  return socket;
}
