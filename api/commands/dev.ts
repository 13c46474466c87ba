import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { contentDirectory } from '../../content/load.ts';
import { siteEnvironment } from '../../content/site-environment.ts';

/*
 * `npm run dev`: Astro’s development server and the API at one address. The API runs in its own process, which restarts
 * when its code or the clinic’s facts change, and fills in the pages of the last build. While the site cannot be built, as
 * before the first publication, there is no API, and forms are shown but not taken. The site’s processes get none of the
 * API’s keys.
 */
const DEFAULT_PORT = 4310;
/** An editor writes several files, or one in several steps, at one save. */
const SETTLED_MS = 300;
const programs = new Set<ChildProcess>();
const stopping = new AbortController();
const isStopping = (): boolean => stopping.signal.aborted;

await runCommandLine(
  commandLine('npm run dev --', 'Serves the site and the API, and reloads both when their files change.')
    .option('--port <port>', 'the port to open in a browser; 0 chooses a free one', readPort, DEFAULT_PORT)
    .action(dev),
);

async function dev({ port: requestedPort }: { port: number }): Promise<void> {
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const forSite = siteEnvironment(process.env);
  const port = requestedPort === 0 ? await freePort() : requestedPort;
  const apiPort = await freePort();
  const origin = `http://localhost:${port}`;
  let api: ChildProcess | undefined;

  await startApi(true);
  if (isStopping()) return;
  const site = run(['site/commands/astro.ts', 'dev', '--port', String(port)], {
    ...forSite,
    PUBLIC_ORIGIN: origin,
    API_ORIGIN: `http://127.0.0.1:${apiPort}`,
  });
  endWith(site);
  watchContent();

  /** Builds the site if it has to be, and starts the API on it. */
  async function startApi(isFirst: boolean): Promise<void> {
    // Later, the site's own process says what is wrong.
    const built = run(['site/build/build.ts', '--if-changed'], forSite, isFirst ? 'inherit' : 'ignore');
    const [code] = (await once(built, 'close')) as [number | null];
    if (isStopping()) return;
    if (code !== 0) {
      if (isFirst) console.log('Until the site can be built, forms are shown but not taken.');
      return;
    }
    api = runApi();
  }

  function runApi(): ChildProcess {
    const program = run(['--watch', '--watch-preserve-output', 'api/start.js'], {
      ...process.env,
      PUBLIC_ORIGIN: origin,
      HOST: '127.0.0.1',
      PORT: String(apiPort),
    });
    endWith(program);
    return program;
  }

  /** The API reads facts and words once. A policy changes nothing for it, unless the site could not be built without. */
  function watchContent(): void {
    const files = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    let last = Promise.resolve();
    const watcher = watch(contentDirectory(process.env), { recursive: true }, (_, name) => {
      files.add(String(name));
      clearTimeout(timer);
      timer = setTimeout(() => {
        const changed = [...files];
        files.clear();
        last = last.then(() => takeUp(changed));
      }, SETTLED_MS);
    });
    site.once('close', () => {
      watcher.close();
      clearTimeout(timer);
    });
  }

  async function takeUp(changed: string[]): Promise<void> {
    if (isStopping()) return;
    if (!api) {
      await startApi(false);
      return;
    }
    if (changed.every((name) => name.startsWith('policies') || name === 'team.yaml')) return;
    const former = api;
    programs.delete(former);
    const ended = once(former, 'close');
    former.kill('SIGTERM');
    await ended;
    if (!isStopping()) api = runApi();
  }
}

function run(
  args: string[],
  env: Record<string, string | undefined>,
  stdio: 'inherit' | 'ignore' = 'inherit',
): ChildProcess {
  const program = spawn(process.execPath, args, { env, stdio });
  programs.add(program);
  return program;
}

/** Neither the site nor the API works without the other, so both stop. One that was taken out of the list is replaced. */
function endWith(program: ChildProcess): void {
  program.once('close', (code) => {
    if (!programs.has(program)) return;
    process.exitCode ??= code ?? 1;
    stop();
  });
}

function stop(): void {
  stopping.abort();
  process.exitCode ??= 0;
  for (const program of programs) program.kill('SIGTERM');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function readPort(typed: string): number {
  if (/^\d{1,5}$/.test(typed) && Number(typed) <= 65_535) return Number(typed);
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}
