import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../support/free-port.ts';

test('gives each port once, though nobody has opened the others yet', async () => {
  const few = 300;
  const ports = new Set<number>();
  for (let time = 0; time < 40; time++) ports.add(await freePort(few));
  expect(ports.size).toBe(40);
});

test('gives no port on which a program listens', async () => {
  const server = createServer().listen(await freePort(), '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const taken = (server.address() as { port: number }).port;
  expect(await Promise.all(Array.from({ length: 20 }, () => freePort()))).not.toContain(taken);
});

const range = '/proc/sys/net/ipv4/ip_local_port_range';
test.skipIf(!existsSync(range))(
  'gives no port that the system gives to a program that asks for any',
  async () => {
    const [lowest] = readFileSync(range, 'utf8').split('\t').map(Number);
    expect(await freePort()).toBeLessThan(lowest ?? 0);
  },
);
