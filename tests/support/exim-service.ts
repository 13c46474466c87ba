import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { installPackages, isDebianAsRoot } from './debian-packages.ts';
import { freePort } from './free-port.ts';

const EXIM = '/usr/sbin/exim4';

/** Whether Exim is here, or can be installed. */
export const hasExim = (): boolean => existsSync(EXIM) || isDebianAsRoot();

/** Exim, a real SMTP server, on loopback. All mail that it delivers lies in one folder. */
export interface EximService {
  port: number;
  login: { user: string; pass: string };
  /** What was delivered, whoever it was for. */
  delivered: () => Promise<ParsedMail[]>;
  stop: () => Promise<void>;
}

/**
 * Starts Exim with one account. It refuses the recipient `nobody@…` at once, accepts `later@…` and then returns the mail,
 * and delivers everything else.
 */
export async function startExim(): Promise<EximService> {
  if (!existsSync(EXIM)) installPackages('exim4-daemon-light');
  const folder = mkdtempSync(join(tmpdir(), 'candour-exim-'));
  const login = { user: 'clinic', pass: 'sesame @:/' };
  const port = await freePort();
  for (const name of ['spool', 'log', 'mail', 'mail/new', 'mail/cur', 'mail/tmp'])
    mkdirSync(join(folder, name));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' });
  const file = join(folder, 'exim.conf');
  writeFileSync(file, configuration(folder, port, login));
  execFileSync('chown', ['-R', 'Debian-exim:Debian-exim', folder]);
  execFileSync('chown', ['root:root', file]);

  const server = spawn(EXIM, ['-C', file, '-bdf', '-q1m'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = once(server, 'exit');
  while (!(await answers(port)))
    if (server.exitCode !== null) throw new Error(`Exim ended with ${server.exitCode}: ${said}`);
  return {
    port,
    login,
    delivered: () =>
      Promise.all(
        readdirSync(join(folder, 'mail/new'))
          .toSorted()
          .map((name) =>
            simpleParser(readFileSync(join(folder, 'mail/new', name)), { keepDeliveryStatus: true }),
          ),
      ),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      // A delivery is a process of its own, which may still be writing there.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

const configuration = (folder: string, port: number, { user, pass }: EximService['login']): string => `
primary_hostname = mx.clinic.example
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
keep_environment =
tls_advertise_hosts = *
tls_certificate = ${folder}/certificate.pem
tls_privatekey = ${folder}/key.pem
acl_smtp_rcpt = recipient
begin acl
recipient:
  deny   local_parts = nobody
         message = No such person here
  accept authenticated = *
  deny   message = Log in first
begin routers
later:
  driver = redirect
  local_parts = later
  allow_fail
  data = :fail: the mailbox is gone
inbox:
  driver = accept
  transport = folder
begin transports
folder:
  driver = appendfile
  directory = ${folder}/mail
  maildir_format
  user = Debian-exim
  delivery_date_add
  envelope_to_add
  return_path_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_advertise_condition = \${if def:tls_in_cipher}
  server_condition = \${if and{{eq{$auth2}{${user}}}{eq{$auth3}{${pass}}}}}
  server_set_id = $auth2
`;

/** Whether something listens there. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
