import type { Loaded } from '../../content/load.ts';
import { loadPublishedRows, loadRows } from '../../content/rows/load-rows.ts';
import type { Rows } from '../../content/rows/schema.ts';
import { idOf } from './version.ts';
import type { Version } from './version.ts';

/** Returns the rows that a version's text shows. Problems name the version's folder. */
export function rowsOf(version: Version): Loaded<Rows> {
  const rows = version.state === 'draft' ? loadRows(version.folder) : loadPublishedRows(version.folder);
  if (rows.ok) return rows;
  return { ok: false, problems: rows.problems.map((problem) => `policies/${idOf(version)}/${problem}`) };
}
