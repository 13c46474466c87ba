import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Day, Moment } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import type { Delivery, DeliveryEnd, DeliveryFile } from '../domain/delivery.ts';
import type { DeliveryAct } from './delivery-store.ts';
import type { Db } from './engine.ts';
import type { Tables } from './schema.ts';
import { open, rowName, seal } from './seal.ts';
import { statement } from './statement.ts';

type Row = Selectable<Tables['deliveries']>;
type FileRow = Selectable<Tables['delivery_files']>;
/** What is sealed with a delivery. */
type Secrets = Partial<Pick<Delivery, 'link' | 'codeHash'>>;
/** What is sealed with a file. Whoever lacks the key has only noise. */
type FileContent = Omit<DeliveryFile, 'id' | 'size' | 'addedAt'> & { key: string };

/** The SHA-256 of the secret in the address of a delivery's page. */
const hashLink = (link: string): Buffer => createHash('sha256').update(link).digest();

const openOf = statement<{ requestId: string }>()((db, { requestId }) =>
  db.selectFrom('deliveries').selectAll().where('request_id', '=', requestId).where('ended', 'is', null),
);
const byId = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('deliveries').selectAll().where('id', '=', id),
);
const byLink = statement<{ hash: Uint8Array }>()((db, { hash }) =>
  db.selectFrom('deliveries').selectAll().where('link_hash', '=', hash),
);
const allOpen = statement<object>()((db) =>
  db.selectFrom('deliveries').selectAll().where('ended', 'is', null).orderBy('id'),
);
const insertDelivery = statement<{
  id: string;
  requestId: string;
  now: Moment;
  keyId: string;
  sealed: Uint8Array;
}>()((db, { id, requestId, now, keyId, sealed }) =>
  db.insertInto('deliveries').values({ id, request_id: requestId, created_at: now, key_id: keyId, sealed }),
);
const setReleased = statement<{
  id: string;
  now: Moment;
  expiresOn: Day;
  hash: Uint8Array;
  keyId: string;
  sealed: Uint8Array;
}>()((db, { id, now, expiresOn, hash, keyId, sealed }) =>
  db
    .updateTable('deliveries')
    .set({ released_at: now, expires_on: expiresOn, link_hash: hash, tries: 0, key_id: keyId, sealed })
    .where('id', '=', id),
);
const setCode = statement<{ id: string; keyId: string; sealed: Uint8Array }>()((db, { id, keyId, sealed }) =>
  db.updateTable('deliveries').set({ tries: 0, key_id: keyId, sealed }).where('id', '=', id),
);
const setTries = statement<{ id: string; tries: number }>()((db, { id, tries }) =>
  db.updateTable('deliveries').set({ tries }).where('id', '=', id),
);
const setEnded = statement<{ id: string; ended: DeliveryEnd; now: Moment; nothing: Uint8Array }>()(
  (db, { id, ended, now, nothing }) =>
    db
      .updateTable('deliveries')
      .set({ ended, ended_at: now, key_id: '', sealed: nothing })
      .where('id', '=', id),
);

const filesOf = statement<{ deliveryId: string }>()((db, { deliveryId }) =>
  db
    .selectFrom('delivery_files')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('added_at')
    .orderBy('id'),
);
const fileById = statement<{ id: string }>()((db, { id }) =>
  db.selectFrom('delivery_files').selectAll().where('id', '=', id),
);
const insertFile = statement<{
  id: string;
  requestId: string;
  deliveryId: string;
  now: Moment;
  size: number;
  keyId: string;
  sealed: Uint8Array;
}>()((db, { id, requestId, deliveryId, now, size, keyId, sealed }) =>
  db.insertInto('delivery_files').values({
    id,
    request_id: requestId,
    delivery_id: deliveryId,
    added_at: now,
    size,
    key_id: keyId,
    sealed,
  }),
);
const resealFile = statement<{ id: string; keyId: string; sealed: Uint8Array }>()(
  (db, { id, keyId, sealed }) =>
    db.updateTable('delivery_files').set({ key_id: keyId, sealed }).where('id', '=', id),
);
const removeFile = statement<{ id: string }>()((db, { id }) =>
  db.deleteFrom('delivery_files').where('id', '=', id),
);
const removeFiles = statement<{ deliveryId: string }>()((db, { deliveryId }) =>
  db.deleteFrom('delivery_files').where('delivery_id', '=', deliveryId),
);

