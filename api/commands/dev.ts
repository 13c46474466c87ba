import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { siteEnvironment } from '../../content/site-environment.ts';

/*
 * `npm run dev`: Astro’s development server and the API at one address. The API runs in its own process, which restarts
 * when its code changes, and fills in the pages of the last build. The site’s processes get none of the API’s keys.
 */
const DEFAULT_PORT = 4310;
const programs: ChildProcess[] = [];

await runCommandLine(
  commandLine('npm run dev --', 'Serves the site and the API, and reloads both when their files change.')
    .option('--port <port>', 'the port to open in a browser; 0 chooses a free one', readPort, DEFAULT_PORT)
    .action(dev),
);

async function dev({ port: requestedPort }: { port: number }): Promise<void> {
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const forSite = siteEnvironment(process.env);
  const built = run(['site/build/build.ts', '--if-changed'], forSite);
  const [code] = (await once(built, 'close')) as [number | null];
  if (code !== 0 || process.exitCode !== undefined) {
    process.exitCode ??= 1;
    return;
  }
  const port = requestedPort === 0 ? await freePort() : requestedPort;
  const apiPort = await freePort();
  const origin = `http://localhost:${port}`;
  const api = run(['--watch', '--watch-preserve-output', 'api/start.js'], {
    ...process.env,
    PUBLIC_ORIGIN: origin,
    HOST: '127.0.0.1',
    PORT: String(apiPort),
  });
  const site = run(['site/commands/astro.ts', 'dev', '--port', String(port)], {
    ...forSite,
    PUBLIC_ORIGIN: origin,
    API_ORIGIN: `http://127.0.0.1:${apiPort}`,
  });
  // Neither works without the other, so stop both.
  for (const program of [api, site])
    program.once('close', (code) => {
      process.exitCode ??= code ?? 1;
      stop();
    });
}

function run(args: string[], env: Record<string, string | undefined>): ChildProcess {
  const program = spawn(process.execPath, args, { env, stdio: 'inherit' });
  programs.push(program);
  return program;
}

function stop(): void {
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
