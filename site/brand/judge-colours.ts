import { contrast, CONTROL, hex, lowestContrast, oklchOf, TEXT } from './contrast.ts';
import { lightGrounds, ON_MAIN, pointedAt } from './tokens.ts';
import type { Colours } from './tokens.ts';

/** A colour that does not pass, and the nearest that does. */
export interface ColourFailure {
  which: keyof Colours;
  /** The contrast that it has, and the one that it needs. */
  has: number;
  needs: number;
  nearest: string;
}

/**
 * Returns what fails in a pair of colours under WCAG 2.2 AA. The main colour is the colour of links and, with white
 * words on it, of buttons: 4.5:1 (1.4.3). The second meets it in the pictures and the icon: 3:1 (1.4.11). The proposal
 * for the second goes with the proposal for the main colour.
 */
export function failures({ main, second }: Colours): ColourFailure[] {
  const failed: ColourFailure[] = [];
  let accepted = main;
  if (worstOfMain(main, second) < TEXT) {
    accepted = moved(main, 0, (colour) => worstOfMain(colour, second) >= TEXT) ?? '#000000';
    failed.push({ which: 'main', has: worstOfMain(main, second), needs: TEXT, nearest: accepted });
  }
  if (contrast(second, accepted) < CONTROL) {
    const passes = (colour: string) =>
      contrast(colour, accepted) >= CONTROL && worstOfMain(accepted, colour) >= TEXT;
    const nearest = moved(second, 1, passes) ?? '#ffffff';
    failed.push({ which: 'second', has: contrast(second, accepted), needs: CONTROL, nearest });
  }
  return failed;
}

/** The lowest contrast of the main colour with what is behind it as a link, and with the words on it as a button. */
function worstOfMain(main: string, second: string): number {
  const behind = Object.values(lightGrounds({ main, second }));
  return Math.min(...[main, pointedAt(main)].map((colour) => lowestContrast(colour, [...behind, ON_MAIN])));
}

/**
 * Returns the first colour that passes on the way to black (lightness 0) or to white (1), of the same hue; undefined
 * when none does. Contrast rises all the way, so the way is halved until the rest is finer than `#rrggbb` can say.
 */
function moved(from: string, end: 0 | 1, passes: (colour: string) => boolean): string | undefined {
  const start = oklchOf(from);
  let [fails, found] = [start.l, end as number];
  while (Math.abs(found - fails) > 0.0005) {
    const middle = (fails + found) / 2;
    if (passes(hex({ ...start, l: middle }))) found = middle;
    else fails = middle;
  }
  const nearest = hex({ ...start, l: found });
  return passes(nearest) ? nearest : undefined;
}
