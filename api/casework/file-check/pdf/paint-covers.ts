import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, boxAround, cornersOf, invert, isFilledAt, isNear, scaleOf } from './geometry.ts';
import type { Box, Outlines, Point } from './geometry.ts';
import { isOpaqueAt } from './painted.ts';
import type { Cover, Picture, State } from './painted.ts';

/** Less than this hides nothing: the text below can be read. */
const OPAQUE = 0.75;
const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke]);
const BOTH = new Set<number>([OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const EVEN_ODD = new Set<number>([OPS.eoFill, OPS.eoFillStroke, OPS.closeEOFillStroke]);
const UNIT: Box = [0, 0, 1, 1];

/** What a path hides that is painted by an operator of pdf.js: its inside, its line, or both. */
export function coversOfPath(order: number, operation: number, outlines: Outlines, state: State): Cover[] {
  if (operation === OPS.endPath || state.isMasked) return [];
  const covers: Cover[] = [];
  const box = boxAround(outlines.flat());
  const evenOdd = EVEN_ODD.has(operation);
  const width = (state.lineWidth * scaleOf(state.matrix)) / 2;
  if (!STROKES.has(operation) && hides(state, state.fill, state.fillAlpha))
    covers.push(coverOf(state, order, box, state.fill, (point) => isFilledAt(outlines, point, evenOdd)));
  if (
    (STROKES.has(operation) || BOTH.has(operation)) &&
    width >= 1.5 &&
    hides(state, state.stroke, state.strokeAlpha)
  ) {
    const wide: Box = [box[0] - width, box[1] - width, box[2] + width, box[3] + width];
    covers.push(coverOf(state, order, wide, state.stroke, (point) => isNear(outlines, point, width)));
  }
  return covers;
}

/** What a shading hides, which fills the page within the clip. */
export const coversOfShading = (order: number, view: Box, state: State): Cover[] =>
  state.fillAlpha * state.groupAlpha >= OPAQUE && !state.isMasked
    ? [coverOf(state, order, view, undefined, () => true)]
    : [];

/** What a picture hides. Undefined if the text below it can be read. */
export function coverOfPicture(
  order: number,
  picture: Picture,
  isStencil: boolean,
  state: State,
): Cover | undefined {
  if (state.isMasked || state.fillAlpha * state.groupAlpha < OPAQUE || state.isDarkening) return undefined;
  if (isStencil && !hides(state, state.fill, state.fillAlpha)) return undefined;
  const back = invert(state.matrix);
  if (!back) return undefined;
  const box = boxAround(cornersOf(UNIT).map(([x, y]) => apply(state.matrix, x, y)));
  const hidesPoint = ([x, y]: Point): boolean => {
    const [u, v] = apply(back, x, y);
    return u >= 0 && u <= 1 && v >= 0 && v <= 1 && isOpaqueAt(picture, u, 1 - v, isStencil);
  };
  return {
    ...coverOf(state, order, box, isStencil ? state.fill : undefined, hidesPoint),
    isPicture: !isStencil,
  };
}

function hides({ groupAlpha, isDarkening }: State, colour: string | undefined, alpha: number): boolean {
  if (colour === 'transparent' || alpha * groupAlpha < OPAQUE) return false;
  return !isDarkening || (colour !== undefined && isDark(colour));
}

const coverOf = (
  { clips }: State,
  order: number,
  box: Box,
  colour: string | undefined,
  at: Cover['hides'],
): Cover => ({ order, box, colour, clips, hides: at, isPicture: false });

const isDark = (colour: string): boolean =>
  0.3 * parseInt(colour.slice(1, 3), 16) +
    0.6 * parseInt(colour.slice(3, 5), 16) +
    0.1 * parseInt(colour.slice(5), 16) <
  80;
