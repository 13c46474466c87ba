import { statSync } from 'node:fs';

const asked = new Map<string, number | undefined>();

/**
 * When a file of the built site was last written, in milliseconds since 1970, so that it can be read again after a new
 * build; nothing while there is none, as in the instant in which a build is swapped in. However many requests one turn of
 * the event loop brings, the disk is asked once.
 */
export function mtimeOf(file: string): number | undefined {
  if (asked.has(file)) return asked.get(file);
  if (asked.size === 0)
    setImmediate(() => {
      asked.clear();
    });
  const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  asked.set(file, at);
  return at;
}
