import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { lineOf, syntaxProblems, valueProblems } from './problems.ts';
import type { Source } from './problems.ts';
import { clinicSchema } from './schema.ts';
import type { Clinic } from './schema.ts';
import { notUtf8, readTextFile } from './text-file.ts';
import type { TextFile } from './text-file.ts';

/** The parsed value, or every problem found, each a sentence for the person who edits the file. */
export type Loaded<T> = { ok: true; value: T } | { ok: false; problems: string[] };

type Environment = Record<string, string | undefined>;

/** The folder for a clinic's own files, whether or not it exists: `CONTENT_DIR`, or `content/clinic`. */
export const clinicDirectory = (env: Environment): string => resolve(env['CONTENT_DIR'] || 'content/clinic');

/** The folder of Candour's demo clinic. */
export const demoDirectory = (): string => resolve('content/demo');

/** The folder that pages, emails and rules are made from: the clinic's own if it exists, otherwise the demo's. */
export function contentDirectory(env: Environment): string {
  const own = clinicDirectory(env);
  return env['CONTENT_DIR'] || existsSync(own) ? own : demoDirectory();
}

/** Reads and checks `clinic.yaml` in that folder. Invalid content is a list of problems, never an exception. */
export function loadClinic(directory: string): Loaded<Clinic> {
  return loadYaml(join(directory, 'clinic.yaml'), clinicSchema);
}

/**
 * Returns the value. Throws an error that lists all problems: an invalid file stops the build. It has no stack trace,
 * because the mistake is in the file, and `npm run dev` prints the stack of what a page throws.
 */
export function orThrow<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return loaded.value;
  const error = new Error(
    `The clinic's folder cannot be used:\n${loaded.problems.map((p) => `  - ${p}`).join('\n')}`,
  );
  error.stack = `Error: ${error.message}`;
  throw error;
}

/**
 * Reads a YAML file against a schema. Each problem names the file, the line, the path, what was expected and what was
 * found.
 */
export function loadYaml<S extends z.ZodType>(
  file: string,
  schema: S,
  prepare?: (document: Document) => void,
): Loaded<z.output<S>> {
  let read: TextFile;
  try {
    read = readTextFile(file);
  } catch {
    return { ok: false, problems: [`${basename(file)}: expected a readable file, found none in its folder`] };
  }
  if (!read.ok) return { ok: false, problems: [`${basename(file)} line ${read.line}: ${notUtf8}`] };
  return parseYaml(file, read.text, schema, prepare);
}

/** The same for YAML that is already read, such as a policy's front matter. `file` is the name used in problems. */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  prepare?: (document: Document) => void,
): Loaded<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const source: Source = { file, document, lines };
  const faults = syntaxProblems(source);
  if (faults.length > 0) return { ok: false, problems: faults };
  prepare?.(document);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.flatMap((issue) => valueProblems(issue, source, schema)),
  };
}

/**
 * Returns what is wrong with the value at a path, or inside it, as "expected …, found …". The rest of the document may
 * have faults of its own.
 */
export function problemsAt(document: Document, schema: z.ZodType, path: readonly string[]): string[] {
  const source: Source = { file: 'answers', document, lines: new LineCounter() };
  const issues = schema.safeParse(document.toJS()).error?.issues ?? [];
  return issues
    .filter((issue) => path.every((part, at) => String(issue.path[at]) === part))
    .flatMap((issue) => valueProblems(issue, source, schema))
    .map((problem) => problem.slice(problem.indexOf(': expected ') + 2));
}

/** Returns the line of a key, written as a dotted path, from 1. For a missing key, the line is that of its parent. */
export function lineOfKey(text: string, path: string): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return lineOf(path.split('.'), { document, lines });
}
