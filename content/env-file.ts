import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { notUtf8, readTextFile } from './text-file.ts';

/** Returns the variables of a `.env` file; none if there is no file. Throws if its text is not UTF-8. */
export function readEnvFile(file = '.env'): Record<string, string> {
  if (!existsSync(file)) return {};
  const read = readTextFile(file);
  if (!read.ok) throw new Error(`${file} line ${read.line}: ${notUtf8}`);
  return { ...parseEnv(read.text) } as Record<string, string>;
}
