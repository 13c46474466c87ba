import { contrast, CONTROL, hex, lowestContrast, oklchOf, TEXT } from './contrast.ts';
import { backgrounds, lightTokens } from './tokens.ts';
import type { Colours } from './tokens.ts';

/** A colour that does not pass, and the nearest that does. */
export interface ColourFailure {
  which: keyof Colours;
  /** The contrast that it has, and the one that it needs. */
  has: number;
  needs: number;
  nearest: string;
}

/** Finer than `#rrggbb` can say, so that the nearest colour is not stepped over. */
const STEP = 0.002;

/**
 * Returns what fails in a pair of colours under WCAG 2.2 AA. The main colour is the colour of links and, with white
 * words on it, of buttons: 4.5:1 (1.4.3). The second meets it in the pictures and the icon: 3:1 (1.4.11). The proposal
 * for the second goes with the proposal for the main colour.
 */
export function failures({ main, second }: Colours): ColourFailure[] {
  const failed: ColourFailure[] = [];
  let accepted = main;
  if (worstOfMain(main, second) < TEXT) {
    accepted = moved(main, -1, (colour) => worstOfMain(colour, second) >= TEXT) ?? '#000000';
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
  const tokens = lightTokens({ main, second });
  return Math.min(
    lowestContrast(main, backgrounds(tokens)),
    contrast(tokens.onAccent, main),
    contrast(tokens.onAccent, tokens.accentStrong),
    lowestContrast(tokens.accentStrong, backgrounds(tokens)),
  );
}

/** Returns the first colour that passes on the way to black (-1) or to white (1), of the same hue. */
function moved(from: string, direction: 1 | -1, passes: (colour: string) => boolean): string | undefined {
  const start = oklchOf(from);
  for (let l = start.l; l >= 0 && l <= 1; l += direction * STEP) {
    const colour = hex({ ...start, l });
    if (passes(colour)) return colour;
  }
  return undefined;
}
