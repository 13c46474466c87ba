import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/** A server process under measurement. */
export interface Contender {
  url: string;
  /** From the start of the process until it said that it is ready, in milliseconds. */
  startMs: number;
  /** Resident memory now, in MB. */
  memory: () => number;
  stop: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** The arguments of `node` for each; Candour's are those of `npm run serve`. */
const commands = {
  floor: ['tests/bench/floor.ts'],
  candour: packageJson.scripts.serve.split(' ').slice(1),
};
export type Name = keyof typeof commands;

/** The origin that Candour is told to have; forms must come from it. */
export const ORIGIN = 'http://localhost:4310';
/** Given to Candour, so that the load can sign the forms that it sends. */
export const KEYS = `bench:${Buffer.alloc(32, 7).toString('base64')}`;

/** Starts one as it runs in earnest: the real process, with its data on a real disk. */
export async function start(name: Name, env: Record<string, string>): Promise<Contender> {
  const startedAt = performance.now();
  const [script = '', ...options] = commands[name].toReversed();
  const child = spawn(process.execPath, [...options.toReversed(), join(root, script)], {
    // Not the repository's folder: a developer's `.env` there may hold a key with which real mail is sent.
    cwd: import.meta.dirname,
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    // Read to the end, so that its log never has to wait for us.
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
