import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { deployFile, isOpen, programFor, proxies } from '../support/proxy.ts';

const nginx = proxies.find(({ name }) => name === 'nginx');

/** The map from an address to its network, as `api/deploy/nginx.conf` has it. */
const [networkMap = ''] =
  /^map \$remote_addr \$candour_network \{.*?^\}/ms.exec(deployFile('nginx.conf')) ?? [];

describe.skipIf(nginx?.skip)('nginx limits by network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-networks-'));
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}/`;
    const file = join(folder, 'nginx.conf');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      file,
      `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
      ${process.getuid?.() === 0 ? 'user root;' : ''}
      events {}
      http {
        ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        access_log off;
        # The header plays visitors from everywhere.
        set_real_ip_from 127.0.0.1; real_ip_header X-From;
        ${networkMap}
        server { listen 127.0.0.1:${port}; return 200 $candour_network; }
      }`,
    );
    const server = spawn(programFor('nginx') ?? 'nginx', ['-p', folder, '-c', file, '-e', 'stderr']);
    stop = async () => {
      server.kill('SIGQUIT');
      await once(server, 'exit');
    };
    while (!(await isOpen(port))) {
      expect(server.exitCode).toBeNull();
      await sleep(20);
    }
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  const networkOf = async (address: string) =>
    Buffer.from(await (await fetch(url, { headers: { 'x-from': address } })).bytes()).toString('latin1');

  test.each([
    ['2001:db8:1:2::1', ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2:0:0:0:0', '2001:db8:1:2:0:5::']],
    ['2001:db8:0:1::1', ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1:0:0:6:0']],
    ['2001:db8:1::1', ['2001:db8:1:0:2:3:4:5', '2001:db8:1:0:0:0:4:5', '2001:db8:1:0:5::']],
    ['2001:db8::1', ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0:1::', '2001:db8::1:0:0:4']],
    ['2001:0:0:7:1:2:3:4', ['2001:0:0:7::', '2001::7:1:0:0:4']],
    ['2001::1', ['2001:0:0:0:1:2:3:4', '2001:0:0:0:1::']],
  ])('%s counts as one with every address of its /64', async (address, same) => {
    const network = await networkOf(address);
    for (const other of same) expect(await networkOf(other), other).toBe(network);
  });

  test('the next /64 is another, and so is each IPv4 address', async () => {
    const addresses = [
      ...[
        '2001:db8:1:2::',
        '2001:db8:1:3::',
        '2001:db8:1::',
        '2001:db8::',
        '2001::',
        '2001:0:0:7::',
        '2a00::',
      ],
      ...['192.0.2.1', '192.0.2.2'],
    ];
    const networks = await Promise.all(addresses.map(networkOf));
    expect(new Set(networks).size).toBe(addresses.length);
  });
});
