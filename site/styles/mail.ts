import type { LoadedBrand } from '../brand/load-brand.ts';
import { darkTokens, lightTokens } from '../brand/tokens.ts';
import { typefaces } from '../brand/typefaces.ts';

const sansStack = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const serifStack = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif";

/**
 * Returns the inline styles for emails in the brand's colours. Colours are literal, because mail programs do not support
 * custom properties. The heading, the date and the button of an acknowledgement fit on the first screen of a phone. The
 * typefaces are those of the reader's system: mail programs load no others.
 */
export function mailStyles({ colours, cornerRadius, typeface }: LoadedBrand) {
  const { ink, quiet, rule, accent, onAccent, tint, surface } = lightTokens(colours);
  const kind = typeface === 'system' ? undefined : typefaces[typeface].kind;
  const sans = kind === 'serif' ? serifStack : sansStack;
  const serif = kind === 'sans' ? sansStack : serifStack;
  const radius = Math.min(cornerRadius, 12);
  // A long address breaks rather than widen the email. Mail programs that do not know `anywhere` know `break-word`.
  const wrap = 'overflow-wrap: anywhere; word-break: break-word;';
  const text = `font-family: ${sans}; font-size: 17px; line-height: 26px; color: ${ink};`;
  return {
    body: `margin: 0; padding: 0; background-color: ${tint};`,
    /** The preview text beside the subject in a list of emails; hidden in the email itself. */
    preview: 'display: none; max-height: 0; overflow: hidden; mso-hide: all;',
    outer: `background-color: ${tint};`,
    gutter: 'padding: 12px;',
    sheet: `max-width: 600px; background-color: ${surface}; border-radius: ${radius}px; border-top: 6px solid ${accent};`,
    /** The clinic's name. A picture would be fetched from the site and tell it when the email is opened. */
    name: `padding: 18px 28px 0; font-family: ${serif}; font-size: 19px; line-height: 24px; font-weight: 700; color: ${accent}; ${wrap}`,
    content: `padding: 16px 28px 12px; ${text} ${wrap}`,
    heading: `margin: 0 0 14px; font-family: ${serif}; font-size: 28px; line-height: 34px; font-weight: 700;`,
    subheading: `margin: 26px 0 8px; font-family: ${serif}; font-size: 21px; line-height: 28px; font-weight: 700;`,
    paragraph: 'margin: 0 0 16px;',
    /** The widths come from the labels of the first row, and not from the longest word. */
    facts: `margin: 4px 0 20px; table-layout: fixed; border-collapse: collapse; border-top: 1px solid ${rule};`,
    label: `padding: 10px 16px 10px 0; vertical-align: top; width: 40%; font-family: ${sans}; font-size: 16px; line-height: 24px; font-weight: 400; color: ${quiet}; border-bottom: 1px solid ${rule};`,
    value: `padding: 10px 0; vertical-align: top; font-family: ${sans}; font-size: 17px; line-height: 24px; font-weight: 600; border-bottom: 1px solid ${rule}; white-space: pre-line; ${wrap}`,
    buttonBox: 'margin: 8px 0 24px;',
    buttonCell: `background-color: ${accent}; border-radius: ${radius}px;`,
    button: `display: inline-block; padding: 14px 24px; font-family: ${sans}; font-size: 17px; line-height: 24px; font-weight: 600; color: ${onAccent}; text-decoration: none; background-color: ${accent}; border-radius: ${radius}px;`,
    link: `color: ${ink};`,
    address: `margin: 0 0 24px; font-size: 15px; line-height: 22px; color: ${quiet}; word-break: break-all;`,
    list: 'margin: 0 0 16px; padding: 0 0 0 22px;',
    item: 'margin: 0 0 8px;',
    quote: `margin: 0 0 20px; padding: 14px 18px; background-color: ${tint}; border-left: 4px solid ${accent}; white-space: pre-wrap; ${wrap}`,
    footer: `padding: 20px 28px 28px; border-top: 1px solid ${rule}; font-family: ${sans}; font-size: 14px; line-height: 21px; color: ${quiet}; ${wrap}`,
    sender: `padding: 0 28px 28px; font-family: ${sans}; font-size: 14px; line-height: 21px; color: ${quiet}; ${wrap}`,
  };
}

/**
 * Returns the style sheet for mail programs that support dark mode. It needs `!important` to override inline styles.
 */
export function mailDarkMode({ colours }: LoadedBrand): string {
  const { page, surface, ink, quiet, rule, tint, accent, onAccent } = darkTokens(colours);
  const dark: [selectors: string, declarations: Record<string, string>][] = [
    ['.page', { 'background-color': page }],
    ['.sheet', { 'background-color': surface, 'border-color': accent }],
    ['.sheet td, .sheet h1, .sheet h2, .sheet p, .sheet li, .sheet .link, .sheet div', { color: ink }],
    ['.sheet .quiet', { color: quiet }],
    ['.sheet .name', { color: accent }],
    ['.sheet .rule', { 'border-color': rule }],
    ['.sheet .quote', { 'background-color': tint, 'border-color': accent }],
    ['.sheet .button', { 'background-color': accent, color: onAccent }],
  ];
  const rules = dark.map(
    ([selectors, declarations]) =>
      `${selectors} { ${Object.entries(declarations)
        .map(([name, value]) => `${name}: ${value} !important;`)
        .join(' ')} }`,
  );
  return `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) { ${rules.join(' ')} }`;
}
