import { join } from 'node:path';
import { readTextFile } from '../../content/text-file.ts';
import type { Finding } from '../linter/rule.ts';
import { describeFault, quotedIn } from './overtaken.ts';
import { idOf } from './version.ts';
import type { Draft } from './version.ts';

/** A part of the text between blank lines, with the heading that it stands under. */
interface Part {
  text: string;
  section: string;
}

/**
 * The MDX text with a comment before each paragraph that must change, or under the heading of its section; what belongs
 * nowhere is at the top. Readers never see the comments.
 */
export function markFaults(body: string, faults: readonly Finding[]): string {
  const parts = partsOf(body);
  const placed = Map.groupBy(faults, (fault) => placeOf(parts, fault));
  const commentsAt = (index: number) => (placed.get(index) ?? []).map(comment);
  return [...commentsAt(-1), ...parts.flatMap(({ text }, index) => [...commentsAt(index), text])].join(
    '\n\n',
  );
}

const comment = (fault: Finding): string =>
  `{/* TO CHANGE: this version ${describeFault(fault).replaceAll('*/', '')} Delete this comment afterwards. */}`;

/** The start of that comment, however somebody has spaced it. */
const MARK = /\/\*\s*TO CHANGE\b/g;

/** Returns a sentence with the file and line of each such comment that is left in a draft. */
export const faultsStillMarked = (drafts: readonly Draft[]): string[] =>
  drafts.flatMap((draft) => {
    const read = readTextFile(join(draft.folder, 'text.mdx'));
    if (!read.ok) return [];
    return [...read.text.matchAll(MARK)].map(
      ({ index }) =>
        `policies/${idOf(draft)}/text.mdx line ${read.text.slice(0, index).split('\n').length}: still marked TO CHANGE; change the text, then delete the comment`,
    );
  });

/** Parts in which every bracket is closed, so that a comment between two of them is never inside a list of values. */
function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  let section = '';
  let open = 0;
  for (const text of body.trim().split(/\n{2,}/)) {
    const last = parts.at(-1);
    if (open > 0 && last) last.text += `\n\n${text}`;
    else {
      section = /^#{1,4} .*\{#([\w-]+)\}/.exec(text)?.[1] ?? section;
      parts.push({ text, section });
    }
    open = Math.max(0, open + (text.match(/[{[]/g)?.length ?? 0) - (text.match(/[}\]]/g)?.length ?? 0));
  }
  return parts;
}

/** The part before which a fault is marked; −1 for the top. A sentence is found by its words, because facts are filled in. */
function placeOf(parts: readonly Part[], fault: Finding): number {
  const { quote } = quotedIn(fault.missing);
  const words = wordsOf((quote ?? '').replace(/\S*…$/, ''));
  const likeness = parts.map(({ text, section }) => {
    const own = new Set(wordsOf(text));
    const shared = words.filter((word) => own.has(word)).length / Math.max(1, words.length);
    return shared + (section === fault.section ? 0.1 : 0);
  });
  const best = Math.max(...likeness);
  if (words.length > 0 && best >= 0.6) return likeness.indexOf(best);
  const heading = parts.findIndex(({ section }) => fault.section !== undefined && section === fault.section);
  if (heading >= 0) return Math.min(heading + 1, parts.length - 1);
  // The headings of purposes are in the rows.
  return fault.section?.startsWith('why-') ? parts.findIndex(({ text }) => text.includes('<Purposes')) : -1;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\d][\p{L}\d'£]{2,}/gu) ?? [];
