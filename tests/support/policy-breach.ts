import type { PolicyKind } from '../../content/addresses.ts';

/** A change to a complete article that breaks one rule, and what the linter must then say. */
export interface Breach {
  rule: string;
  kind: PolicyKind;
  breach: (html: string) => string;
  missing: string;
  section?: string;
}

/** Takes out of the whole article what matches. */
export const gone =
  (pattern: RegExp) =>
  (html: string): string =>
    html.replaceAll(
      new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`),
      '…',
    );
export const swapped = (was: RegExp | string, is: string) => (html: string) => html.replace(was, is);
/** Puts a section with this text at the end. */
export const added = (text: string) => (html: string) => `${html}<h2 id="added">Added</h2>${text}`;
