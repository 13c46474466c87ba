import { basename } from 'node:path';
import { isCollection, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Document, LineCounter, YAMLError } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { keysOf, schemaAt } from './facts/schema-tree.ts';

/** A YAML file as it was read, with what is needed to say where in it something stands. */
export interface Source {
  file: string;
  document: Document;
  lines: LineCounter;
}

type Path = (string | number)[];

/** What is wrong with the YAML itself. One sentence a line: after the first slip of a line, the rest is echo. */
export function syntaxProblems({ file, document, lines }: Source): string[] {
  const firstOfLine = new Map<number, YAMLError>();
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0]);
    if (!firstOfLine.has(line)) firstOfLine.set(line, error);
  }
  const faults = [...firstOfLine].map(
    ([line, error]) =>
      `${basename(file)} line ${line}: ${plainWords[error.code] ?? `expected valid YAML, found a fault (${error.message})`}`,
  );
  return faults.length > 0 ? faults : aliasesToNothing({ file, document, lines });
}

/** A value that starts with an asterisk is an alias in YAML. The parser would only throw at it later. */
function aliasesToNothing({ file, document, lines }: Source): string[] {
  const problems: string[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const { line } = lines.linePos(alias.range?.[0] ?? 0);
      problems.push(
        `${basename(file)} line ${line}: expected a value, found *${alias.source}, which points to nothing; write it in quotation marks`,
      );
    },
  });
  return problems;
}

/** The slips that people make most, in words that do not need a knowledge of YAML. */
const plainWords: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'expected each key once, found this one a second time',
  TAB_AS_INDENT: 'expected spaces at the start of the line, found a tab',
  MISSING_CHAR: 'expected a closing quotation mark or bracket, found none',
};

/** What is wrong with the values: file, line, path, what was expected and what stood there. */
export function valueProblems(issue: z.core.$ZodIssue, source: Source, schema: z.ZodType): string[] {
  const path: Path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part));
  if (issue.code === 'unrecognized_keys') {
    const group = schemaAt(schema, path);
    const known = Object.keys((group && keysOf(group)) ?? {});
    return issue.keys.map((key) => {
      const meant = didYouMean(key, known);
      const hint = meant === undefined ? 'is it misspelt?' : `did you mean ${meant}?`;
      return `${place([...path, key], source)}: expected no such key, found one; ${hint}`;
    });
  }
  return [`${place(path, source)}: expected ${expectation(issue)}, found ${found(path, source.document)}`];
}

/** "clinic.yaml line 12, cctv.keepDays". Where the key itself is absent, the line is that of the part it belongs in. */
function place(path: Path, { file, document, lines }: Source): string {
  let line = 1;
  for (let length = 1; length <= path.length; length++) {
    const start = startOf(path.slice(0, length), document);
    if (start !== undefined) line = lines.linePos(start).line;
  }
  return `${basename(file)} line ${line}, ${path.join('.') || 'the whole file'}`;
}

/** Where a key begins, or an item of a list. */
function startOf(path: Path, document: Document): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isSeq(parent)) return rangeStart(parent.items[Number(last)]);
  if (!isMap(parent)) return undefined;
  return rangeStart(parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))?.key);
}

function rangeStart(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
}

/** Groups give no `error` of their own in the schema, but still get a sentence in the same form. */
function expectation(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message;
  if (issue.code !== 'invalid_type' || issue.expected !== 'object') return 'another value';
  return issue.path.length > 0 ? 'a group of keys, indented below this one' : 'the keys of a file like ours';
}

/** What stands in the file. A number is quoted as typed, so that a lost leading zero can be seen. */
function found(path: Path, document: Document): string {
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isSeq(node)) return node.items.length > 0 ? 'a list' : 'an empty list';
  if (isMap(node)) return 'a group of keys';
  if (!isScalar(node) || node.value === null) return 'nothing';
  return typeof node.value === 'string' ? JSON.stringify(node.value) : (node.source ?? 'another value');
}
