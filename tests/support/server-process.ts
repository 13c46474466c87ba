import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { BUILT_FOR } from './build-sites.ts';
import { freePort } from './free-port.ts';

/** The real server in a process of its own, as `npm run serve` starts it. */
export interface ServerProcess {
  /** Its origin, without the base path. */
  url: string;
  /** Everything it has written, for assertions on the log. */
  output: () => string;
  /** `kill -9`: no handler runs. */
  kill: () => Promise<void>;
  /** Sends SIGTERM, and returns the exit code. */
  stop: () => Promise<number | null>;
}

/** The output and the exit code of a server that refused to start. */
export class StartRefused extends Error {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly stdout: string;

  constructor(exitCode: number | null, stdout: string, stderr: string) {
    super(`The server did not start: ${stderr || stdout}`);
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
  }
}

interface Circumstances {
  user?: number;
  largestFile?: number;
  onlyWritable?: string;
  withoutRights?: number;
  checkout?: string;
}

/** The arguments of `unshare` for a program that sees every file system read-only but for one folder. */
const readOnlyExcept = (folder: string, ...program: string[]): string[] => [
  '--mount',
  '/bin/sh',
  '-c',
  'set -e; mount --bind "$0" "$0"; mount -o remount,bind,ro /; for at in /tmp /var/tmp; do ' +
    'if mountpoint -q "$at"; then mount -o remount,bind,ro "$at"; fi; done; exec "$@"',
  folder,
  ...program,
];

/** The same as a user of that id, without any capability and without a way to get one, as in a container. */
const withoutRightsAs = (user: number, ...program: string[]): string[] => [
  ...['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'],
  ...['--bounding-set=-all', '--inh-caps=-all', '--no-new-privs', ...program],
];

/** Whether this process may make file systems read-only for a child, which takes Linux and root. */
export const canMount = (): boolean =>
  process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0;

const entry = join(import.meta.dirname, '../../api/start.js');

/**
 * Starts the server and waits until it reports that it is ready. Throws `StartRefused` if it ends before
 * that. `PORT` and `PUBLIC_ORIGIN` are chosen to match unless they are given.
 *
 * @param user the id of the user that it runs as, if this process may set one
 * @param checkout another copy of the program, whose server is started
 * @param largestFile the size in kB of the largest file that it may write, to simulate a full disk
 * @param onlyWritable the one folder in which it may write; needs `canMount()`
 * @param withoutRights with `onlyWritable`: the id of the user that it runs as, without any capability
 */
export async function startServer(
  env: Record<string, string>,
  { user, largestFile, onlyWritable, withoutRights, checkout }: Circumstances = {},
): Promise<ServerProcess> {
  const port = env['PORT'] ?? String(await freePort());
  const url = `http://localhost:${port}`;
  const script = checkout === undefined ? entry : join(checkout, 'api/start.js');
  const limited = ['-c', `ulimit -f ${Number(largestFile) * 2}; exec "$0" "$1"`, process.execPath, script];
  const start = [process.execPath, script];
  const [program, args] =
    onlyWritable !== undefined
      ? [
          'unshare',
          readOnlyExcept(
            onlyWritable,
            ...(withoutRights === undefined ? start : withoutRightsAs(withoutRights, ...start)),
          ),
        ]
      : largestFile === undefined
        ? [process.execPath, [script]]
        : ['/bin/sh', limited];
  const child = spawn(program, args, {
    ...(user === undefined ? {} : { uid: user, gid: user }),
    // Not the repository's own folder, because a developer's `.env` there may hold a key that sends real
    // mail.
    cwd: import.meta.dirname,
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: port,
      PUBLIC_ORIGIN: url,
      MAILS_PER_SECOND: '100',
      // On this day no server considers its site out of date.
      CANDOUR_TODAY: BUILT_FOR,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
      if (stdout.includes('"event":"server.ready"')) resolve();
    });
    child.once('close', (code) => {
      reject(new StartRefused(code, stdout, stderr));
    });
  });
  return {
    url,
    output: () => stdout + stderr,
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
