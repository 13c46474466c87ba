import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../base/keys.ts';
import { isLocked, sizeOf } from '../domain/delivery.ts';
import type { DeliveryFile } from '../domain/delivery.ts';
import { deliveryRows } from './delivery-rows.ts';
import { LostFile } from './delivery-store.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Engine } from './engine.ts';
import { lock } from './lock.ts';
import { removeGone } from './remove-gone.ts';
import type { RequestRows } from './request-rows.ts';
import { CHUNK, chunksIn, newFileKey, openChunk, sealChunks } from './sealed-chunks.ts';
import { writeChange } from './write-change.ts';

/** The part of the store that keeps the files of copies. */
export function deliveryStore(engine: Engine, keys: Keys, requests: RequestRows): DeliveryStore {
  const rows = deliveryRows(keys);
  /** Files of this process that are being written and have no row yet. */
  const underWay = new Set<string>();

  return {
    deliveryOf: (requestId) => engine.read((db) => rows.openOf(db, requestId)),
    deliveryByLink: (link) => engine.read((db) => rows.byLink(db, link)),
    openDeliveries: () => engine.read((db) => rows.allOpen(db)),

    addFile: async (requestId, now, bytes, describe, most) => {
      // Its id is bound to every chunk, so it is there before the first byte, and must be the same after the last.
      const delivery = await engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const open = await rows.openOf(db, requestId);
        if (open) return open;
        const id = randomUUID();
        await rows.create(db, id, requestId, now);
        return rows.byId(db, id);
      });
      if (!delivery || delivery.releasedAt !== undefined) return { outcome: 'released' };
      const id = randomUUID();
      const key = newFileKey();
      const seen = { size: 0, hash: createHash('sha256') };
      underWay.add(id);
      try {
        const context = { deliveryId: delivery.id, fileId: id };
        await engine.files.write(id, sealChunks(key, context, counted(bytes, seen)), now);
        const file: DeliveryFile = {
          id,
          size: seen.size,
          sha256: seen.hash.digest('hex'),
          addedAt: now,
          ...describe(),
        };
        const added = await engine.write(async (db) => {
          await lock(db, `request ${requestId}`);
          const open = await rows.openOf(db, requestId);
          if (open?.id !== delivery.id || open.releasedAt !== undefined) return 'released';
          if (file.size + sizeOf(open) > most) return 'too-large';
          await rows.addFile(db, delivery, file, key);
          return 'added';
        });
        if (added === 'added') return { outcome: 'added', file };
        await engine.files.remove([id]);
        return { outcome: added };
      } finally {
        underWay.delete(id);
      }
    },

    removeFile: async (requestId, fileId) => {
      const removed = await engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const delivery = await rows.openOf(db, requestId);
        const isThere = delivery?.releasedAt === undefined && delivery?.files.some(({ id }) => id === fileId);
        return isThere === true && (await rows.removeFile(db, fileId)) > 0;
      });
      if (removed) await engine.files.remove([fileId]);
      return removed;
    },

    keepCheck: (requestId, fileId, keep) =>
      engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const delivery = await rows.openOf(db, requestId);
        const file = delivery?.files.find(({ id }) => id === fileId);
        return file !== undefined && rows.keepCheck(db, fileId, keep(file.check));
      }),

    readFile: async ({ id: deliveryId }, { id }, from, to) => {
      const found = await engine.read((db) => rows.keyOf(db, id));
      if (!found) throw new LostFile('A file of a delivery is not there any more');
      const last = chunksIn(found.size) - 1;
      const chunk = async (number: number) => {
        const sealed = await engine.files.read(id, number);
        if (!sealed) throw new LostFile('A chunk of a file is not there');
        try {
          return openChunk(found.key, { deliveryId, fileId: id }, number, number === last, sealed);
        } catch (cause) {
          throw new LostFile('A chunk of a file was changed', { cause });
        }
      };
      const first = Math.floor(from / CHUNK);
      // A fault of the first chunk is known before anything is sent.
      const opened = await chunk(first);
      return (async function* bytes() {
        for (let number = first; number * CHUNK < to; number++) {
          const whole = number === first ? opened : await chunk(number);
          const start = number * CHUNK;
          yield whole.subarray(Math.max(0, from - start), Math.min(whole.length, to - start));
        }
      })();
    },

    changeDelivery: async (requestId, now, decide) => {
      let gone: string[] = [];
      const outcome = await engine.write(async (db) => {
        await lock(db, `request ${requestId}`);
        const request = await requests.byId(db, requestId);
        if (!request) return undefined;
        const delivery = await rows.openOf(db, requestId);
        const change = decide(request, delivery);
        if ('refused' in change) return change;
        await writeChange(db, requests, request, now, change);
        gone = delivery ? await rows.apply(db, delivery, change.delivery, now) : [];
        return change;
      });
      await removeGone(engine, gone);
      return outcome;
    },

    useDeliveryCode: (deliveryId, codeHash) =>
      engine.write(async (db) => {
        await lock(db, `delivery ${deliveryId}`);
        const delivery = await rows.byId(db, deliveryId);
        if (delivery?.codeHash === undefined) return 'ended';
        if (isLocked(delivery)) return 'locked';
        if (timingSafeEqual(Buffer.from(delivery.codeHash), Buffer.from(codeHash))) {
          if (delivery.tries > 0) await rows.setTries(db, deliveryId, 0);
          return 'right';
        }
        const tries = delivery.tries + 1;
        await rows.setTries(db, deliveryId, tries);
        return isLocked({ tries }) ? 'locked' : 'wrong';
      }),

    sweepFiles: async (now) => {
      const ids = (await engine.files.list(now)).filter((id) => !underWay.has(id));
      const rubbish: string[] = [];
      for (const id of ids)
        if (!underWay.has(id) && !(await engine.read((db) => rows.keyOf(db, id)))) rubbish.push(id);
      if (rubbish.length > 0) await engine.files.remove(rubbish);
      return rubbish.length;
    },
  };
}

/** Passes bytes on, counts them and hashes them. */
async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  seen: { size: number; hash: ReturnType<typeof createHash> },
): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    seen.size += part.length;
    seen.hash.update(part);
    yield part;
  }
}
