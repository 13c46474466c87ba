import type { Box, Matrix, Outlines, Point } from './geometry.ts';

/** A letter as it is painted on a page, in the page's own units. */
export interface Letter {
  /** Its place in the order of painting. */
  order: number;
  text: string;
  /** Where its line begins and ends: the left and the right end of its base line. */
  from: Point;
  to: Point;
  /** The height of its font. */
  size: number;
  /** Points that are on its body; the first is its middle. */
  points: readonly [Point, Point, Point];
  /** As `#rrggbb`. Undefined for a pattern. */
  colour: string | undefined;
  /** 0 is invisible, 1 is solid. */
  alpha: number;
  /** It is drawn with the mode of text that leaves no ink, as text recognised in a scan is. */
  isInkless: boolean;
  /** It is in a layer that is switched off. */
  isInHiddenLayer: boolean;
  clips: readonly Clip[];
}

/** An area outside which nothing is painted. */
export interface Clip {
  box: Box;
  outlines: Outlines;
  evenOdd: boolean;
}

/** A shape or a picture that hides what is below it. */
export interface Cover {
  order: number;
  box: Box;
  /** As `#rrggbb`. Undefined for pictures and patterns. */
  colour: string | undefined;
  clips: readonly Clip[];
  /** Whether it hides a point that is in its box. */
  hides: (point: Point) => boolean;
  isPicture: boolean;
}

/** What is painted on a page, in order. */
export interface Painted {
  letters: Letter[];
  covers: Cover[];
  /** The part of the page that is shown. */
  view: Box;
}

/** Finds a picture by its name, as pdf.js decoded it. */
export type FindPicture = (name: string) => Picture | undefined;
export interface Picture {
  width: number;
  height: number;
  /** 1 is one bit a pixel, 2 is RGB, 3 is RGBA. Undefined for a stencil. */
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray;
}

/** Whether a picture hides a point, given from the left and from the top as parts of 1. */
export function isOpaqueAt(
  { width, height, kind, data }: Picture,
  x: number,
  y: number,
  isStencil: boolean,
): boolean {
  if (data === undefined) return !isStencil;
  const column = Math.min(width - 1, Math.floor(x * width));
  const row = Math.min(height - 1, Math.floor(y * height));
  // In a stencil, a bit that is 0 is painted.
  if (isStencil)
    return (((data[row * ((width + 7) >> 3) + (column >> 3)] ?? 255) >> (7 - (column & 7))) & 1) === 0;
  return kind === RGBA ? (data[(row * width + column) * 4 + 3] ?? 255) > OPAQUE_BYTE : true;
}

const RGBA = 3;
const OPAQUE_BYTE = 200;

/** The font of letters, as far as their places depend on it. */
export interface FontFacts {
  /** What a unit of a letter's width is, as a part of the font's size. */
  unit: number;
  isVertical: boolean;
}

/** The state in which the next thing is painted. */
export interface State {
  matrix: Matrix;
  clips: readonly Clip[];
  fill: string | undefined;
  stroke: string | undefined;
  fillAlpha: number;
  strokeAlpha: number;
  groupAlpha: number;
  lineWidth: number;
  /** Paints only what is darker, as a highlighter does. */
  isDarkening: boolean;
  isMasked: boolean;
  font: string;
  fontSize: number;
  direction: 1 | -1;
  mode: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
}
