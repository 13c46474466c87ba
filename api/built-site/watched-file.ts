import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Loaded } from '../../content/load.ts';
import type { Log } from '../base/log.ts';

/** A file that is read again whenever it changes. */
export interface WatchedFile<T> {
  /** The last valid value: the same object until the file changes. Undefined if there never was one. */
  read: () => T | undefined;
  /** Whether the last valid value may be out of date: the file is invalid, or has disappeared. */
  isOutOfDate: () => boolean;
}

/**
 * Watches a file by its modification time. While the file is missing (a build is being swapped in) or invalid (it comes
 * from another release), the last valid value applies. An invalid file is logged once. Never throws.
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

/** The modification time in milliseconds since 1970. Undefined if there is no file. */
const mtimeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

function readAndParse<T>(file: string, parse: (text: string) => Loaded<T>): Loaded<T> {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.name : 'cannot be read'] };
  }
}

/** Returns a parser for JSON that matches a schema. The parser throws if the text is not JSON. */
export const jsonOf =
  <S extends z.ZodType>(schema: S) =>
  (text: string): Loaded<z.output<S>> => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, problems: [z.prettifyError(parsed.error)] };
  };
