import { basename } from 'node:path';
import { isCollection, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Document, LineCounter, YAMLError } from 'yaml';
import type { z } from 'zod';
import { isCrownDependency, UK_ONLY } from './crown-dependencies.ts';
import { didYouMean } from './did-you-mean.ts';
import { keysOf, schemaAt } from './facts/schema-tree.ts';

/** A parsed YAML file, with the line positions for error messages. */
export interface Source {
  file: string;
  document: Document;
  lines: LineCounter;
}

type Path = (string | number)[];

/** Returns YAML syntax errors. One sentence a line: later errors on the same line are consequences of the first. */
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

/** A value that starts with an asterisk is a YAML alias. The parser throws only later, when it resolves it. */
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

/** The most common mistakes, in words for people who do not know YAML. */
const plainWords: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'expected each key once, found this one a second time',
  TAB_AS_INDENT: 'expected spaces at the start of the line, found a tab',
  MISSING_CHAR: 'expected a closing quotation mark or bracket, found none',
};

/** Returns invalid values: file, line, path, what was expected and what was found. */
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
  return [
    `${place(path, source)}: expected ${expectation(issue)}, found ${found(path, source.document)}${hint(issue, path, source.document)}`,
  ];
}

/** What may have been meant by a word that is not in a list of words. */
function hint(issue: z.core.$ZodIssue, path: Path, document: Document): string {
  if (issue.code !== 'invalid_value') return '';
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (!isScalar(node) || typeof node.value !== 'string') return '';
  if (isCrownDependency(node.value)) return `; ${UK_ONLY}`;
  const meant = didYouMean(node.value, issue.values.map(String));
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

/** "clinic.yaml line 12, cctv.keepDays". */
function place(path: Path, source: Source): string {
  return `${basename(source.file)} line ${lineOf(path, source)}, ${path.join('.') || 'the whole file'}`;
}

/** Returns the line of a key or list item, from 1. For a missing one, the line is that of its parent. */
export function lineOf(path: Path, { document, lines }: Pick<Source, 'document' | 'lines'>): number {
  let line = 1;
  for (let length = 1; length <= path.length; length++) {
    const start = startOf(path.slice(0, length), document);
    if (start !== undefined) line = lines.linePos(start).line;
  }
  return line;
}

/** The offset at which a key or a list item begins. */
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

/** Objects have no `error` in the schema, so their sentence is made here. */
function expectation(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message;
  if (issue.code !== 'invalid_type' || issue.expected !== 'object') return 'another value';
  return issue.path.length > 0 ? 'a group of keys, indented below this one' : 'the keys of a file like ours';
}

/** The value in the file. Numbers are quoted as typed, so that a lost leading zero is visible. */
function found(path: Path, document: Document): string {
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isSeq(node)) return node.items.length > 0 ? 'a list' : 'an empty list';
  if (isMap(node)) return 'a group of keys';
  if (!isScalar(node) || node.value === null) return 'nothing';
  // A value that was put in by a program has no source.
  return typeof node.value === 'string'
    ? JSON.stringify(node.value)
    : (node.source ?? JSON.stringify(node.value));
}
