import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import type { Keys } from '../../api/base/keys.ts';
import { openStore } from '../../api/store/open-store.ts';
import type { Store } from '../../api/store/store.ts';
import type { NewRequest } from '../../api/domain/case.ts';
import type { Limits } from '../../api/store/store.ts';
import type { NewMail } from '../../api/store/mails.ts';
import { dataFolder } from './visit.ts';

/** An empty database of the engine under test, which several stores can open. */
export interface Place {
  dataDir: string;
  databaseUrl: string | undefined;
  keys: Keys;
}

/** A place for one test, on the engine of the project that runs it. */
export async function newPlace(engine = inject('engine')): Promise<Place> {
  const keys = orThrow(loadKeys('', `k1:${randomBytes(32).toString('base64')}`));
  const databaseUrl = engine === 'postgres' ? await newDatabase() : undefined;
  return { dataDir: dataFolder(), databaseUrl, keys };
}

/** The address of a new, empty database. */
export async function newDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  onTestFinished(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));
  return inject('postgres').replace('DATABASE', name);
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgres').replace('DATABASE', 'postgres'));
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Opens the store there. It is closed at the end of the test. */
export async function openAt({ dataDir, databaseUrl, keys }: Place): Promise<Store> {
  const store = await openStore(dataDir, keys, databaseUrl);
  const close = store.close.bind(store);
  let closing: Promise<void> | undefined;
  store.close = () => (closing ??= close());
  onTestFinished(() => store.close());
  return store;
}

/** A request with nothing in it but what a test is about. */
export const request = (id: string, changes: Partial<NewRequest> = {}): NewRequest => ({
  id,
  kind: 'access',
  nation: 'england',
  receivedAt: 1000,
  receivedOn: '2026-11-22',
  channel: 'form',
  dueOn: '2026-12-22',
  privacy: undefined,
  submissionId: id,
  contentHash: Buffer.from(id),
  addressIndex: undefined,
  limitIndex: undefined,
  noticeAt: 5000,
  flags: [],
  suppressions: [],
  answers: { name: id },
  ...changes,
});

export const limits: Limits = {
  client: { index: Buffer.from('client'), most: 1000, since: 0 },
  links: { most: 3, since: 0 },
  acknowledgements: { most: 5, since: 0 },
};

/** A mail without a link. */
export const mail = (id: string): NewMail => ({
  id,
  kind: 'case-news',
  message: { from: 'a@mail.example', to: 'b@mail.example', subject: id, text: id },
});

/** A mail with a link whose token hashes to the id. */
export const mailWithLink = (id: string, number = 1): NewMail => ({
  ...mail(id),
  kind: 'acknowledgement',
  token: { keyId: 'k1', number, hash: Buffer.from(id), expiresAt: 1_000_000 },
});
