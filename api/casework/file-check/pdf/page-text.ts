import type { Letter } from './painted.ts';

/** The least gap between two letters that reads as a space, as a part of the size of the font. */
const GAP = 0.2;
/** How far a letter may be above or below the line and still belong to it. */
const LEVEL = 0.5;

/** How a letter follows the one before it on the page. */
export function joinOf(before: Letter, next: Letter): '' | ' ' | '\n' {
  const size = Math.max(before.size, next.size, 0.01);
  const [dx, dy] = [next.from[0] - before.to[0], next.from[1] - before.to[1]];
  // Along the direction in which the letters before run, and across it.
  const [ux, uy] = directionOf(before);
  const along = dx * ux + dy * uy;
  const across = Math.abs(dy * ux - dx * uy);
  if (across > LEVEL * size || along < -size) return '\n';
  return along > GAP * size ? ' ' : '';
}

function directionOf({ from, to }: Letter): [number, number] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return length > 0 ? [(to[0] - from[0]) / length, (to[1] - from[1]) / length] : [1, 0];
}

/** The text of a page, with a line for each line of it, in the order in which it is painted. */
export function textOf(letters: readonly Letter[]): string {
  let text = '';
  let before: Letter | undefined;
  for (const letter of letters) {
    if (before) {
      const join = joinOf(before, letter);
      if (join !== ' ' || !text.endsWith(' ')) text += join;
    }
    text += letter.text;
    if (letter.text.trim() !== '' || !before) before = letter;
    else before = { ...letter, size: before.size };
  }
  return text;
}