/** Rows of deliveries and their files, for the parts of the store that work on them inside their transactions. */
export function deliveryRows(keys: Keys) {
  const secretsOf = ({ id, key_id: keyId, sealed: bytes, ended }: Row): Secrets =>
    ended === null ? (open(keys, rowName('deliveries', id), { keyId, bytes }) as Secrets) : {};
  const contentOf = ({ id, key_id: keyId, sealed: bytes }: FileRow): FileContent =>
    open(keys, rowName('delivery_files', id), { keyId, bytes }) as FileContent;
  const sealSecrets = (id: string, secrets: Secrets) => seal(keys, rowName('deliveries', id), secrets);

  async function read(db: Db, row: Row | undefined): Promise<Delivery | undefined> {
    if (!row) return undefined;
    const { link, codeHash } = secretsOf(row);
    return {
      id: row.id,
      requestId: row.request_id,
      createdAt: row.created_at,
      releasedAt: row.released_at ?? undefined,
      expiresOn: row.expires_on ?? undefined,
      tries: row.tries,
      ended: row.ended ?? undefined,
      link,
      codeHash,
      files: (await filesOf.all(db, { deliveryId: row.id })).map((file) => {
        const { name, type, sha256, by, check } = contentOf(file);
        const shown = { name, type, sha256, by, ...(check === undefined ? {} : { check }) };
        return { id: file.id, size: file.size, addedAt: file.added_at, ...shown };
      }),
    };
  }

  async function keepCheck(db: Db, id: string, check: unknown): Promise<boolean> {
    const row = await fileById.first(db, { id });
    if (!row) return false;
    const { keyId, bytes } = seal(keys, rowName('delivery_files', id), { ...contentOf(row), check });
    return (await resealFile.run(db, { id, keyId, sealed: bytes })) > 0;
  }

  /** Does what a change of a case does to its delivery. Returns the ids of files whose bytes must go. */
  async function apply(db: Db, delivery: Delivery, act: DeliveryAct, now: Moment): Promise<string[]> {
    const { id } = delivery;
    switch (act.act) {
      case 'release': {
        const { link, codeHash, expiresOn } = act;
        const { keyId, bytes: sealed } = sealSecrets(id, { link, codeHash });
        await setReleased.run(db, { id, now, expiresOn, hash: hashLink(link), keyId, sealed });
        return [];
      }
      case 'new-code': {
        const secrets = { codeHash: act.codeHash, ...(delivery.link ? { link: delivery.link } : {}) };
        const { keyId, bytes: sealed } = sealSecrets(id, secrets);
        await setCode.run(db, { id, keyId, sealed });
        return [];
      }
      case 'end':
        await removeFiles.run(db, { deliveryId: id });
        await setEnded.run(db, { id, ended: act.ended, now, nothing: new Uint8Array() });
        return delivery.files.map((file) => file.id);
      case 'check':
        await keepCheck(db, act.file, act.check);
        return [];
      case 'none':
        return [];
    }
  }

  return {
    apply,
    openOf: async (db: Db, requestId: string) => read(db, await openOf.first(db, { requestId })),
    byId: async (db: Db, id: string) => read(db, await byId.first(db, { id })),
    byLink: async (db: Db, link: string) => read(db, await byLink.first(db, { hash: hashLink(link) })),
    allOpen: async (db: Db): Promise<Delivery[]> => {
      const all: Delivery[] = [];
      for (const row of await allOpen.all(db, {})) {
        const delivery = await read(db, row);
        if (delivery) all.push(delivery);
      }
      return all;
    },
    create: async (db: Db, id: string, requestId: string, now: Moment): Promise<void> => {
      const { keyId, bytes: sealed } = sealSecrets(id, {});
      await insertDelivery.run(db, { id, requestId, now, keyId, sealed });
    },
    addFile: async (
      db: Db,
      { id: deliveryId, requestId }: Pick<Delivery, 'id' | 'requestId'>,
      { id, size, addedAt: now, ...content }: DeliveryFile,
      key: Uint8Array,
    ): Promise<void> => {
      const whole: FileContent = { ...content, key: Buffer.from(key).toString('base64') };
      const { keyId, bytes: sealed } = seal(keys, rowName('delivery_files', id), whole);
      await insertFile.run(db, { id, requestId, deliveryId, now, size, keyId, sealed });
    },
    keepCheck,
    removeFile: (db: Db, id: string) => removeFile.run(db, { id }),
    setTries: (db: Db, id: string, tries: number) => setTries.run(db, { id, tries }),
    /** The key of a file and its size. Undefined once its row is gone. */
    keyOf: async (db: Db, id: string): Promise<{ key: Buffer; size: number } | undefined> => {
      const row = await fileById.first(db, { id });
      return row && { key: Buffer.from(contentOf(row).key, 'base64'), size: row.size };
    },
  };
}
