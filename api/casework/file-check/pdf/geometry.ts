/** A transformation as PDF writes it: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number];
export type Point = readonly [number, number];
/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Applies `inner` first, and then `outer`. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export const apply = (matrix: Matrix, x: number, y: number): Point => [
  matrix[0] * x + matrix[2] * y + matrix[4],
  matrix[1] * x + matrix[3] * y + matrix[5],
];

/** Undefined for a matrix that flattens everything. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const det = a * d - b * c;
  if (Math.abs(det) < 1e-12) return undefined;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

/** How much longer lengths become, on average over both directions. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

export const isIn = ([x0, y0, x1, y1]: Box, [x, y]: Point): boolean =>
  x >= x0 && x <= x1 && y >= y0 && y <= y1;

export function boxAround(points: Iterable<Point>): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}

export const cornersOf = ([x0, y0, x1, y1]: Box): Point[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

/** Outlines of a path: each closed for filling. */
export type Outlines = readonly (readonly Point[])[];

/** Whether a point is in the filled area of a path, by the rule that the PDF names. */
export function isFilledAt(outlines: Outlines, [x, y]: Point, evenOdd: boolean): boolean {
  let winding = 0;
  let crossings = 0;
  for (const outline of outlines)
    for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
      const [x1, y1] = outline[j] as Point;
      const [x2, y2] = outline[i] as Point;
      if (y1 > y === y2 > y || x >= ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) continue;
      crossings++;
      winding += y2 > y1 ? 1 : -1;
    }
  return evenOdd ? crossings % 2 === 1 : winding !== 0;
}

/** Whether a point is at most this far from the lines of a path. */
export function isNear(outlines: Outlines, [x, y]: Point, distance: number): boolean {
  for (const outline of outlines)
    for (let i = 1; i < outline.length; i++) {
      const [x1, y1] = outline[i - 1] as Point;
      const [x2, y2] = outline[i] as Point;
      const [dx, dy] = [x2 - x1, y2 - y1];
      const along =
        dx || dy ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy))) : 0;
      if (Math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= distance) return true;
    }
  return false;
}

// The commands in the paths of pdf.js.
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const STEPS = 8;

/** The outlines of a path of pdf.js, with curves as short lines. */
export function outlinesOf(path: Float32Array, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let outline: Point[] = [];
  let at: Point = [0, 0];
  const lineTo = (x: number, y: number) => outline.push(apply(matrix, x, y));
  const number = (index: number): number => path[index] ?? 0;
  for (let i = 0; i < path.length;) {
    const command = path[i++];
    if (command === MOVE || command === LINE) {
      if (command === MOVE) outlines.push((outline = []));
      at = [number(i), number(i + 1)];
      lineTo(...at);
      i += 2;
    } else if (command === CURVE || command === QUADRATIC) {
      const [c1, c2, end]: Point[] =
        command === CURVE
          ? [
              [number(i), number(i + 1)],
              [number(i + 2), number(i + 3)],
              [number(i + 4), number(i + 5)],
            ]
          : [
              [number(i), number(i + 1)],
              [number(i), number(i + 1)],
              [number(i + 2), number(i + 3)],
            ];
      for (let step = 1; step <= STEPS; step++) {
        const t = step / STEPS;
        const on = (k: 0 | 1) =>
          (1 - t) ** 3 * at[k] +
          3 * (1 - t) ** 2 * t * (c1 as Point)[k] +
          3 * (1 - t) * t ** 2 * (c2 as Point)[k] +
          t ** 3 * (end as Point)[k];
        lineTo(on(0), on(1));
      }
      at = end as Point;
      i += command === CURVE ? 6 : 4;
    } else if (outline[0]) outline.push(outline[0]);
  }
  return outlines;
}
