import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileBytes } from '../file-bytes.ts';
import { SEALED_CHUNK } from '../sealed-chunks.ts';

/** The ending of a file that is being written. */
const PART = '.part';

/**
 * Keeps sealed chunks as files in a folder beside the database. A file gets its name when all of it is on disk, so a file
 * without the ending is whole.
 */
export function fileFolder(folder: string): FileBytes {
  const pathOf = (id: string) => join(folder, id);

  return {
    write: async (id, chunks) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = pathOf(id) + PART;
      try {
        const handle = await open(part, 'wx', 0o600);
        try {
          for await (const chunk of chunks) await handle.writeFile(chunk);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(part, pathOf(id));
        await syncFolder(folder);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },

    read: async (id, number) => {
      const handle = await open(pathOf(id), 'r').catch(unlessMissing);
      if (!handle) return undefined;
      try {
        const buffer = Buffer.alloc(SEALED_CHUNK);
        const { bytesRead } = await handle.read(buffer, 0, SEALED_CHUNK, number * SEALED_CHUNK);
        return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },

    remove: async (ids) => {
      for (const id of ids) for (const end of ['', PART]) await rm(pathOf(id) + end, { force: true });
    },

    list: async () => {
      const names = (await readdir(folder).catch(unlessMissing)) ?? [];
      return [...new Set(names.map((name) => name.replace(/\.part$/, '')))];
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
