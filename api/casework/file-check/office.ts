import type { Entry } from 'yauzl';
import type { Fault } from '../../domain/file-findings.ts';
import { findIdentifiers } from './identifiers.ts';
import type { Inspection } from './inspection.ts';
import { isHarmless } from './metadata.ts';
import { withoutTags } from './pdf/properties.ts';
import { findInPhoto } from './photo.ts';

type Read = (entry: Entry) => Promise<Buffer | 'too-large' | 'too-much' | 'damaged'>;

const PROPERTIES = /^(?:docProps\/(?:core|app|custom)|meta)\.xml$/;
const PROPERTY =
  /<(dc:creator|cp:lastModifiedBy|dc:title|dc:subject|dc:description|cp:keywords|Manager|Company|vt:lpwstr|meta:initial-creator|meta:keyword|meta:printed-by|meta:user-defined)\b[^>]{0,300}>([^<]{1,2000})</g;
const COMMENTS = /^(?:word\/comments|xl\/(?:threadedComments\/|comments)|ppt\/comments\/)[^/]*/;
const TEXTS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes)|xl\/(?:sharedStrings|worksheets\/[^/]+)|ppt\/(?:slides|notesSlides)\/[^/]+|content)\.xml$/;
const EMBEDDED = /^(?:word|xl|ppt)\/embeddings\/|^Object |^ObjectReplacements\//;
const PICTURES = /\.(?:jpe?g|png|tiff?|webp|heic)$/i;
/** Deleted and inserted passages whose history is kept. */
const REVISIONS =
  /<(?:w:del|w:ins|w:moveFrom|text:deletion|text:insertion)\b[\s\S]{0,4000}?<\/(?:w:del|w:ins|w:moveFrom|text:deletion|text:insertion)>/g;
const HIDDEN_RUN =
  /<w:r\b[^>]{0,300}>(?:(?!<\/w:r>)[\s\S]){0,2000}?<w:vanish\/>(?:(?!<\/w:r>)[\s\S]){0,4000}?<\/w:r>/g;
const ODF_COMMENT = /<office:annotation\b[\s\S]{0,8000}?<\/office:annotation>/g;
const HIDDEN_SHEET = /<sheet\b[^>]{0,400}\bstate="(?:hidden|veryHidden)"[^>]{0,400}>/g;

/** Inspects an office document: its text, comments, kept changes, hidden text, properties and what is embedded. */
export async function inspectOffice(
  entries: readonly Entry[],
  read: Read,
  inspection: Inspection,
): Promise<Fault | undefined> {
  const { notes, inside, about } = inspection;
  let text = '';
  const properties: [string, string][] = [];
  for (const entry of entries) {
    const name = entry.fileName;
    if (!/\.(?:xml|bin|docx|xlsx|pdf)$/.test(name) && !PICTURES.test(name) && !EMBEDDED.test(name)) continue;
    const content = await read(entry);
    if (content === 'too-much') return 'too-much';
    if (typeof content === 'string') {
      notes.skip(content === 'damaged' ? 'damaged-part' : 'too-large', { inside: [...inside, name] });
      continue;
    }
    if (EMBEDDED.test(name)) {
      notes.find('attachment', { inside }, name);
      if (await inspection.inspectInner(content, name)) return 'too-much';
    } else if (PICTURES.test(name)) findInPhoto(content, inside, about, notes);
    else {
      const xml = content.toString('utf8');
      if (COMMENTS.test(name))
        each(
          xml,
          /<(?:w:)?comment\b[\s\S]{0,8000}?<\/(?:w:)?comment>|<threadedComment\b[\s\S]{0,8000}?<\/threadedComment>|<p:cm\b[\s\S]{0,8000}?<\/p:cm>/g,
          'comment',
        );
      if (PROPERTIES.test(name))
        for (const [, key = '', value = ''] of xml.matchAll(PROPERTY))
          properties.push([key, withoutTags(value)]);
      if (name === 'xl/workbook.xml') each(xml, HIDDEN_SHEET, 'hidden-text', sheetName);
      if (TEXTS.test(name)) {
        each(xml, REVISIONS, 'revision');
        each(xml, HIDDEN_RUN, 'hidden-text');
        each(xml, ODF_COMMENT, 'comment');
        text += `\n${textOf(xml)}`;
      }
    }
  }
  for (const [key, value] of properties)
    if (!isHarmless(value, about, text)) notes.find('metadata', { inside }, `${key}: ${value}`);
  findIdentifiers([{ text }], inside, about, notes);
  return undefined;

  function each(
    xml: string,
    pattern: RegExp,
    kind: 'comment' | 'revision' | 'hidden-text',
    excerpt: (piece: string) => string = withoutTags,
  ): void {
    for (const [piece] of xml.matchAll(pattern)) notes.find(kind, { inside }, excerpt(piece));
  }
}

const sheetName = (piece: string): string => /\bname="([^"]{0,100})"/.exec(piece)?.[1] ?? '';

/** The text of a part, with a line for each paragraph or row. */
const textOf = (xml: string): string =>
  xml
    .split(/<\/(?:w:p|a:p|row|si|text:p|text:h|table:table-row)>/)
    .map((part) =>
      withoutTags(
        part
          .replace(/<(?:w:tab|w:br|text:tab)\/>/g, ' ')
          .replace(/<\/?(?:w:(?:r|t|rPr|proofErr)|text:span)\b[^>]{0,300}>/g, ''),
      ),
    )
    .join('\n');
