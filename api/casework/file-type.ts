import { firstCharacters } from '../base/first-characters.ts';

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
/** How many bytes from its end tell whether it is complete: a ZIP may end with a comment of 64 kB. */
export const TAIL = 66_000;

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

/** The first names in a ZIP that is a document of Word, Excel, PowerPoint or LibreOffice. */
const OFFICE = /^(\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/|mimetype)/;

/**
 * What a file is, from its first bytes. Undefined if it is nothing that can be sent: office documents hold comments and
 * earlier versions, and programs and web pages run.
 */
export function fileTypeOf(head: Uint8Array): FileType | undefined {
  const text = Buffer.from(head).toString('latin1');
  const found = known.find(({ signs }) => signs.every(([at, bytes]) => text.startsWith(bytes, at)));
  if (found?.family === 'zip' && OFFICE.test(text.slice(30))) return undefined;
  // Readers of PDF look for its beginning in the first 1,024 bytes (ISO 32000-1, Annex H.3).
  return found ?? (text.slice(0, HEAD).includes('%PDF-') ? PDF : undefined);
}

/** Whether the end of a file is there, where its type has one. Readers refuse a PDF or a ZIP without it. */
export function isComplete({ family, type }: FileType, tail: Uint8Array): boolean {
  const text = Buffer.from(tail).toString('latin1');
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
