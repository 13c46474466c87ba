import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';

/**
 * The absolute path for one that was typed. A relative path starts in the folder where the person is: npm runs every
 * command in the project's folder, and names the other one in INIT_CWD.
 */
export const pathTyped = (typed: string): string => resolve(process.env['INIT_CWD'] ?? '', typed);

/** Parses the path of a file that exists. Throws an `InvalidArgumentError`, which commander prints. */
export function existingFile(typed: string): string {
  const path = pathTyped(typed);
  if (!existsSync(path)) throw new InvalidArgumentError(`There is no file ${path}.`);
  if (statSync(path).isDirectory())
    throw new InvalidArgumentError(`${path} is a folder. Give the path of a file in it.`);
  return path;
}

/** Parses the path of a folder that exists. Throws an `InvalidArgumentError`, which commander prints. */
export function existingFolder(typed: string): string {
  const path = pathTyped(typed);
  if (!existsSync(path)) throw new InvalidArgumentError(`There is no folder ${path}.`);
  if (!statSync(path).isDirectory())
    throw new InvalidArgumentError(`${path} is a file. Give the path of its folder.`);
  return path;
}

/** Parses the path of a file to write. Throws an `InvalidArgumentError`, which commander prints, if its folder is missing. */
export function newFile(typed: string): string {
  const path = pathTyped(typed);
  existingFolder(dirname(path));
  if (existsSync(path) && statSync(path).isDirectory())
    throw new InvalidArgumentError(`${path} is a folder. Give the name of a new file in it.`);
  return path;
}
