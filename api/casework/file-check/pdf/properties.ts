import type { About } from '../about.ts';
import { isHarmless } from '../metadata.ts';
import type { Notes } from '../notes.ts';

/** Properties that programs write about themselves. */
const OF_PROGRAMS = new Set([
  'Creator',
  'Producer',
  'PDFFormatVersion',
  'Language',
  'EncryptFilterName',
  'Trapped',
]);

/** Parts of XMP that hold what people typed or who they are. */
const XMP =
  /<(dc:(?:creator|title|description|subject|contributor)|pdf:Keywords|photoshop:[A-Za-z]{1,40}|xmpRights:Owner|exif:GPS(?:Latitude|Longitude))\b[^>]{0,200}>([\s\S]{0,4000}?)<\/\1>/g;
const XMP_ATTRIBUTE =
  /\b(pdf:Keywords|photoshop:AuthorsPosition|exif:GPS(?:Latitude|Longitude))="([^"]{1,400})"/g;

/** Finds names and texts in the properties of a PDF. What the pages say anyway is no finding. */
export function findProperties(
  info: Readonly<Record<string, unknown>>,
  xmp: string,
  inside: readonly string[],
  { about, pageText, notes }: { about: About; pageText: string; notes: Notes },
): void {
  const seen = new Set<string>();
  const note = (name: string, value: string): void => {
    const text = value.trim();
    if (seen.has(text) || isHarmless(text, about, pageText)) return;
    seen.add(text);
    notes.find(name.startsWith('exif:GPS') ? 'photo-place' : 'metadata', { inside }, `${name}: ${text}`);
  };
  const custom = info['Custom'];
  const all = { ...info, ...(typeof custom === 'object' ? custom : {}) };
  for (const [name, value] of Object.entries(all))
    if (typeof value === 'string' && !OF_PROGRAMS.has(name) && !/^D:\d{4}/.test(value)) note(name, value);
  for (const [, name = '', content = ''] of xmp.matchAll(XMP))
    note(name.replace(/^dc:/, ''), withoutTags(content));
  for (const [, name = '', value = ''] of xmp.matchAll(XMP_ATTRIBUTE)) note(name, value);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a piece of XML. */
export const withoutTags = (xml: string): string =>
  xml
    .replace(/<[^>]{0,2000}>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/\s+/g, ' ')
    .trim();
