import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/** A server process that is measured. */
export interface Contender {
  url: string;
  /** From the start of the process until it reports that it is ready, in milliseconds. */
  startMs: number;
  /** Resident memory now, in MB. */
  memory: () => number;
  stop: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** The arguments of `node` for each server. Candour's are those of `npm run serve`. */
const commands = {
  floor: ['tests/bench/floor.ts'],
  floorOnPostgres: ['tests/bench/floor-postgres.ts'],
  plain: ['tests/bench/plain.ts'],
  candour: packageJson.scripts.serve.split(' ').slice(1),
};
export type Name = keyof typeof commands;

/** The origin that Candour is configured with. Forms must come from it. */
export const ORIGIN = 'http://localhost:4310';
/** Candour's keys, so that the load can sign the forms that it sends. */
export const KEYS = `bench:${Buffer.alloc(32, 7).toString('base64')}`;

/** Starts a server as in production: a real process, with its data on a real disk. */
export async function start(name: Name, env: Record<string, string>): Promise<Contender> {
  const startedAt = performance.now();
  const [script = '', ...options] = commands[name].toReversed();
  const child = spawn(process.execPath, [...options.toReversed(), join(root, script)], {
    // Not the repository's folder, because a developer's `.env` there may hold a key that sends real mail.
    cwd: import.meta.dirname,
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    // Read until the end, so that the server never blocks on its log.
    child.stdout.on('data', (chunk: Buffer) => {
      const [, found] = /"event":"server.ready".*"port":(\d+)/.exec(chunk.toString()) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', (code) => {
      reject(new Error(`${script} ended with ${code ?? 'a signal'}`));
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    startMs: performance.now() - startedAt,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
