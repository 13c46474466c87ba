import type { Moment } from '../base/calendar.ts';

/**
 * Where an engine keeps the sealed chunks of files. It knows neither keys nor names: a file that no row names is rubbish,
 * and its bytes open for nobody.
 */
export interface FileBytes {
  /** Writes all chunks. When the promise resolves they are on disk. If it rejects, nothing of the file is left. */
  write: (fileId: string, chunks: AsyncIterable<Uint8Array>, now: Moment) => Promise<void>;
  /** Reads one sealed chunk. Undefined if it is not there. */
  read: (fileId: string, number: number) => Promise<Uint8Array | undefined>;
  remove: (fileIds: readonly string[]) => Promise<void>;
  /** The ids of files of which there are bytes that no upload can still be writing, as far as the engine can tell. */
  list: (now: Moment) => Promise<string[]>;
}
