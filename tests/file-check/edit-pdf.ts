/*
 * Edits a PDF as an editor does that appends to the file (ISO 32000-2, 7.5.6): new objects, a cross-reference table and a
 * trailer. For files with a classic table, which the producers of the corpus write.
 */

/** Objects to add or replace, each as the text between `obj` and `endobj`. */
type Changes = (pdf: Reader) => { objects: Record<number, string>; trailer?: string };

interface Reader {
  /** The text of an object, or an empty text. */
  object: (number: number) => string;
  /** The number of the first page. */
  page: number;
  /** The number of the catalogue. */
  root: number;
  /** The first number that is free. */
  free: number;
}

/** The bytes of the PDF with an update appended. */
export function appendUpdate(bytes: Buffer, changes: Changes): Buffer {
  const text = bytes.toString('latin1');
  const size = Math.max(...[...text.matchAll(/\/Size\s+(\d+)/g)].map(([, value]) => Number(value)));
  const previous = [...text.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? '0';
  const root = Number([...text.matchAll(/\/Root\s+(\d+)/g)].at(-1)?.[1]);
  const object = (number: number): string =>
    new RegExp(`(?:^|[\\r\\n])${number} 0 obj([\\s\\S]*?)endobj`).exec(text)?.[1] ?? '';
  const page = Number(
    /(?:^|[\r\n])(\d+) 0 obj(?:(?!endobj)[\s\S])*?\/Type\s*\/Page(?![a-zA-Z])/.exec(text)?.[1],
  );
  const { objects, trailer = '' } = changes({ object, page, root, free: size });
  let added = text.endsWith('\n') ? '' : '\n';
  const rows: string[] = [];
  for (const [number, content] of Object.entries(objects)) {
    const offset = Buffer.byteLength(text + added, 'latin1');
    rows.push(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
    added += `${number} 0 obj\n${content}\nendobj\n`;
  }
  const start = Buffer.byteLength(text + added, 'latin1');
  const most = Math.max(size, ...Object.keys(objects).map((number) => Number(number) + 1));
  added += `xref\n${rows.join('')}trailer\n<< /Size ${most} /Root ${root} 0 R /Prev ${previous} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text + added, 'latin1');
}

/** A dictionary with more in it. */
const withEntries = (dictionary: string, entries: string): string =>
  dictionary.replace(/>>(?![\s\S]*>>)/, `${entries} >>`);

/** A stream object. */
export const stream = (content: string, entries = ''): string =>
  `<< /Length ${Buffer.byteLength(content, 'latin1')} ${entries} >>\nstream\n${content}\nendstream`;

/** Replaces what the first page shows, and keeps what it showed in the file. */
export const replacePage = (bytes: Buffer, line: string): Buffer =>
  appendUpdate(bytes, ({ object, page, free }) => ({
    objects: {
      [page]: object(page)
        .replace(/\/Contents\s*(?:\[[^\]]*\]|\d+ 0 R)/, `/Contents ${free} 0 R`)
        .replace(
          /\/Resources\s*(?:\d+ 0 R|<<[\s\S]*?>>\s*(?=\/|>>))/,
          `/Resources << /Font << /H ${free + 1} 0 R >> >>`,
        ),
      [free]: stream(`BT /H 11 Tf 72 700 Td (${line}) Tj ET`),
      [free + 1]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    },
  }));

/** Adds a note to the first page. */
export const addNote = (bytes: Buffer, note: string): Buffer =>
  appendUpdate(bytes, ({ object, page, free }) => ({
    objects: {
      [page]: withEntries(object(page), `/Annots [${free} 0 R]`),
      [free]: `<< /Type /Annot /Subtype /Text /Rect [400 700 420 720] /Contents (${note}) /T (Practice manager) >>`,
    },
  }));

/** Adds a line in a layer that is switched off. */
export const addHiddenLayer = (bytes: Buffer, line: string): Buffer =>
  appendUpdate(bytes, ({ object, page, root, free }) => ({
    objects: {
      [root]: withEntries(
        object(root),
        `/OCProperties << /OCGs [${free} 0 R] /D << /OFF [${free} 0 R] /Order [${free} 0 R] >> >>`,
      ),
      [page]: withEntries(object(page), `/Annots [${free + 1} 0 R]`),
      [free]: '<< /Type /OCG /Name (Internal) >>',
      [free + 1]:
        `<< /Type /Annot /Subtype /Stamp /F 4 /Rect [72 72 400 92] /AP << /N ${free + 2} 0 R >> /OC ${free} 0 R >>`,
      [free + 2]: stream(
        `BT /H 11 Tf 2 5 Td (${line}) Tj ET`,
        `/Type /XObject /Subtype /Form /BBox [0 0 328 20] /OC ${free} 0 R /Resources << /Font << /H ${free + 3} 0 R >> >>`,
      ),
      [free + 3]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    },
  }));

/** Sets the properties of the document. */
export const setProperties = (bytes: Buffer, entries: string): Buffer =>
  appendUpdate(bytes, ({ free }) => ({
    objects: { [free]: `<< ${entries} >>` },
    trailer: `/Info ${free} 0 R`,
  }));
