import type { SearchIndex, SearchedPolicy } from '../../policies/search-index.ts';
import { formsOf, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** Finds the parts of policies that have all words of a search. It knows no page, so that tests can call it. */

/** How many results are shown, how long a search may be, and how many of its words count. */
export const LIMITS = { results: 20, characters: 100, words: 12 };

/** The length of an excerpt in characters, and how many of them may come before the first word that was found. */
const EXCERPT = { length: 220, before: 70 };

/** What a word counts: in the heading of a part, in the headings above it, and in its text. */
const WEIGHT = { heading: 8, above: 2, text: 3 };

interface Text {
  text: string;
  words: Word[];
}

/** A part of a policy, with its words. */
interface ReadPart {
  url: string;
  policy: string;
  /** The main heading that it stands under; empty if it is one itself. */
  under: string;
  level: number;
  heading: Text;
  above: Word[];
  passages: Text[];
}

/** An index whose words have been separated. */
export interface ReadIndex {
  parts: ReadPart[];
  fillers: Set<string>;
  everyday: Map<string, string[]>;
}

export interface Result {
  url: string;
  policy: string;
  under: string;
  heading: string;
  /** A passage of the part, in pieces. Words that were looked for are marked. */
  excerpt: Piece[];
}

export interface Piece {
  text: string;
  marked: boolean;
}

/** A word of a search: its forms, and what a policy may say instead. */
interface Sought {
  forms: string[];
  others: string[];
}

export const readIndex = ({ policies, fillers, everyday }: SearchIndex): ReadIndex => ({
  parts: policies.flatMap(partsOf),
  fillers: new Set(fillers),
  everyday: new Map(Object.entries(everyday)),
});

function partsOf({ name, page, parts }: SearchedPolicy): ReadPart[] {
  /** The headings that the next part may stand under, by level. */
  let open: { level: number; text: string }[] = [];
  return parts.map(({ id, text, level, passages }) => {
    open = open.filter((heading) => heading.level < level);
    const part = {
      url: `${page}#${id}`,
      policy: name,
      under: open[0]?.text ?? '',
      level,
      heading: read(text),
      above: wordsOf([name, ...open.map((heading) => heading.text)].join(' ')),
      passages: passages.map(read),
    };
    open.push({ level, text });
    return part;
  });
}

const read = (text: string): Text => ({ text, words: wordsOf(text) });

/**
 * Returns the best results and how many there are; undefined if there is nothing to look for, because no word has two
 * letters.
 */
export function find(index: ReadIndex, search: string): { count: number; results: Result[] } | undefined {
  const sought = soughtIn(index, search);
  if (sought.length === 0) return undefined;
  const found = index.parts
    .map((part) => ({ part, score: scoreOf(part, sought) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const results = found.slice(0, LIMITS.results).map(({ part }) => ({
    url: part.url,
    policy: part.policy,
    under: part.under,
    heading: part.heading.text,
    excerpt: excerptOf(part.passages, sought),
  }));
  return { count: found.length, results };
}

function soughtIn({ fillers, everyday }: ReadIndex, search: string): Sought[] {
  const typed = wordsOf(search.slice(0, LIMITS.characters)).map(({ plain }) => plain);
  const telling = typed.filter((word) => !fillers.has(word));
  const words = [...new Set(telling.length > 0 ? telling : typed)].slice(0, LIMITS.words);
  if (words.every((word) => word.length < 2)) return [];
  return words.map((word) => {
    const forms = formsOf(word);
    return { forms, others: forms.flatMap((form) => everyday.get(form) ?? []) };
  });
}

/** Returns 0 unless every word is there, and at least one of them in the part itself. */
function scoreOf({ level, heading, above, passages }: ReadPart, sought: readonly Sought[]): number {
  let score = 0;
  let isHere = false;
  for (const one of sought) {
    const inHeading = likeness(heading.words, one) * WEIGHT.heading;
    const inText = Math.max(0, ...passages.map(({ words }) => likeness(words, one))) * WEIGHT.text;
    const inAbove = likeness(above, one) * WEIGHT.above;
    if (inHeading + inText + inAbove === 0) return 0;
    if (inHeading + inText > 0) isHere = true;
    score += inHeading + inText + inAbove;
  }
  // Of two that are alike, the one with the main heading says more.
  return isHere ? score + togetherIn([heading], sought) * 4 + togetherIn(passages, sought) + 4 / level : 0;
}

/** Returns 3 for the word itself, 2 for one that begins with it, 1 for another word for it, and 0 for none. */
function likeness(words: readonly Word[], one: Sought): number {
  let best = 0;
  for (const { plain } of words) {
    if (one.forms.includes(plain)) return 3;
    if (best < 2 && startsWith(plain, one.forms)) best = 2;
    else if (best < 1 && startsWith(plain, one.others)) best = 1;
  }
  return best;
}

const startsWith = (word: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => word.startsWith(beginning));

const isFound = ({ plain }: Word, sought: readonly Sought[]): boolean =>
  sought.some(({ forms, others }) => startsWith(plain, forms) || startsWith(plain, others));

/** Returns 3 if a text has the words one after the other, and 0 otherwise. */
function togetherIn(texts: readonly Text[], sought: readonly Sought[]): number {
  const follow = ({ words }: Text): boolean =>
    words.some((_, at) =>
      sought.every((one, index) => {
        const word = words[at + index];
        return word !== undefined && startsWith(word.plain, one.forms);
      }),
    );
  return sought.length > 1 && texts.some(follow) ? 3 : 0;
}

/** Returns the passage that has most of the words, cut to a length that is read at a glance. */
function excerptOf(passages: readonly Text[], sought: readonly Sought[]): Piece[] {
  const [first] = passages;
  if (!first) return [];
  let best = { passage: first, score: 0 };
  for (const passage of passages) {
    const score = sought.reduce((sum, one) => sum + likeness(passage.words, one), 0);
    if (score > best.score) best = { passage, score };
  }
  return cut(best.passage, sought);
}

function cut({ text, words }: Text, sought: readonly Sought[]): Piece[] {
  const hit = words.find((word) => isFound(word, sought))?.start ?? 0;
  const isShort = text.length <= EXCERPT.length || hit <= EXCERPT.before;
  const start = isShort ? 0 : (words.find((word) => word.start >= hit - EXCERPT.before)?.start ?? hit);
  const room = start + EXCERPT.length;
  const last = words.findLast((word) => word.start >= start && word.end <= room);
  const end = text.length <= room ? text.length : (last?.end ?? room);
  const pieces: Piece[] = [];
  let at = start;
  const add = (until: number, marked: boolean): void => {
    if (until > at) pieces.push({ text: text.slice(at, until), marked });
    at = until;
  };
  if (start > 0) pieces.push({ text: '… ', marked: false });
  for (const word of words) {
    if (word.start < start || word.end > end || !isFound(word, sought)) continue;
    add(word.start, false);
    add(word.end, true);
  }
  add(end, false);
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}
