import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../support/chromium.ts';
import { openContext } from '../../support/open-context.ts';
import type { Letter, Line } from '../letters.ts';

/** Prints letters as a browser does. */
export async function printWithChromium(letters: readonly Letter[], folder: string): Promise<string[]> {
  const browser = await launchChromium();
  try {
    const page = await (await openContext(browser)).newPage();
    const paths: string[] = [];
    for (const letter of letters) {
      const path = join(folder, `chromium-${letter.file}.pdf`);
      await page.setContent(htmlOf(letter));
      await page.pdf({ path, printBackground: true });
      paths.push(path);
    }
    return paths;
  } finally {
    await browser.close();
  }
}

function htmlOf({ title = '', author, lines, photo }: Letter): string {
  const picture = photo && `<img width=120 src="data:image/jpeg;base64,${readFileSync(photo, 'base64')}">`;
  return `<!doctype html><meta charset=utf-8><title>${title}</title>${author ? `<meta name=author content="${author}">` : ''}
<body style="font:14px 'DejaVu Sans'">${lines.map(lineOf).join('\n')}${picture ?? ''}`;
}

const lineOf = ({ text, covered, colour, background }: Line): string => {
  const style = `position:relative;${colour ? `color:${colour};` : ''}${background ? `background:${background};` : ''}`;
  const box = covered
    ? `<span style="position:absolute;left:0;top:0;width:420px;height:100%;background:${covered}"></span>`
    : '';
  return `<p style="${style}">${text}${box}</p>`;
};
