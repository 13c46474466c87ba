import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { HOUR } from '../../api/base/calendar.ts';
import type { Delivery } from '../../api/domain/delivery.ts';
import { writeBackup } from '../../api/store/backup.ts';
import { copyDatabase } from '../../api/store/copy-database.ts';
import type { DeliveryAct } from '../../api/store/delivery-store.ts';
import { CHUNK } from '../../api/store/sealed-chunks.ts';
import type { Store } from '../../api/store/store.ts';
import { limits, newDatabase, newPlace, openAt, request } from '../support/contract-store.ts';

/** The files of copies, on both engines. */

const NOW = Date.parse('2026-11-22T10:00:00Z');
const MOST = 10 * CHUNK;
const described = () => ({ name: 'Letters.pdf', type: 'application/pdf', by: 'Reception' });
const codeHash = (code: string): string => createHash('sha256').update(code).digest('hex');
const content = Buffer.from(Array.from({ length: 2 * CHUNK + 100 }, (_, at) => (at * 13) % 253));

async function* inParts(whole: Buffer, failAfter = Infinity) {
  for (let at = 0; at < whole.length; at += 50_000) {
    if (at > failAfter) throw new Error('cut off');
    yield await Promise.resolve(whole.subarray(at, at + 50_000));
  }
}

async function read(store: Store, delivery: Delivery, from: number, to: number): Promise<Buffer> {
  const [file] = delivery.files;
  if (!file) throw new Error('There is no file');
  const parts: Uint8Array[] = [];
  for await (const part of await store.readFile(delivery, file, from, to)) parts.push(part);
  return Buffer.concat(parts);
}

async function opened() {
  const place = await newPlace();
  const store = await openAt(place);
  await store.accept(request('one'), () => [], limits);
  return { place, store };
}

const deliveryOf = async (store: Store): Promise<Delivery> => {
  const delivery = await store.deliveryOf('one');
  if (!delivery) throw new Error('There is no delivery');
  return delivery;
};

const act = (store: Store, delivery: DeliveryAct) =>
  store.changeDelivery('one', NOW, ({ dueOn, closedOn }) => ({
    event: { what: 'case.note', on: '2026-11-22', reason: delivery.act },
    mails: [],
    dueOn,
    waiting: false,
    closedOn,
    delivery,
  }));

const release = (store: Store, link = 'link', code = 'right') =>
  act(store, { act: 'release', link, codeHash: codeHash(code), expiresOn: '2026-12-22' });

test('a file comes back as it was, whole and from any place', async () => {
  const { store } = await opened();
  const added = await store.addFile('one', NOW, inParts(content), described, MOST);
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(added).toMatchObject({ outcome: 'added', file: { ...described(), size: content.length, sha256 } });
  const delivery = await deliveryOf(store);
  expect((await read(store, delivery, 0, content.length)).equals(content)).toBe(true);
  for (const [from, to] of [
    [0, 1],
    [CHUNK - 1, CHUNK + 1],
    [CHUNK, 2 * CHUNK],
    [2 * CHUNK + 99, 2 * CHUNK + 100],
  ] as const)
    expect((await read(store, delivery, from, to)).equals(content.subarray(from, to))).toBe(true);
});

