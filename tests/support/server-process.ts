import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The real server in a process of its own, as `npm run serve` starts it. */
export interface ServerProcess {
  url: string;
  /** Everything it has written, for assertions on its log. */
  output: () => string;
  /** `kill -9`: no handler runs. */
  kill: () => Promise<void>;
  /** SIGTERM, and its exit code. */
  stop: () => Promise<number | null>;
}

const root = join(import.meta.dirname, '../..');

/** Starts the server and waits until it says that it is ready. Rejects with its error output when it refuses to start. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['api/server.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', MAILS_PER_SECOND: '100', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const port = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const [, found] = /"event":"ready".*"port":(\d+)/.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      reject(new Error(output));
    });
  });
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    kill: async () => {
      await ended(child, 'SIGKILL');
    },
    stop: async () => {
      await ended(child, 'SIGTERM');
      return child.exitCode;
    },
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
