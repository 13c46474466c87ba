import { isFilledAt, isIn } from './geometry.ts';
import type { Point } from './geometry.ts';
import { joinOf } from './page-text.ts';
import type { Clip, Cover, Letter, Painted } from './painted.ts';

export type HiddenKind = 'covered-text' | 'hidden-text' | 'hidden-layer';

/** Text that a reader does not see, and that anybody can copy out of the file. */
export interface HiddenText {
  kind: HiddenKind;
  text: string;
}

const INVISIBLE = 0.05;
/** Smaller than this, nobody can read it. */
const TINY = 1.2;
/** The most that two colours may differ in each part for text to disappear on its background. */
const SAME_COLOUR = 12;

/** The text of a page that is there and cannot be seen. */
export function findHiddenText(painted: Painted): HiddenText[] {
  const covers = painted.covers.filter(({ box }) => box[2] - box[0] > 1 && box[3] - box[1] > 1);
  const isScan = isScanned(painted);
  const runs: (HiddenText & { letters: Letter[] })[] = [];
  const visible: Letter[] = [];
  let last: Letter | undefined;
  let run: (typeof runs)[number] | undefined;
  for (const letter of painted.letters) {
    const isBlank = letter.text.trim() === '';
    const kind = isBlank ? run?.kind : kindOf(letter, { ...painted, covers }, isScan);
    if (kind === undefined) {
      if (!isBlank) visible.push(letter);
      run = undefined;
    } else if (run?.kind === kind && last) {
      run.text += joinOf(last, letter).replace('\n', ' ') + letter.text;
      run.letters.push(letter);
    } else runs.push((run = { kind, text: letter.text, letters: [letter] }));
    last = letter;
  }
  return runs.filter(
    (hidden) => /[\p{L}\d].*[\p{L}\d]/u.test(hidden.text) && !isRepeated(hidden.letters, visible),
  );
}

/** A page that is a picture, whose text was recognised by a program. */
export const isScanned = ({ letters, covers, view }: Painted): boolean => {
  const inkless = letters.filter(({ isInkless }) => isInkless).length;
  if (inkless === 0 || inkless < letters.length / 2) return false;
  const area = (view[2] - view[0]) * (view[3] - view[1]);
  const pictures = covers.filter(({ isPicture }) => isPicture);
  return pictures.reduce((sum, { box }) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0) > area / 3;
};

function kindOf(letter: Letter, { covers, view }: Painted, isScan: boolean): HiddenKind | undefined {
  if (letter.isInHiddenLayer) return 'hidden-layer';
  if (letter.isInkless) return isScan ? undefined : 'hidden-text';
  if (letter.alpha < INVISIBLE || letter.colour === 'transparent' || letter.size < TINY) return 'hidden-text';
  const [middle] = letter.points;
  if (!isIn(view, middle) || !letter.clips.every((clip) => isInClip(clip, middle))) return 'hidden-text';
  const over = covers.filter(({ order, box }) => order > letter.order && isIn(box, middle));
  if (over.some((cover) => letter.points.filter((point) => covered(cover, point)).length >= 2))
    return 'covered-text';
  // A pattern or a picture behind text may have any colour.
  const behind = covers.findLast((cover) => cover.order < letter.order && covered(cover, middle));
  if (letter.colour === undefined || (behind && behind.colour === undefined)) return undefined;
  if (!isSame(letter.colour, behind?.colour ?? '#ffffff')) return undefined;
  return behind && behind.colour !== '#ffffff' ? 'covered-text' : 'hidden-text';
}

const covered = (cover: Cover, point: Point): boolean =>
  isIn(cover.box, point) && cover.hides(point) && cover.clips.every((clip) => isInClip(clip, point));

const isInClip = ({ box, outlines, evenOdd }: Clip, point: Point): boolean =>
  isIn(box, point) && isFilledAt(outlines, point, evenOdd);

function isSame(one: string, other: string): boolean {
  return [1, 3, 5].every(
    (at) =>
      Math.abs(parseInt(one.slice(at, at + 2), 16) - parseInt(other.slice(at, at + 2), 16)) <= SAME_COLOUR,
  );
}

/** Whether the same letters are seen at the same places: some programs paint text twice. */
function isRepeated(hidden: readonly Letter[], visible: readonly Letter[]): boolean {
  const inked = hidden.filter(({ text }) => text.trim() !== '');
  return inked.every((letter) =>
    visible.some(
      ({ text, points: [[x, y]] }) =>
        text === letter.text &&
        Math.hypot(x - letter.points[0][0], y - letter.points[0][1]) < letter.size * 0.3,
    ),
  );
}
