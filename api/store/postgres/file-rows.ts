import { HOUR } from '../../base/calendar.ts';
import type { Moment } from '../../base/calendar.ts';
import type { Engine } from '../engine.ts';
import type { FileBytes } from '../file-bytes.ts';
import { statement } from '../statement.ts';

/** How old chunks are that no upload can still be writing, in milliseconds: an upload takes an hour at most. */
const ABANDONED = 2 * HOUR;

const insertChunk = statement<{ fileId: string; number: number; at: Moment; bytes: Uint8Array }>()(
  (db, { fileId, number, at, bytes }) =>
    db.insertInto('delivery_chunks').values({ file_id: fileId, number, at, bytes }),
);

const chunkOf = statement<{ fileId: string; number: number }>()((db, { fileId, number }) =>
  db.selectFrom('delivery_chunks').select('bytes').where('file_id', '=', fileId).where('number', '=', number),
);

const removeChunks = statement<{ fileId: string }>()((db, { fileId }) =>
  db.deleteFrom('delivery_chunks').where('file_id', '=', fileId),
);

/** The first chunk of a file stands for all of them. */
const oldFiles = statement<{ before: Moment }>()((db, { before }) =>
  db.selectFrom('delivery_chunks').select('file_id').where('number', '=', 0).where('at', '<=', before),
);

/** Keeps sealed chunks as rows, so that every server that shares the database can read them. */
export function fileRows({ reader, write }: Pick<Engine, 'reader' | 'write'>): FileBytes {
  const remove = (ids: readonly string[]) =>
    write(async (db) => {
      for (const fileId of ids) await removeChunks.run(db, { fileId });
    });
  return {
    write: async (fileId, chunks, at) => {
      let number = 0;
      try {
        for await (const bytes of chunks) {
          const row = { fileId, number: number++, at, bytes };
          await write((db) => insertChunk.run(db, row));
        }
      } catch (error) {
        // What cannot be removed now is swept later.
        await remove([fileId]).catch(() => undefined);
        throw error;
      }
    },
    read: async (fileId, number) => (await chunkOf.first(reader, { fileId, number }))?.bytes,
    remove,
    list: async (now) =>
      (await oldFiles.all(reader, { before: now - ABANDONED })).map(({ file_id: id }) => id),
  };
}
