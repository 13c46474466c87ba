import { diffArrays } from 'diff';
import type { Block, Section } from './article.ts';
import { compareWords, likeness } from './compare-words.ts';
import type { Span } from './compare-words.ts';

/** Compares two versions of a text: by section, then by passage, then by word. */

export type Change = 'same' | 'added' | 'removed' | 'changed';

export interface ComparedBlock {
  change: Change;
  tag: string;
  /** One text, or the texts of a row's cells. */
  cells: Span[][];
}

export interface ComparedSection {
  change: Change;
  /** Its id in the later version, or in the earlier one if it was removed. */
  id: string;
  heading: Span[];
  blocks: ComparedBlock[];
}

/** Below this likeness, two passages are a removal and an addition, not one rewritten passage. */
const ALIKE = 0.4;

/** Returns sections in the order of the later version. A removed section follows the one that it followed before. */
export function compare(before: readonly Section[], after: readonly Section[]): ComparedSection[] {
  const kept = new Set(after.map(({ id }) => id));
  const compared: ComparedSection[] = [];
  const takeOut = (from: number) => {
    for (const section of before.slice(from)) {
      if (kept.has(section.id)) return;
      compared.push(whole(section, 'removed'));
    }
  };
  takeOut(0);
  for (const section of after) {
    const place = before.findIndex(({ id }) => id === section.id);
    const earlier = before[place];
    compared.push(earlier ? compareSection(earlier, section) : whole(section, 'added'));
    if (earlier) takeOut(place + 1);
  }
  return compared;
}

const asIs = (text: string): Span[] => [{ text }];
const wholeBlock = ({ tag, cells }: Block, change: Change): ComparedBlock => ({
  change,
  tag,
  cells: cells.map(asIs),
});
const whole = ({ id, text, blocks }: Section, change: Change): ComparedSection => ({
  change,
  id,
  heading: asIs(text),
  blocks: blocks.map((block) => wholeBlock(block, change)),
});

function compareSection(before: Section, after: Section): ComparedSection {
  const heading = before.text === after.text ? asIs(after.text) : compareWords(before.text, after.text);
  const blocks = compareBlocks(before.blocks, after.blocks);
  const same = before.text === after.text && blocks.every(({ change }) => change === 'same');
  return { change: same ? 'same' : 'changed', id: after.id, heading, blocks };
}

const keyOf = ({ tag, cells }: Block): string => [tag, ...cells].join('\u0000');

function compareBlocks(before: readonly Block[], after: readonly Block[]): ComparedBlock[] {
  const compared: ComparedBlock[] = [];
  let [oldPlace, newPlace] = [0, 0];
  let gone: Block[] = [];
  for (const { count, added, removed } of diffArrays(before.map(keyOf), after.map(keyOf))) {
    if (removed) {
      gone = before.slice(oldPlace, oldPlace + count);
      oldPlace += count;
      continue;
    }
    const inserted = after.slice(newPlace, newPlace + count);
    newPlace += count;
    if (added) {
      compared.push(...pair(gone, inserted));
    } else {
      compared.push(...pair(gone, []), ...inserted.map((block) => wholeBlock(block, 'same')));
      oldPlace += count;
    }
    gone = [];
  }
  return [...compared, ...pair(gone, [])];
}

/** Pairs the removed and added passages at one position: similar ones are shown as one rewritten passage. */
function pair(gone: readonly Block[], come: readonly Block[]): ComparedBlock[] {
  const [first, ...rest] = gone;
  if (!first) return come.map((block) => wholeBlock(block, 'added'));
  const match = come.findIndex((block) => areAlike(first, block));
  const found = come[match];
  if (!found) return [wholeBlock(first, 'removed'), ...pair(rest, come)];
  const rewritten: ComparedBlock = {
    change: 'changed',
    tag: found.tag,
    cells: found.cells.map((text, index) => {
      const old = first.cells[index] ?? '';
      return old === text ? asIs(text) : compareWords(old, text);
    }),
  };
  return [
    ...come.slice(0, match).map((block) => wholeBlock(block, 'added')),
    rewritten,
    ...pair(rest, come.slice(match + 1)),
  ];
}

const areAlike = (a: Block, b: Block): boolean =>
  a.tag === b.tag &&
  a.cells.length === b.cells.length &&
  likeness(a.cells.join(' '), b.cells.join(' ')) >= ALIKE;
