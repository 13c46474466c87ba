import ExifReader from 'exifreader';
import type { About } from './about.ts';
import { isHarmless } from './metadata.ts';
import type { Notes } from './notes.ts';

/** Tags in which people and programs write who or what a picture shows. */
const TEXT_TAGS = [
  'Artist',
  'Copyright',
  'ImageDescription',
  'UserComment',
  'XPAuthor',
  'XPTitle',
  'XPComment',
  'XPSubject',
  'XPKeywords',
  'CameraOwnerName',
  'OwnerName',
  'By-line',
  'Caption/Abstract',
  'Headline',
  'Keywords',
  'City',
  'Sub-location',
  'creator',
  'description',
  'title',
  'subject',
  'Author',
  'Comment',
  'Description',
  'Title',
] as const;

/** A place that an editor wrote as XMP. */
const XMP_PLACE = /exif:GPSLatitude(?:="|>)([^"<]{1,40})/;

type Tags = Record<string, { description?: unknown } | undefined>;

/** Finds the place where a picture was taken, and texts in its metadata. */
export function findInPhoto(
  bytes: Buffer,
  inside: readonly string[],
  about: About,
  notes: Notes,
  pageText = '',
): void {
  const [, latitude] = XMP_PLACE.exec(bytes.toString('latin1')) ?? [];
  if (latitude !== undefined) notes.find('photo-place', { inside }, latitude);
  const tags = readTags(bytes);
  if (tags === undefined) return;
  const { gps } = tags;
  if (gps?.Latitude !== undefined || gps?.Longitude !== undefined)
    notes.find('photo-place', { inside }, `${degrees(gps.Latitude)}, ${degrees(gps.Longitude)}`);
  for (const group of [tags.exif, tags.iptc, tags.xmp, tags.png, tags.pngText] as (Tags | undefined)[])
    for (const name of TEXT_TAGS) {
      const value = group?.[name]?.description;
      if (typeof value === 'string' && !isHarmless(value, about, pageText))
        notes.find('metadata', { inside }, `${name}: ${value}`);
    }
}

const degrees = (value: number | undefined): string => (value === undefined ? '?' : value.toFixed(4));

/** The tags of a picture, or undefined where it has none or they cannot be read. */
function readTags(bytes: Buffer): ExifReader.ExpandedTags | undefined {
  try {
    return ExifReader.load(new Uint8Array(bytes).buffer, { expanded: true });
  } catch {
    return undefined;
  }
}

/** Nobody but a person can see what a picture shows, so its content is always left to one. */
export function inspectPhoto(bytes: Buffer, inside: readonly string[], about: About, notes: Notes): void {
  notes.skip('picture', { inside });
  findInPhoto(bytes, inside, about, notes);
}

const LONGEST_HEADER = 64 * 1024;

/** Finds places in photographs that a document embeds as they were: it looks for their headers in the bytes. */
export function findEmbeddedPhotos(
  bytes: Buffer,
  inside: readonly string[],
  about: About,
  notes: Notes,
  pageText: string,
): void {
  for (let at = bytes.indexOf('Exif\0\0'); at >= 0; at = bytes.indexOf('Exif\0\0', at + 6)) {
    const start = bytes.lastIndexOf('\xff\xd8\xff', at, 'latin1');
    if (start >= 0 && at - start < LONGEST_HEADER)
      findInPhoto(bytes.subarray(start, at + 4 * LONGEST_HEADER), inside, about, notes, pageText);
  }
}
