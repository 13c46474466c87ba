import type { LoadedBrand } from './load-brand.ts';

/**
 * Returns the icon of the browser tab as SVG, in the brand's colours: Candour's door, or the first letter of the name
 * of a clinic that has a brand of its own.
 */
export function favicon({ own, colours, cornerRadius, typeface }: LoadedBrand, name: string): string {
  const { main, second } = colours;
  if (!own)
    return svg(
      `<path fill="${main}" d="M6 40V16a14 14 0 0 1 28 0v24z"/>` +
        `<path fill="${second}" d="M11 40V16a9 9 0 0 1 9-9l5 4.5V40z"/>`,
    );
  const serif = typeface === 'source-serif' || typeface === 'newsreader';
  return svg(
    `<rect width="40" height="40" rx="${cornerRadius / 2}" fill="${main}"/>` +
      `<text x="20" y="29" font-family="${serif ? 'Georgia, serif' : 'Arial, sans-serif'}" font-size="26" ` +
      `font-weight="700" text-anchor="middle" fill="${second}">${initialOf(name)}</text>`,
  );
}

const svg = (shapes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${shapes}</svg>\n`;

/** The first letter or figure of the name, without the article: "The Brackenholt Clinic" is a B. */
const initialOf = (name: string): string =>
  /[\p{L}\p{N}]/u.exec(name.replace(/^the\s+/i, ''))?.[0].toUpperCase() ?? '';
