import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Candour } from '../support/candour.ts';
import { file, openCandour } from '../support/visit.ts';

const TOKEN = 'a-token-of-the-operator';
const open = () => openCandour({ healthToken: TOKEN });
const metrics = (candour: Candour, token = TOKEN) =>
  candour.get(addresses.metrics, { authorization: `Bearer ${token}` });

/** The values by name. Every line must be one of Prometheus's text format. */
function valuesOf(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '');
  for (const line of lines)
    expect(line).toMatch(/^(# HELP [a-z_]+ .+|# TYPE [a-z_]+ gauge|[a-z_]+ -?[0-9.]+)$/);
  const values = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(' '));
  return Object.fromEntries(values.map(([name = '', value]) => [name, Number(value)]));
}

test('counts requests and emails for Prometheus', async () => {
  const candour = await open();
  await file(candour);
  const response = await metrics(candour);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(valuesOf(text)).toMatchObject({
    candour_up: 1,
    candour_requests_stored: 1,
    candour_requests_overdue: 0,
    candour_mail_waiting: 1,
    candour_mail_dead_lettered: 0,
    candour_site_stale: 0,
  });
  expect(text).not.toMatch(/robin|patient\.example/i);
});

test('without the token there is no such page, whatever it holds', async () => {
  const candour = await open();
  await file(candour);
  for (const response of [
    await candour.get(addresses.metrics),
    await metrics(candour, 'another-token'),
    await metrics(await openCandour(), ''),
  ]) {
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('candour_');
  }
});

test('says that requests cannot be stored, and leaves the counts out', async () => {
  const candour = await open();
  candour.store.probe = () =>
    Promise.reject(Object.assign(new Error('disk full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 }));
  const values = valuesOf(await (await metrics(candour)).text());
  expect(values['candour_up']).toBe(0);
  expect(values).not.toHaveProperty('candour_requests_stored');
});
