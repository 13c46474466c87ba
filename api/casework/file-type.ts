import { firstCharacters } from '../base/first-characters.ts';
import { isOffice } from '../domain/office-document.ts';

/** What a file is, by its content. Its name says nothing about that. */
export interface FileType {
  family: 'pdf' | 'image' | 'audio' | 'video' | 'zip';
  /** The media type. */
  type: string;
  /** The usual ending of a name, and others that go with it. */
  endings: readonly [string, ...string[]];
}

/** How many bytes from the beginning of a file tell its type. */
export const HEAD = 1024;
/** How many bytes from its end are read: enough for the directory of a ZIP with some 10,000 entries. */
export const TAIL = 1_000_000;
/** Where in them the end of a complete file is: a ZIP may end with a comment of 64 kB. */
const END = 66_000;

type Signature = [at: number, bytes: string];
type Known = FileType & { signs: readonly Signature[] };

const known: readonly Known[] = [
  { family: 'image', type: 'image/jpeg', endings: ['.jpg', '.jpeg'], signs: [[0, '\xff\xd8\xff']] },
  { family: 'image', type: 'image/png', endings: ['.png'], signs: [[0, '\x89PNG\r\n\x1a\n']] },
  { family: 'image', type: 'image/gif', endings: ['.gif'], signs: [[0, 'GIF8']] },
  { family: 'image', type: 'image/tiff', endings: ['.tif', '.tiff'], signs: [[0, 'II*\0']] },
  { family: 'image', type: 'image/tiff', endings: ['.tif', '.tiff'], signs: [[0, 'MM\0*']] },
  {
    family: 'image',
    type: 'image/webp',
    endings: ['.webp'],
    signs: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { family: 'image', type: 'image/heic', endings: ['.heic', '.heif'], signs: [[4, 'ftyphei']] },
  { family: 'image', type: 'image/heic', endings: ['.heic', '.heif'], signs: [[4, 'ftypmif1']] },
  // X-rays and scans, as hospitals exchange them.
  { family: 'image', type: 'application/dicom', endings: ['.dcm'], signs: [[128, 'DICM']] },
  { family: 'audio', type: 'audio/mpeg', endings: ['.mp3'], signs: [[0, 'ID3']] },
  { family: 'audio', type: 'audio/mpeg', endings: ['.mp3'], signs: [[0, '\xff\xfb']] },
  {
    family: 'audio',
    type: 'audio/wav',
    endings: ['.wav'],
    signs: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  },
  { family: 'audio', type: 'audio/mp4', endings: ['.m4a'], signs: [[4, 'ftypM4A']] },
  { family: 'audio', type: 'audio/ogg', endings: ['.ogg', '.opus', '.oga'], signs: [[0, 'OggS']] },
  { family: 'audio', type: 'audio/flac', endings: ['.flac'], signs: [[0, 'fLaC']] },
  { family: 'video', type: 'video/quicktime', endings: ['.mov'], signs: [[4, 'ftypqt']] },
  { family: 'video', type: 'video/mp4', endings: ['.mp4', '.m4v'], signs: [[4, 'ftyp']] },
  { family: 'video', type: 'video/webm', endings: ['.webm', '.mkv'], signs: [[0, '\x1a\x45\xdf\xa3']] },
  {
    family: 'video',
    type: 'video/x-msvideo',
    endings: ['.avi'],
    signs: [
      [0, 'RIFF'],
      [8, 'AVI '],
    ],
  },
  { family: 'zip', type: 'application/zip', endings: ['.zip'], signs: [[0, 'PK\x03\x04']] },
];

const PDF: FileType = { family: 'pdf', type: 'application/pdf', endings: ['.pdf'] };

/** First entries that only an office document or an electronic book has. Another may have any first entry. */
const FIRST_IN_OFFICE = ['[Content_Types].xml', '_rels/.rels', 'mimetype'];

/**
 * What a file is, from its first bytes. Undefined if it is nothing that can be sent: office documents hold comments and
 * earlier versions, and programs and web pages run.
 */
export function fileTypeOf(head: Uint8Array): FileType | undefined {
  const text = Buffer.from(head).toString('latin1');
  const found = known.find(({ signs }) => signs.every(([at, bytes]) => text.startsWith(bytes, at)));
  if (found?.family === 'zip' && FIRST_IN_OFFICE.includes(firstEntry(head))) return undefined;
  // Readers of PDF look for its beginning in the first 1,024 bytes (ISO 32000-1, Annex H.3).
  return found ?? (text.slice(0, HEAD).includes('%PDF-') ? PDF : undefined);
}

function firstEntry(zip: Uint8Array): string {
  const bytes = Buffer.from(zip);
  return bytes.length < 30 ? '' : bytes.toString('utf8', 30, 30 + bytes.readUInt16LE(26));
}

/** Whether a ZIP is an office document, from its last bytes: its directory is there, with its entries in any order. */
export function isOfficeDocument({ family }: FileType, tail: Uint8Array): boolean {
  return family === 'zip' && isOffice(namesInDirectory(Buffer.from(tail)));
}

const ENTRY = Buffer.from('PK\x01\x02');
const ENTRY_LENGTH = 46;

/** The names in the directory of a ZIP, as far as its last bytes hold it (APPNOTE 4.3.12 and 4.3.16). */
function namesInDirectory(tail: Buffer): string[] {
  const end = tail.lastIndexOf('PK\x05\x06');
  if (end < 0 || end + 16 > tail.length) return [];
  const names: string[] = [];
  // One that is larger than these bytes, or whose size is elsewhere, is read from where they begin.
  let at = Math.max(0, end - tail.readUInt32LE(end + 12));
  while ((at = tail.indexOf(ENTRY, at)) >= 0 && at + ENTRY_LENGTH <= end) {
    const name = at + ENTRY_LENGTH;
    const next = name + tail.readUInt16LE(at + 28);
    names.push(tail.toString('utf8', name, next));
    at = next;
  }
  return names;
}

/** Whether the end of a file is there, where its type has one. Readers refuse a PDF or a ZIP without it. */
export function isComplete({ family, type }: FileType, tail: Uint8Array): boolean {
  const text = Buffer.from(tail.subarray(-END)).toString('latin1');
  if (family === 'pdf') return text.includes('%%EOF');
  if (family === 'zip') return text.includes('PK\x05\x06');
  return type !== 'image/png' || text.includes('IEND');
}

/** A name as the person gets it: without a path or control characters, and with the ending of its type. */
export function nameFor(given: string, { endings }: FileType): string {
  const name = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}"<>:|?*]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = endings.find((one) => name.toLowerCase().endsWith(one));
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  const short = firstCharacters(stem, 100).trim();
  return `${short || 'file'}${ending === undefined ? endings[0] : name.slice(-ending.length)}`;
}

/** The family of a media type that `fileTypeOf` found. */
export const familyOf = (type: string): FileType['family'] =>
  [PDF, ...known].find((one) => one.type === type)?.family ?? 'image';
