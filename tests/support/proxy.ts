import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** The host name in the files of `api/deploy`. */
export const HOST = 'privacy.clinic.example';

/** A proxy that runs with a file of `api/deploy`, on loopback, with a certificate of its own. */
export interface Proxy {
  httpPort: number;
  httpsPort: number;
  /** Its certificate, which clients must trust. */
  certificate: string;
  /** Everything it has logged. */
  log: () => string;
  stop: () => Promise<void>;
}

export type ProxyName = 'nginx' | 'caddy';

/**
 * The proxies, each with the reason why its tests cannot run on this machine, if there is one. Tests never
 * install a proxy.
 */
export const proxies = (['nginx', 'caddy'] as const).map((name) => {
  const why = reasonToSkip(name);
  // A summary counts skipped tests without naming them.
  if (why !== undefined) console.warn(`Tests through ${name} are skipped: ${why}.`);
  return { name, skip: why !== undefined, title: why === undefined ? name : `${name} (skipped: ${why})` };
});

/** Where a proxy runs, and what it serves. */
interface Place {
  folder: string;
  httpPort: number;
  httpsPort: number;
  upstream: string;
  siteDir: string;
}

/**
 * How to run each proxy: writes its configuration into the folder and returns the arguments of the command.
 */
const settings: Record<ProxyName, (place: Place) => string[]> = {
  nginx({ folder, httpPort, httpsPort, upstream, siteDir }) {
    const site = fitted('nginx.conf', [
      // Not every machine has IPv6, so another loopback address replaces it.
      ['listen [::]:80', `listen 127.0.0.3:${httpPort}`],
      ['listen [::]:443', `listen 127.0.0.3:${httpsPort}`],
      ['listen 80', `listen 127.0.0.1:${httpPort}`],
      ['listen 443', `listen 127.0.0.1:${httpsPort}`],
      ['server 127.0.0.1:4310;', `server ${upstream};`],
      [`/etc/letsencrypt/live/${HOST}/fullchain.pem`, join(folder, 'certificate.pem')],
      [`/etc/letsencrypt/live/${HOST}/privkey.pem`, join(folder, 'key.pem')],
      ['/var/log/nginx/', `${folder}/logs/`],
      ['/var/cache/candour/site/', `${siteDir}/`],
    ]);
    writeFileSync(join(folder, 'candour.conf'), site);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      join(folder, 'nginx.conf'),
      `
      # Only the user who runs the test can read its folders.
      ${process.getuid?.() === 0 ? 'user root;' : ''}
      daemon off;
      worker_processes 1;
      pid ${folder}/nginx.pid;
      error_log ${folder}/logs/main.log;
      events {}
      http {
        types { text/html html; text/css css; }
        access_log off;
        ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        include ${folder}/candour.conf;
      }`,
    );
    return ['-p', folder, '-e', join(folder, 'logs/main.log'), '-c', join(folder, 'nginx.conf')];
  },
  caddy({ folder, httpPort, httpsPort, upstream, siteDir }) {
    const here = [`http_port ${httpPort}`, `https_port ${httpsPort}`, 'default_bind 127.0.0.1', 'admin off'];
    const site = fitted('Caddyfile', [
      ['{\n\tservers {', `{\n\t${here.join('\n\t')}\n\tservers {`],
      [`${HOST} {\n`, `${HOST} {\n\ttls ${folder}/certificate.pem ${folder}/key.pem\n`],
      ['127.0.0.1:4310', upstream],
      ['/var/cache/candour/site/', `${siteDir}/`],
    ]);
    writeFileSync(join(folder, 'Caddyfile'), site);
    return ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
  },
};

/** How long a proxy may take to start on a busy machine, in milliseconds. */
const LONGEST_START = 150_000;

/** Starts a proxy as a clinic would, in front of the Candour at `upstream` with its site in `siteDir`. */
export async function startProxy(
  name: ProxyName,
  { upstream, siteDir }: Pick<Place, 'upstream' | 'siteDir'>,
): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), `candour-${name}-`));
  mkdirSync(join(folder, 'logs'));
  certify(folder);
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const args = settings[name]({ folder, httpPort, httpsPort, upstream, siteDir });
  const child = spawn(programFor(name) ?? name, args, {
    // Caddy stores its own files in its user's home folder.
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const log = () =>
    readdirSync(join(folder, 'logs'))
      .map((file) => readFileSync(join(folder, 'logs', file), 'utf8'))
      .join('') + output;

  const deadline = Date.now() + LONGEST_START;
  while (!((await isOpen(httpsPort)) && (await isOpen(httpPort)))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${name} did not start: ${log()}`);
    await sleep(20);
  }
  return {
    httpPort,
    httpsPort,
    certificate: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
    log,
    stop: async () => {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A file of `api/deploy` with its addresses replaced. Throws if an address is missing, because the file may
 * have changed.
 */
function fitted(file: string, replacements: [from: string, to: string][]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`api/deploy/${file} has no “${from}” any more`);
    return text.replaceAll(from, to);
  }, deployFile(file));
}

export const deployFile = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../api/deploy', file), 'utf8');

function reasonToSkip(name: ProxyName): string | undefined {
  // Clients are told apart by 127.0.0.1, 127.0.0.2…, which only Linux has without any set-up.
  if (process.platform !== 'linux') return 'these tests need Linux';
  const missing = [name, 'openssl'].find((program) => programFor(program) === undefined);
  return missing && `${missing} is not installed`;
}

/** Proxies are often in a folder for administrators that is not on the PATH. */
export function programFor(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function certify(folder: string): void {
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const whose = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  execFileSync('openssl', ['req', ...kind, ...whose, ...files], { stdio: 'pipe' });
}

export function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
