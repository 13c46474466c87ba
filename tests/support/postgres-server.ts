import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { installPackages, isDebianAsRoot } from './debian-packages.ts';

/** What only a server of the test's own can be made to do. */
interface OwnServer {
  end: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops all its processes where they are: it keeps its connections and answers nothing until `thaw`. */
  freeze: () => void;
  thaw: () => void;
}

/** A PostgreSQL for tests: its URL, without a database, and what ends it. */
export interface PostgresServer {
  /** The address of a database on it, which need not exist yet. */
  url: (database: string) => string;
  /** Ends it as a crash would, and starts it again. Undefined for a server that is not the test's own. */
  own: OwnServer | undefined;
  /** The databases of `newDatabaseOn`, which `stop` drops. */
  made: string[];
  stop: () => Promise<void>;
}

/**
 * The server of `TEST_DATABASE_URL`, or else a new one of the programs that Debian's package has, on a socket of its own
 * and as an unprivileged user. Throws, and says what it needs, when there is neither.
 *
 * @param isDurable whether its own server waits for the disk at each commit, as in production
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    const url = (database: string) => Object.assign(new URL(given), { pathname: `/${database}` }).href;
    const made: string[] = [];
    const stop = async () => {
      for (const name of made) await queryAt(url('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
    };
    return { url, own: undefined, made, stop };
  }
  const programs = findPrograms() ?? installedPrograms();
  if (programs === undefined)
    throw new Error(
      'These tests need PostgreSQL 15 or later. On Debian: apt-get install postgresql. Elsewhere set TEST_DATABASE_URL to a server on which databases may be created.',
    );
  return startOwn(programs, isDurable);
}

/** The same for one file of tests. Where there is none it warns, and the tests are skipped. */
export async function startPostgresOrWarn(what: string): Promise<PostgresServer | undefined> {
  return startPostgres().catch((error: unknown) => {
    console.warn(`\n${what} NOT TESTED ON POSTGRESQL. ${error instanceof Error ? error.message : ''}\n`);
    return undefined;
  });
}

/** The settings of servers that share a new, empty database there. */
export async function newDatabaseOn({ url, made }: PostgresServer): Promise<{
  DATABASE_URL: string;
  CANDOUR_KEYS: string;
}> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await queryAt(url('postgres'), `CREATE DATABASE ${name}`);
  made.push(name);
  return { DATABASE_URL: url(name), CANDOUR_KEYS: `k1:${randomBytes(32).toString('base64')}` };
}

/** The rows that a statement gives on a connection of its own. */
export async function queryAt<T extends object>(databaseUrl: string, statement: string): Promise<T[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** On Debian as root, the programs of a package that is installed now. */
function installedPrograms(): string | undefined {
  if (!isDebianAsRoot()) return undefined;
  console.log('The contract tests need PostgreSQL and found none. Installing Debian’s postgresql package.');
  try {
    installPackages('postgresql');
  } catch {
    return undefined;
  }
  return findPrograms();
}

/** The folder with `initdb` and `postgres`. */
function findPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .filter((version) => Number(version) >= 15)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const NOBODY = 65534;

async function startOwn(programs: string, isDurable: boolean): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-postgres-'));
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (user.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = [
    'listen_addresses=',
    'timezone=UTC',
    `fsync=${isDurable ? 'on' : 'off'}`,
    'max_connections=100',
  ];
  const args = ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])];
  const start = () => startProcess(join(programs, 'postgres'), args, { ...user, cwd: folder });
  let running = await start();
  return {
    url: (database) => `postgres://app@localhost/${database}?host=${encodeURIComponent(folder)}`,
    own: {
      end: () => running.end('SIGQUIT'),
      start: async () => {
        running = await start();
      },
      freeze: () => {
        running.signal('SIGSTOP');
      },
      thaw: () => {
        running.signal('SIGCONT');
      },
    },
    made: [],
    stop: async () => {
      await running.end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a server, and waits until connections are accepted. */
async function startProcess(
  program: string,
  args: string[],
  options: { cwd: string; uid?: number; gid?: number },
): Promise<{ end: (signal: NodeJS.Signals) => Promise<void>; signal: (signal: NodeJS.Signals) => void }> {
  const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((done) =>
    server.once('exit', () => {
      done();
    }),
  );
  await new Promise<void>((ready, failed) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) ready();
    });
    void ended.then(() => {
      failed(new Error(`PostgreSQL did not start: ${said}`));
    });
  });
  return {
    end: async (signal) => {
      server.kill(signal);
      await ended;
    },
    // Each connection has a process of its own, in a group of its own. The first process starts no other while it is stopped.
    signal: (signal) => {
      server.kill(signal);
      for (const child of childrenOf(server.pid ?? 0)) signalIfRunning(child, signal);
    },
  };
}

/** A connection's process may end between being listed and being sent the signal. */
function signalIfRunning(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}
