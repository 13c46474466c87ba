import { stream } from './edit-pdf.ts';

/** What a small PDF has. Its one font is `/F`, Helvetica. */
export interface Made {
  /** The operators of each page. */
  pages: readonly string[];
  /** More entries of the first page, its resources and the catalogue. */
  page?: string;
  resources?: string;
  catalogue?: string;
  /** The root of the tree of pages, in place of a list of them. */
  tree?: string;
  /** More objects, numbered from 100. */
  objects?: readonly string[];
}

const FIRST_OBJECT = 100;

/** A PDF, written by hand, so that a test says exactly what it paints. */
export function makePdf({
  pages,
  page = '',
  resources = '',
  catalogue = '',
  tree,
  objects = [],
}: Made): Buffer {
  const numbered = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    [
      2,
      tree ??
        `<< /Type /Pages /Kids [${pages.map((_, index) => `${10 + 2 * index} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ]);
  for (const [index, content] of pages.entries()) {
    const more = index === 0 ? page : '';
    numbered.set(
      10 + 2 * index,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${11 + 2 * index} 0 R /Resources << /Font << /F 3 0 R >> ${resources} >> ${more} >>`,
    );
    numbered.set(11 + 2 * index, stream(content));
  }
  for (const [index, object] of objects.entries()) numbered.set(FIRST_OBJECT + index, object);
  return assemble(numbered);
}

function assemble(objects: ReadonlyMap<number, string>): Buffer {
  let text = '%PDF-1.7\n';
  const rows: string[] = ['0 1\n0000000000 65535 f \n'];
  for (const [number, content] of objects) {
    rows.push(`${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${number} 0 obj\n${content}\nendobj\n`;
  }
  const size = Math.max(...objects.keys()) + 1;
  text += `xref\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** The operators that write a line at a height. */
export const write = (text: string, y = 700, before = ''): string =>
  `BT /F 12 Tf ${before} 72 ${y} Td (${text}) Tj ET`;
