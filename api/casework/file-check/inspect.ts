import type { About } from './about.ts';
import type { Fault } from './file-check.ts';
import { fileTypeOf } from './file-type.ts';
import { findIdentifiers } from './identifiers.ts';
import { inspectMedia } from './media.ts';
import type { Notes } from './notes.ts';
import { inspectPdf } from './pdf/inspect-pdf.ts';
import { inspectPhoto } from './photo.ts';
import { inspectZip } from './zip.ts';

/** What an inspection works with. It is the same for a file and for the files in it. */
export interface Inspection {
  about: About;
  notes: Notes;
  /** The names of the files around this one, from the outside in. */
  inside: readonly string[];
  /** How many bytes may still be unpacked from all archives together. */
  budget: { bytes: number; files: number };
}

const DEEPEST = 4;
/** How much is unpacked from one file in all. */
export const newBudget = (): Inspection['budget'] => ({ bytes: 400 * 1024 * 1024, files: 5000 });

/** Inspects a file by its content. Returns why it could not be read at all. */
export async function inspect(bytes: Buffer, inspection: Inspection): Promise<Fault | undefined> {
  const { about, notes, inside } = inspection;
  if (bytes.length === 0) return 'empty';
  switch (fileTypeOf(bytes)) {
    case 'pdf':
      return inspectPdf(bytes, inspection);
    case 'zip':
      return inspectZip(bytes, inspection);
    case 'photo':
      inspectPhoto(bytes, inside, about, notes);
      return undefined;
    case 'media':
      inspectMedia(bytes, inside, notes);
      return undefined;
    case 'text':
      findIdentifiers([{ text: bytes.toString('utf8') }], inside, about, notes);
      return undefined;
    case 'unknown':
      notes.skip('unknown-type', { inside });
      return undefined;
  }
}

/**
 * Inspects a file in another one. What cannot be read there is left to a person. Returns a fault only where it ends the
 * inspection of the whole file.
 */
export async function inspectInner(
  bytes: Buffer,
  name: string,
  around: Inspection,
): Promise<'too-much' | undefined> {
  const inside = [...around.inside, name];
  if (inside.length > DEEPEST) {
    around.notes.skip('too-large', { inside });
    return undefined;
  }
  const fault = await inspect(bytes, { ...around, inside });
  if (fault === 'too-much') return fault;
  if (fault === 'encrypted' || fault === 'too-large') around.notes.skip(fault, { inside });
  else if (fault !== undefined && fault !== 'empty') around.notes.skip('damaged-part', { inside });
  return undefined;
}
