import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Fault } from '../../domain/file-findings.ts';
import { isOffice } from '../../domain/office-document.ts';
import { findIdentifiers } from './identifiers.ts';
import type { Inspection } from './inspection.ts';
import { inspectOffice } from './office.ts';

const MAX_ENTRY = 100 * 1024 * 1024;
/** Text shrinks to a twentieth. What grows a hundredfold was made to fill the memory. */
const MAX_RATIO = 100;
const SMALL = 10 * 1024 * 1024;

/** Inspects the files in an archive, or an office document, which is one. */
export async function inspectZip(bytes: Buffer, inspection: Inspection): Promise<Fault | undefined> {
  const { notes, inside, about, budget } = inspection;
  const opened = await readEntries(bytes, budget);
  if (typeof opened === 'string') return opened;
  const { zip, entries } = opened;
  if (entries.some(isBomb)) return 'too-much';
  const read = (entry: Entry) => contentOf(zip, entry, budget);
  if (isOffice(entries.map(({ fileName }) => fileName))) return inspectOffice(entries, read, inspection);

  const names = entries.map(({ fileName }) => fileName.replace(/\.\w{2,5}$/, '').replaceAll('_', ' '));
  findIdentifiers([{ text: names.join('\n') }], inside, { ...about, period: undefined }, notes);
  for (const entry of entries) {
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    const at = { inside: [...inside, name] };
    if (entry.isEncrypted()) notes.skip('encrypted', at);
    else {
      const content = await read(entry);
      if (content === 'too-much') return 'too-much';
      if (content === 'too-large') notes.skip('too-large', at);
      else if (content === 'damaged') notes.skip('damaged-part', at);
      else if (await inspection.inspectInner(content, name)) return 'too-much';
    }
  }
  return undefined;
}

const isBomb = ({ compressedSize, uncompressedSize }: Entry): boolean =>
  uncompressedSize > SMALL && uncompressedSize > compressedSize * MAX_RATIO;

async function readEntries(
  bytes: Buffer,
  budget: Inspection['budget'],
): Promise<{ zip: ZipFile; entries: Entry[] } | Fault> {
  try {
    const zip = await fromBufferPromise(bytes);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (--budget.files < 0) return 'too-much';
      entries.push(entry);
    }
    return { zip, entries };
  } catch {
    return 'damaged';
  }
}

async function contentOf(
  zip: ZipFile,
  entry: Entry,
  budget: Inspection['budget'],
): Promise<Buffer | 'too-large' | 'too-much' | 'damaged'> {
  if (entry.uncompressedSize > MAX_ENTRY) return 'too-large';
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      chunks.push(chunk as Buffer);
      budget.bytes -= (chunk as Buffer).length;
      if (budget.bytes < 0) return 'too-much';
    }
    return Buffer.concat(chunks);
  } catch {
    return 'damaged';
  }
}
