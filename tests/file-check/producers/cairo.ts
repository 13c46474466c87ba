import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Letter, Line } from '../letters.ts';

/** Draws letters with Cairo, by way of librsvg. */
export function drawWithCairo(letters: readonly Letter[], folder: string): string[] {
  return letters.map((letter) => {
    const page = join(folder, `${letter.file}.svg`);
    const pdf = join(folder, `cairo-${letter.file}.pdf`);
    writeFileSync(page, svgOf(letter));
    execFileSync('rsvg-convert', ['-f', 'pdf', '-o', pdf, page], { stdio: 'ignore' });
    return pdf;
  });
}

function svgOf({ title, lines, photo }: Letter): string {
  const picture = photo
    ? `<image x="40" y="500" width="120" height="80" href="data:image/jpeg;base64,${readFileSync(photo, 'base64')}"/>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842" font-family="DejaVu Sans" font-size="11"><title>${title ?? ''}</title>${lines.map(lineOf).join('\n')}${picture}</svg>`;
}

function lineOf({ text, covered, colour = '#000000', background }: Line, index: number): string {
  const y = 60 + index * 24;
  const box = (fill: string) => `<rect x="38" y="${y - 13}" width="340" height="18" fill="${fill}"/>`;
  return `${background ? box(background) : ''}<text x="40" y="${y}" fill="${colour}">${text}</text>${covered ? box(covered) : ''}`;
}