test('an upload that is cut off leaves nothing', async () => {
  const { place, store } = await opened();
  await expect(store.addFile('one', NOW, inParts(content, CHUNK + 1), described, MOST)).rejects.toThrow(
    'cut off',
  );
  expect((await deliveryOf(store)).files).toEqual([]);
  const folder = join(place.dataDir, 'deliveries');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('a case may not hold more than its limit, also when two people upload at once', async () => {
  const { store } = await opened();
  const add = () => store.addFile('one', NOW, inParts(content), described, 1.5 * content.length);
  const outcomes = (await Promise.all([add(), add()])).map(({ outcome }) => outcome);
  expect(outcomes.toSorted()).toEqual(['added', 'too-large']);
  expect((await deliveryOf(store)).files).toHaveLength(1);
});

test('what is released takes no file and loses none', async () => {
  const { store } = await opened();
  await store.addFile('one', NOW, inParts(content), described, MOST);
  await release(store);
  const [file] = (await deliveryOf(store)).files;
  expect(await store.addFile('one', NOW, inParts(content), described, MOST)).toEqual({ outcome: 'released' });
  expect(await store.removeFile('one', file?.id ?? '')).toBe(false);
});

test('five wrong codes lock a delivery on every server, and a new code opens it', async () => {
  const { place, store } = await opened();
  const second = place.databaseUrl === undefined ? store : await openAt(place);
  await store.addFile('one', NOW, inParts(content), described, MOST);
  await release(store);
  const { id } = await deliveryOf(store);
  const [wrong, right] = [codeHash('wrong'), codeHash('right')];
  for (const server of [store, second, store, second])
    expect(await server.useDeliveryCode(id, wrong)).toBe('wrong');
  expect(await store.useDeliveryCode(id, wrong)).toBe('locked');
  expect(await second.useDeliveryCode(id, right)).toBe('locked');
  await act(store, { act: 'new-code', codeHash: codeHash('next') });
  expect(await second.useDeliveryCode(id, right)).toBe('wrong');
  expect(await second.useDeliveryCode(id, codeHash('next'))).toBe('right');
  expect(await store.deliveryByLink('link')).toMatchObject({ id, tries: 0, link: 'link' });
});

test('ending a delivery destroys the keys and then the bytes', async () => {
  const { place, store } = await opened();
  await store.addFile('one', NOW, inParts(content), described, MOST);
  await release(store);
  const before = await deliveryOf(store);
  await act(store, { act: 'end', ended: 'received' });
  expect(await store.deliveryOf('one')).toBeUndefined();
  await expect(read(store, before, 0, 10)).rejects.toThrow('is not there any more');
  expect(await store.deliveryByLink('link')).toMatchObject({ ended: 'received', files: [], link: undefined });
  expect(await store.useDeliveryCode(before.id, codeHash('right'))).toBe('ended');
  if (place.databaseUrl === undefined) expect(readdirSync(join(place.dataDir, 'deliveries'))).toEqual([]);
});

test('bytes whose row is gone are swept, and those of a file are not', async () => {
  const { place, store } = await opened();
  await store.addFile('one', NOW, inParts(content), described, MOST);
  const folder = join(place.dataDir, 'deliveries');
  if (place.databaseUrl === undefined) {
    mkdirSync(folder, { recursive: true });
    for (const name of ['left-behind', 'half.part']) writeFileSync(join(folder, name), 'noise');
  }
  expect(await store.sweepFiles(NOW + 3 * HOUR)).toBe(place.databaseUrl === undefined ? 2 : 0);
  expect((await read(store, await deliveryOf(store), 0, content.length)).equals(content)).toBe(true);
});

test('a changed byte on the disk is noticed before anything of its chunk is sent', async () => {
  const { place, store } = await opened();
  if (place.databaseUrl !== undefined) return;
  await store.addFile('one', NOW, inParts(content), described, MOST);
  const delivery = await deliveryOf(store);
  const path = join(place.dataDir, 'deliveries', delivery.files[0]?.id ?? '');
  const bytes = readFileSync(path);
  bytes[CHUNK + 500] = (bytes[CHUNK + 500] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await expect(read(store, delivery, CHUNK, CHUNK + 10)).rejects.toThrow();
  expect(await read(store, delivery, 0, 10)).toHaveLength(10);
});

test('the bytes on the disk are not the content', async () => {
  const { place, store } = await opened();
  if (place.databaseUrl !== undefined) return;
  const plain = Buffer.from('Robin Sample, born 27 March 1985. '.repeat(100));
  await store.addFile('one', NOW, inParts(plain), described, MOST);
  const folder = join(place.dataDir, 'deliveries');
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes('Robin')).toBe(false);
});

test('what a check found is kept with its file', async () => {
  const { store } = await opened();
  await store.addFile('one', NOW, inParts(content), described, MOST);
  const [file] = (await deliveryOf(store)).files;
  expect(await store.keepCheck('one', file?.id ?? '', () => ({ findings: [] }))).toBe(true);
  expect((await deliveryOf(store)).files[0]?.check).toEqual({ findings: [] });
  expect(await store.keepCheck('one', 'another', () => ({}))).toBe(false);
  expect((await read(store, await deliveryOf(store), 0, 10)).equals(content.subarray(0, 10))).toBe(true);
});

test('a backup has no file and no key of one', async () => {
  const { place, store } = await opened();
  await store.addFile('one', NOW, inParts(content), described, MOST);
  const file = join(place.dataDir, 'backup.db');
  expect(await writeBackup(place, place.keys, file)).toMatchObject({ requests: 1, filesLeftOut: 1 });
  expect((await deliveryOf(store)).files).toHaveLength(1);
  const id = (await deliveryOf(store)).files[0]?.id ?? '';
  expect(readFileSync(file).includes(id)).toBe(false);
});

test.skipIf(inject('engine') !== 'postgres')('files go with a copy to PostgreSQL', async () => {
  const place = await newPlace('sqlite');
  const store = await openAt(place);
  await store.accept(request('one'), () => [], limits);
  await store.addFile('one', NOW, inParts(content), described, MOST);
  await store.close();
  const databaseUrl = await newDatabase();
  await copyDatabase(join(place.dataDir, 'candour.db'), databaseUrl);
  const copy = await openAt({ ...place, databaseUrl });
  expect((await read(copy, await deliveryOf(copy), 0, content.length)).equals(content)).toBe(true);
});
