/** What a file is by its content. Its name says nothing that can be relied on. */
export type FileType = 'pdf' | 'photo' | 'zip' | 'media' | 'text' | 'unknown';

const starts = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));

/** Brands of pictures in the container that films use too (ISO/IEC 23008-12). */
const PICTURE_BRANDS = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis'];

export function fileTypeOf(bytes: Buffer): FileType {
  // Readers accept a PDF whose header is in the first kilobyte.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (starts(bytes, 'PK\x03\x04') || starts(bytes, 'PK\x05\x06')) return 'zip';
  if (isPhoto(bytes)) return 'photo';
  if (isMedia(bytes)) return 'media';
  return isText(bytes) ? 'text' : 'unknown';
}

const isPhoto = (bytes: Buffer): boolean =>
  starts(bytes, '\xff\xd8\xff') ||
  starts(bytes, '\x89PNG\r\n') ||
  starts(bytes, 'GIF8') ||
  starts(bytes, 'II*\0') ||
  starts(bytes, 'MM\0*') ||
  (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) ||
  (starts(bytes, 'ftyp', 4) && PICTURE_BRANDS.includes(bytes.toString('latin1', 8, 12)));

const isMedia = (bytes: Buffer): boolean =>
  starts(bytes, 'ftyp', 4) ||
  starts(bytes, 'moov', 4) ||
  starts(bytes, 'ID3') ||
  starts(bytes, 'OggS') ||
  starts(bytes, 'fLaC') ||
  starts(bytes, '\x1aE\xdf\xa3') ||
  (starts(bytes, 'RIFF') && (starts(bytes, 'WAVE', 8) || starts(bytes, 'AVI ', 8))) ||
  (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);

function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
