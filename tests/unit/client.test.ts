import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { clientNetwork, networkOf } from '../../api/http/client-network.ts';

const HOME = '2001:db8:1:2::/64';

describe('the network of an address', () => {
  test.each(['192.0.2.7', '0.0.0.0', '255.255.255.255'])('is the address itself for IPv4: %s', (address) => {
    expect(networkOf(address)).toBe(address);
  });

  test.each([
    '2001:db8:1:2:3:4:5:6',
    '2001:0db8:0001:0002:0003:0004:0005:0006',
    '2001:DB8:1:2::',
    '2001:db8:1:2::1',
    '2001:db8:1:2:0:0:0:1',
    '2001:db8:1:2:ffff:ffff:ffff:ffff',
    '2001:db8:1:2:3::192.0.2.7',
    '2001:db8:1:2:3:4:192.0.2.7',
    '2001:db8:1:2::1%eth0',
    '2001:db8:1:2::1%br-lan.100',
    '[2001:db8:1:2::1]',
    '[2001:db8:1:2::1]:50123',
  ])('is the same for every address and notation in a /64: %s', (address) => {
    expect(networkOf(address)).toBe(HOME);
  });

  test.each([
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::3:4:5:6', '2001:db8:0:0::/64'],
    ['2001:db8::2:3:4:5:6', '2001:db8:0:2::/64'],
    ['::a:b:c:d:192.0.2.7', '0:0:a:b::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::192.0.2.7', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%en0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test.each([
    '::ffff:192.0.2.7',
    '::FFFF:192.0.2.7',
    '::ffff:c000:207',
    '::ffff:c000:0207',
    '0:0:0:0:0:ffff:192.0.2.7',
    '0000:0000:0000:0000:0000:ffff:c000:0207',
    '::ffff:192.0.2.7%eth0',
    '[::ffff:192.0.2.7]:50123',
    '192.0.2.7:50123',
  ])('is the IPv4 address in %s', (address) => {
    expect(networkOf(address)).toBe('192.0.2.7');
  });

  test.each([
    '',
    'unknown',
    '_hidden',
    'localhost',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.07',
    '0xc0.0.2.7',
    '192.518',
    '::ffff:192.0.2.07',
    '::ffff:192.0.2.256',
    '192.0.2.7/24',
    '192.0.2.7.',
    ' 192.0.2.7',
    '3221225991',
    '2001:db8',
    '2001:db8:::1',
    '1:2:3:4:5:6:7:8:9',
    '2001:db8::g',
    '[]',
    '[192.0.2.7',
    '<script>',
  ])('is undefined for an invalid address: “%s”', (address) => {
    expect(networkOf(address)).toBeUndefined();
  });
});

/** The network that is counted for a request from `peer` with this X-Forwarded-For. */
async function counted(
  trustedProxies: number,
  peer: string | undefined,
  forwarded?: string,
): Promise<string> {
  const app = new Hono();
  app.get('/', (c) => c.text(clientNetwork(c, trustedProxies)));
  const headers: HeadersInit = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const env = peer === undefined ? undefined : { incoming: { socket: { remoteAddress: peer } } };
  return (await app.request('/', { headers }, env)).text();
}

const PEER = '198.51.100.1';

describe('the network that a request is counted for', () => {
  test('is the peer’s without a proxy, whatever the header says', async () => {
    expect(await counted(0, PEER)).toBe(PEER);
    expect(await counted(0, PEER, '192.0.2.7')).toBe(PEER);
    expect(await counted(0, `::ffff:${PEER}`)).toBe(PEER);
    expect(await counted(0, '2001:db8:1:2:3::4')).toBe(HOME);
  });

  test('is in the last entry behind one proxy, which wrote that entry', async () => {
    expect(await counted(1, PEER, '192.0.2.7')).toBe('192.0.2.7');
    expect(await counted(1, PEER, '203.0.113.1, 203.0.113.2, 192.0.2.7')).toBe('192.0.2.7');
    expect(await counted(1, PEER, '203.0.113.1,192.0.2.7')).toBe('192.0.2.7');
    expect(await counted(1, PEER, '203.0.113.1,\t2001:db8:1:2:3::4 ')).toBe(HOME);
  });

  test('is in the last entry but one behind two proxies, written by the outer proxy', async () => {
    expect(await counted(2, PEER, '192.0.2.7, 198.51.100.9')).toBe('192.0.2.7');
    expect(await counted(2, PEER, '203.0.113.1, 192.0.2.7, 198.51.100.9')).toBe('192.0.2.7');
  });

  test('is the peer’s with too few entries, because the proxies are not as configured', async () => {
    expect(await counted(1, PEER)).toBe(PEER);
    expect(await counted(1, PEER, '')).toBe(PEER);
    expect(await counted(2, PEER, '192.0.2.7')).toBe(PEER);
    expect(await counted(5, PEER, '203.0.113.1, 192.0.2.7, 198.51.100.9')).toBe(PEER);
  });

  test('is the peer’s if the relevant entry is invalid, and never another entry’s', async () => {
    expect(await counted(1, PEER, '203.0.113.1, unknown')).toBe(PEER);
    expect(await counted(1, PEER, '203.0.113.1, ')).toBe(PEER);
    expect(await counted(2, PEER, 'junk, 192.0.2.7')).toBe(PEER);
  });

  test('is “unknown” for every request without an address', async () => {
    expect(await counted(0, undefined)).toBe('unknown');
    expect(await counted(1, undefined, 'junk')).toBe('unknown');
  });
});
