import { diffWordsWithSpace } from 'diff';

/** A run of words that is in both texts, or only in one. */
export interface Span {
  text: string;
  mark?: 'added' | 'removed';
}

/** Returns the difference between two texts as readable runs of words. */
export function compareWords(before: string, after: string): Span[] {
  const spans: Span[] = [];
  let out = '';
  let put = '';
  const flush = () => {
    spans.push(...marked(out, put));
    out = put = '';
  };
  const parts = diffWordsWithSpace(before, after);
  parts.forEach(({ value, added, removed }, index) => {
    if (added) put += value;
    else if (removed) out += value;
    else if (isBetween(value) && (out !== '' || put !== '') && index < parts.length - 1) {
      // Two changed words with a space between them are one change: "~~a~~ b ~~c~~ d" is hard to read.
      out += value;
      put += value;
    } else {
      flush();
      spans.push({ text: value });
    }
  });
  flush();
  return spans;
}

/** The removed and added words at one position. White space at the same end of both is unchanged. */
function marked(out: string, put: string): Span[] {
  const start = out !== '' && put !== '' && /^\s/.test(out) && /^\s/.test(put) ? 1 : 0;
  const rest = [out.slice(start), put.slice(start)];
  const end = rest.every((text) => /\s$/.test(text)) ? 1 : 0;
  const [removed = '', added = ''] = rest.map((text) => text.slice(0, text.length - end));
  const spans: Span[] = [
    { text: out.slice(0, start) },
    { text: removed, mark: 'removed' },
    { text: added, mark: 'added' },
    { text: end === 1 ? ' ' : '' },
  ];
  return spans.filter(({ text }) => text !== '');
}

const isBetween = (text: string): boolean => /^[\s,.;:]{0,2}$/.test(text);

/** Returns the share of words that two texts have in common, from 0 to 1 (Sørensen–Dice). */
export function likeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if (first.length + second.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return (2 * shared) / (first.length + second.length);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
