import type { About } from './about.ts';

const GENERIC =
  /^(?:untitled|document ?\d*|scan(?:ned)?(?: document)?|image|about:blank|none|unknown|anonymous|default|root|user|administrator|un-named|normal(?:\.dotm?)?|ascii\W*|binary comment|\W*)$/i;

/**
 * Whether a text in the properties of a file gives nothing away: it names the person or the clinic, is what programs
 * write by themselves, or is written on the pages anyway.
 */
export function isHarmless(value: string, { names, clinic }: About, pageText: string): boolean {
  const text = plain(value);
  if (GENERIC.test(text)) return true;
  return [...names, ...clinic.names].some((name) => plain(name) === text) || plain(pageText).includes(text);
}

const plain = (text: string): string => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim().toLowerCase();
