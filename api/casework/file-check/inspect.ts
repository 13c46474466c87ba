import type { Fault } from '../../domain/file-findings.ts';
import { fileTypeOf } from './file-type.ts';
import { findIdentifiers } from './identifiers.ts';
import { inspectMedia } from './media.ts';
import type { Inspection } from './inspection.ts';
import { inspectPdf } from './pdf/inspect-pdf.ts';
import { inspectPhoto } from './photo.ts';
import { inspectZip } from './zip.ts';

type Base = Omit<Inspection, 'inspectInner'>;

const DEEPEST = 4;
/** How much is unpacked from one file in all. */
const newBudget = (): Inspection['budget'] => ({ bytes: 400 * 1024 * 1024, files: 5000 });

/** Inspects a file by its content, and the files in it. Returns why it could not be read at all. */
export const inspect = (
  bytes: Buffer,
  { about, notes }: Pick<Base, 'about' | 'notes'>,
): Promise<Fault | undefined> => inspectAt(bytes, { about, notes, inside: [], budget: newBudget() });

async function inspectAt(bytes: Buffer, base: Base): Promise<Fault | undefined> {
  const inspection: Inspection = { ...base, inspectInner: (inner, name) => inspectInner(inner, name, base) };
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

async function inspectInner(bytes: Buffer, name: string, around: Base): Promise<'too-much' | undefined> {
  const inside = [...around.inside, name];
  if (inside.length > DEEPEST) {
    around.notes.skip('too-large', { inside });
    return undefined;
  }
  const fault = await inspectAt(bytes, { ...around, inside });
  if (fault === 'too-much') return fault;
  if (fault === 'encrypted' || fault === 'too-large') around.notes.skip(fault, { inside });
  else if (fault !== undefined && fault !== 'empty') around.notes.skip('damaged-part', { inside });
  return undefined;
}
