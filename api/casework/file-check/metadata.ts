import type { About } from './about.ts';

const GENERIC =
  /^(?:untitled|document ?\d*|scan(?:ned)?(?: document)?|image|about:blank|none|unknown|anonymous|default|root|user|administrator|un-named|normal(?:\.dotm?)?|ascii\W*|binary comment|\W*)$/i;

/**
 * Whether a text in the properties of a file gives nothing away: it names the person or the clinic, is what programs
 * write by themselves, or is written on the pages anyway.
 */
export function isHarmless(value: string, { names, clinic }: About, pageText: string): boolean {
  const known = new Set([...names, ...clinic.names].map(plain));
  const page = plain(pageText);
  // A title often joins the page's name and the clinic's.
  const isKnown = (text: string) => GENERIC.test(text) || known.has(text) || page.includes(text);
  return (
    isKnown(plain(value)) ||
    plain(value)
      .split(/\s[·|–—-]\s/)
      .every(isKnown)
  );
}

const plain = (text: string): string => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim().toLowerCase();
