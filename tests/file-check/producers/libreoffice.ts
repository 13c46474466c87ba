import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Letter, Line } from '../letters.ts';

/** Exports letters as LibreOffice Writer does, with comments. */
export function exportWithLibreOffice(letters: readonly Letter[], folder: string): string[] {
  const documents = writeDocuments(letters, folder);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const filter = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}';
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...documents], {
    stdio: 'ignore',
  });
  return documents.map((path) => path.replace(/fodt$/, 'pdf'));
}

/** Saves letters as Word documents. */
export function saveAsWord(letters: readonly Letter[], folder: string): string[] {
  const documents = writeDocuments(letters, folder);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', folder, ...documents], {
    stdio: 'ignore',
  });
  return documents.map((path) => {
    const to = path.replace(/fodt$/, 'docx').replace('libreoffice-', 'word-');
    renameSync(path.replace(/fodt$/, 'docx'), to);
    return to;
  });
}

const writeDocuments = (letters: readonly Letter[], folder: string): string[] =>
  letters.map((letter) => {
    const path = join(folder, `libreoffice-${letter.file}.fodt`);
    writeFileSync(path, documentOf(letter));
    return path;
  });

const NAMES = ['office', 'style', 'text', 'draw'].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`,
);
const MORE =
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

function documentOf({ title, author, lines, photo }: Letter): string {
  const meta = `${title ? `<dc:title>${title}</dc:title>` : ''}${author ? `<meta:initial-creator>${author}</meta:initial-creator>` : ''}`;
  const picture = photo
    ? `<text:p><draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="2cm"><draw:image><office:binary-data>${readFileSync(photo, 'base64')}</office:binary-data></draw:image></draw:frame></text:p>`
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMES.join(' ')} ${MORE} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta>${meta}</office:meta><office:automatic-styles>${lines.map(stylesOf).join('')}</office:automatic-styles>
<office:body><office:text>${lines.map(paragraphOf).join('\n')}${picture}</office:text></office:body></office:document>`;
}

const stylesOf = ({ colour, background, covered }: Line, index: number): string =>
  `<style:style style:name="P${index}" style:family="paragraph"><style:paragraph-properties${background ? ` fo:background-color="${background}"` : ''}/><style:text-properties fo:font-size="11pt"${colour ? ` fo:color="${colour}"` : ''}/></style:style>` +
  (covered
    ? `<style:style style:name="G${index}" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="${covered}" draw:stroke="none" style:run-through="foreground" style:wrap="run-through" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" style:vertical-pos="from-top" style:vertical-rel="paragraph"/></style:style>`
    : '');

const paragraphOf = ({ text, covered, comment }: Line, index: number): string => {
  const box = covered
    ? `<draw:rect text:anchor-type="paragraph" draw:z-index="1" draw:style-name="G${index}" svg:width="11cm" svg:height="0.6cm" svg:x="0cm" svg:y="0cm"/>`
    : '';
  const note = comment
    ? `<office:annotation><dc:creator>Practice manager</dc:creator><text:p>${comment}</text:p></office:annotation>`
    : '';
  return `<text:p text:style-name="P${index}">${box}${note}${text}</text:p>`;
};
