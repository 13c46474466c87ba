import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, IDENTITY, multiply, scaleOf } from './geometry.ts';
import type { Matrix, Point } from './geometry.ts';
import type { FontFacts, Letter, State } from './painted.ts';

/** A letter of a font in pdf.js. A number in its place moves the next one back, in thousandths of the size. */
export type Glyph =
  { unicode: string; width: number; isSpace: boolean; vmetric?: [number, number, number] } | number;

/** Where text goes on: the matrix of the text, the start of the line, and the next letter. */
export interface TextPlace {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

export const startText = (matrix: ArrayLike<number> = IDENTITY): TextPlace => ({
  matrix: Array.from(matrix) as unknown as Matrix,
  lineX: 0,
  lineY: 0,
  x: 0,
  y: 0,
});

export function moveLine(place: TextPlace, x: number, y: number): void {
  place.x = place.lineX += x;
  place.y = place.lineY += y;
}

/** The state after an operator that sets how text is painted; the same state for any other. */
export function setTextState(operator: number, args: readonly unknown[], state: State): State {
  const value = Number(args[0]);
  switch (operator) {
    case OPS.setFont: {
      const size = Number(args[1]);
      return { ...state, font: String(args[0]), fontSize: Math.abs(size), direction: size < 0 ? -1 : 1 };
    }
    case OPS.setTextRenderingMode:
      return { ...state, mode: value };
    case OPS.setCharSpacing:
      return { ...state, charSpacing: value };
    case OPS.setWordSpacing:
      return { ...state, wordSpacing: value };
    case OPS.setHScale:
      return { ...state, horizontalScale: value / 100 };
    case OPS.setLeading:
      return { ...state, leading: -value };
    case OPS.setTextRise:
      return { ...state, rise: value };
    default:
      return state;
  }
}

const INKLESS = 3;
const STROKED = [1, 5];

/** The letters of one operator. Moves the place behind them. */
export function showLetters(
  glyphs: readonly Glyph[],
  state: State,
  place: TextPlace,
  { unit, isVertical }: FontFacts,
  shown: Pick<Letter, 'order' | 'isInHiddenLayer'>,
): Letter[] {
  const { fontSize, direction, charSpacing, wordSpacing } = state;
  const scale = state.horizontalScale * direction;
  const matrix = multiply(state.matrix, place.matrix);
  const size = fontSize * scaleOf(matrix);
  const isStroked = STROKED.includes(state.mode);
  const letters: Letter[] = [];
  const at = (x: number, up: number): Point =>
    isVertical
      ? apply(matrix, place.x + up, place.y + state.rise + x)
      : apply(matrix, place.x + x * scale, place.y + state.rise + up * direction);
  let x = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      x += ((isVertical ? 1 : -1) * glyph * fontSize) / 1000;
      continue;
    }
    const advance = (isVertical ? (glyph.vmetric?.[0] ?? -1000) : glyph.width) * fontSize * unit;
    const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing;
    letters.push({
      ...shown,
      text: glyph.unicode,
      from: at(x, 0),
      to: at(x + advance, 0),
      size,
      points: [
        at(x + advance / 2, fontSize * 0.25),
        at(x + advance / 4, fontSize * 0.12),
        at(x + (advance * 3) / 4, fontSize * 0.42),
      ],
      colour: isStroked ? state.stroke : state.fill,
      alpha: (isStroked ? state.strokeAlpha : state.fillAlpha) * state.groupAlpha,
      isInkless: state.mode === INKLESS,
      clips: state.clips,
    });
    x += advance + (isVertical ? -spacing : spacing * direction);
  }
  if (isVertical) place.y += x;
  else place.x += x * scale;
  return letters;
}
