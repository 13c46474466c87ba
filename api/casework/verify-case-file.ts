import { z } from 'zod';
import { readShownFile } from '../built-site/shown-file.ts';
import type { ShownFile } from '../built-site/shown-file.ts';
import { chainFault, textFault, textHash } from '../domain/case-chain.ts';
import type { ChainEntry, ChainFault } from '../domain/case-chain.ts';
import { dataLine, shownTexts, textsOfPart } from '../domain/case-file.ts';
import type { CaseFile, FilePart, FilePlace } from '../domain/case-file.ts';

/** Why a case file is not what was made: the first place that was altered, and how it shows. */
export interface FileFault {
  place: FilePlace | 'file' | 'frame';
  why: 'no-case-file' | 'unreadable' | 'shown' | 'hash' | 'unfinished' | ChainFault;
}

/** A case file that fits together, or why it does not. `file` has what could be read. */
export type VerifiedFile =
  { ok: true; file: CaseFile } | { ok: false; fault: FileFault; file: Partial<CaseFile> };

/** A larger file is not read. */
export const MOST_BYTES = 20_000_000;

const text = z.string();
const headSchema = z.strictObject({
  format: z.literal(1),
  reference: text,
  title: text,
  intro: z.array(text),
  frame: text,
  titles: z.record(text, text),
  timeline: text,
  erased: text,
  before: text,
});
const partSchema = z.strictObject({
  heading: text,
  rows: z.array(z.strictObject({ label: text.optional(), text })),
});
const entrySchema = z.strictObject({
  what: text,
  at: z.int().min(-8.64e15).max(8.64e15),
  day: text.nullable(),
  place: z.int().nullable(),
  note: z
    .strictObject({ by: text.optional(), reason: text.optional(), details: z.looseObject({}).optional() })
    .nullable(),
  salt: text.nullable(),
  mac: text.nullable(),
  link: text.nullable(),
});

/**
 * Compares what a case file shows with its data, and its data with the chain in it. It needs the file and nothing else. A
 * chain proves only that the file fits together: its head must be compared with one that somebody else kept.
 */
export function verifyCaseFile(bytes: Uint8Array): VerifiedFile {
  const shownFile = readOrNothing(bytes);
  const lines = shownFile?.data?.split('\n') ?? [];
  if (!shownFile || lines.length < 2) return refused({ place: 'file', why: 'no-case-file' });
  const head = read(lines[0], headSchema);
  const last = read(lines.at(-1), entrySchema) as ChainEntry | undefined;
  const hashes = last?.note?.details?.parts;
  if (!last || !hashes || last.what !== 'case.file-made' || textFault(last, false) !== undefined) {
    const why = last && last.what !== 'case.file-made' ? 'unfinished' : last ? 'mac' : 'unreadable';
    return refused({ place: { entry: brokenEntry(lines) }, why }, head && { head });
  }
  if (!head) return refused({ place: { head: true }, why: 'unreadable' });
  const dataOfParts = lines.slice(1, hashes.length);
  const parts = dataOfParts.flatMap((line) => read(line, partSchema) ?? []) as FilePart[];
  const known = { head, parts };
  if (textHash(lines[0] ?? '') !== hashes[0]) {
    const shown = firstDifference(shownFile, { ...known, entries: [] });
    return refused({ place: { head: true }, why: shown ? 'shown' : 'hash' }, known);
  }
  const changed = dataOfParts.findIndex((line, part) => textHash(line) !== hashes[part + 1]);
  if (changed >= 0) {
    const data = read(dataOfParts[changed], partSchema) as FilePart | undefined;
    return refused(inPart(shownFile, { part: changed, data }), known);
  }

  const entries = lines.slice(hashes.length).map((line) => read(line, entrySchema));
  const unreadable = entries.findIndex((entry) => !entry);
  if (unreadable >= 0) return refused({ place: { entry: unreadable }, why: 'unreadable' }, known);
  const file: CaseFile = { ...known, entries: entries as ChainEntry[] };
  const fault = chainFault(head.reference, file.entries);
  if (fault) return refused({ place: { entry: fault.index }, why: fault.fault }, file);
  const different = firstDifference(shownFile, file);
  if (different) return refused({ place: different, why: 'shown' }, file);
  if (shownFile.frame !== head.frame) return refused({ place: 'frame', why: 'hash' }, file);
  return { ok: true, file };
}

/** Undefined for what the parser gives up on, such as elements in each other by the thousand. */
function readOrNothing(bytes: Uint8Array): ShownFile | undefined {
  try {
    return readShownFile(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

const refused = (fault: FileFault, file: Partial<CaseFile> = {}): VerifiedFile => ({
  ok: false,
  fault,
  file,
});

/** A line of data. Undefined if it is not exactly what was written. */
function read<T>(line: string | undefined, schema: z.ZodType<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(line ?? '');
    const parsed = schema.safeParse(value);
    return parsed.success && dataLine(value) === line ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The first entry that cannot be read, or else the last one, where the last one does not say which lines are entries. */
function brokenEntry(lines: readonly string[]): number {
  const entries = lines.filter((line, index) => index === lines.length - 1 || line.startsWith('{"at":'));
  const unreadable = entries.findIndex((line) => !read(line, entrySchema));
  return unreadable < 0 ? entries.length - 1 : unreadable;
}

/** Where a part was altered: in the row that shows something else, or anywhere in it. */
function inPart(
  { shown }: ShownFile,
  { part, data }: { part: number; data: FilePart | undefined },
): FileFault {
  if (!data) return { place: { part }, why: 'unreadable' };
  const first = shown.findIndex(({ id }) => id === `part-${part}`);
  const own = textsOfPart(data, part);
  const different = own.find(({ text }, index) => shown[first + index]?.text !== text);
  return { place: different?.place ?? { part }, why: different ? 'shown' : 'hash' };
}

/** The place of the first text that is shown otherwise than the data says. Undefined if all are the same. */
function firstDifference({ shown, title }: ShownFile, file: CaseFile): FilePlace | undefined {
  const expected = shownTexts(file);
  const index = expected.findIndex(({ id, text }, at) => {
    const it = shown[at];
    return !it?.isPlain || it.id !== id || it.text !== text;
  });
  if (index >= 0) return expected[index]?.place;
  if (title !== file.head.title) return { head: true };
  return shown.length > expected.length ? expected.at(-1)?.place : undefined;
}
