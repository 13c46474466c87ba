import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Loaded } from '../../content/load.ts';
import type { Log } from '../base/log.ts';

/** A file that is read again when it changes. */
export interface WatchedFile<T> {
  /** The last good value: the same object until the file changes. Undefined while there never was one. */
  read: () => T | undefined;
  /** Whether the last good value may be out of date: the file is invalid, or was there and is missing. */
  isOutOfDate: () => boolean;
}

/**
 * Watches a file by its modification time. While the file is missing (a build is being swapped in) or invalid (a build of
 * another release), the last good value holds. An invalid file is logged once. Never throws.
 *
 * @param parse turns the text of the file into its value
 */
export function watchedFile<T>(file: string, parse: (text: string) => Loaded<T>, log: Log): WatchedFile<T> {
  let readAt: number | undefined;
  let last: T | undefined;
  let isMissing = true;
  let isInvalid = false;

  function update(): void {
    const changedAt = mtimeOf(file);
    isMissing = changedAt === undefined;
    if (changedAt === undefined || changedAt === readAt) return;
    readAt = changedAt;
    const parsed = readAndParse(file, parse);
    isInvalid = !parsed.ok;
    if (parsed.ok) last = parsed.value;
    else log('site.file-invalid', { file: basename(file), problems: parsed.problems.join('; ') });
  }

  return {
    read: () => {
      update();
      return last;
    },
    isOutOfDate: () => isInvalid || (isMissing && readAt !== undefined),
  };
}

/** When a file was last written, in milliseconds since 1970; undefined while there is none. */
const mtimeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

function readAndParse<T>(file: string, parse: (text: string) => Loaded<T>): Loaded<T> {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.name : 'cannot be read'] };
  }
}

/** A parser of JSON that a schema describes. */
export const jsonOf =
  <S extends z.ZodType>(schema: S) =>
  (text: string): Loaded<z.output<S>> => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, problems: [z.prettifyError(parsed.error)] };
  };
