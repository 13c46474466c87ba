import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadYaml } from '../load.ts';
import type { Loaded } from '../load.ts';
import { rowsSchema, rowsShape } from './schema.ts';
import type { Rows } from './schema.ts';

/** The file beside a policy's text that holds its rows. */
export const ROWS_FILE = 'rows.yaml';

/** The rows of a text that has none. */
export const noRows: Rows = { words: {}, lists: {}, tables: {} };

/** Reads the rows of a draft, in which every fact must exist. Without a file there are none. */
export const loadRows = (folder: string): Loaded<Rows> => read(folder, rowsSchema);

/** Reads the rows of a published version, which may name facts that a later release has removed. */
export const loadPublishedRows = (folder: string): Loaded<Rows> => read(folder, rowsShape);

function read(folder: string, schema: typeof rowsShape): Loaded<Rows> {
  const file = join(folder, ROWS_FILE);
  return existsSync(file) ? loadYaml(file, schema) : { ok: true, value: noRows };
}
