import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Letter, Line } from '../letters.ts';

/** Distils letters from PostScript, as printer drivers do. */
export function distilWithGhostscript(letters: readonly Letter[], folder: string): string[] {
  return letters.map((letter) => {
    const page = join(folder, `${letter.file}.ps`);
    const pdf = join(folder, `ghostscript-${letter.file}.pdf`);
    writeFileSync(page, postScriptOf(letter), 'latin1');
    const device = ['-q', '-dBATCH', '-dNOPAUSE', '-dNOSAFER', '-sDEVICE=pdfwrite', `-sOutputFile=${pdf}`];
    execFileSync('gs', [...device, page], { stdio: 'ignore' });
    return pdf;
  });
}

const TOP = 780;
const STEP = 24;

function postScriptOf({ title, author, lines, photo }: Letter): string {
  const info = `[${title ? ` /Title (${title})` : ''}${author ? ` /Author (${author})` : ''} /DOCINFO pdfmark\n`;
  const picture = photo
    ? `gsave 72 300 translate 120 80 scale /DeviceRGB setcolorspace << /ImageType 1 /Width 48 /Height 32 /BitsPerComponent 8 /Decode [0 1 0 1 0 1] /ImageMatrix [48 0 0 -32 0 32] /DataSource (${photo}) (r) file /DCTDecode filter >> image grestore\n`
    : '';
  return `%!PS-Adobe-3.0\n${(title ?? author) ? info : ''}/Helvetica findfont 11 scalefont setfont\n${lines.map(lineOf).join('')}${picture}showpage\n`;
}

function lineOf({ text, covered, colour = '#000000', background, comment }: Line, index: number): string {
  const y = TOP - index * STEP;
  const box = (fill: string) => `${rgb(fill)} setrgbcolor 70 ${y - 5} 340 18 rectfill\n`;
  const note = comment
    ? `[ /Rect [300 ${y} 320 ${y + 20}] /Contents (${comment}) /Title (Practice manager) /Subtype /Text /ANN pdfmark\n`
    : '';
  return `${background ? box(background) : ''}${rgb(colour)} setrgbcolor 72 ${y} moveto (${text.replace(/[()\\]/g, '\\$&')}) show\n${covered ? box(covered) : ''}${note}`;
}

const rgb = (colour: string): string =>
  [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
