import type { PolicyKind } from '../../content/addresses.ts';

/** A change to a complete article that breaks one rule, and what the linter must report. */
export interface Breach {
  rule: string;
  kind: PolicyKind;
  breach: (html: string) => string;
  missing: string;
  section?: string;
}

/** Replaces every match in the article with an ellipsis. */
export const gone =
  (pattern: RegExp) =>
  (html: string): string =>
    html.replaceAll(
      new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`),
      '…',
    );
export const swapped = (was: RegExp | string, is: string) => (html: string) => html.replace(was, is);
/** Adds a section with this text at the end. */
export const added = (text: string) => (html: string) => `${html}<h2 id="added">Added</h2>${text}`;
