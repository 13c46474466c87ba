import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, boxAround, cornersOf, IDENTITY, multiply, outlinesOf } from './geometry.ts';
import type { Box, Matrix } from './geometry.ts';
import type { Cover, FindPicture, FontFacts, Letter, Painted, Picture, State } from './painted.ts';
import { coverOfPicture, coversOfPath, coversOfShading } from './paint-covers.ts';
import { moveLine, setTextState, showLetters, startText } from './paint-text.ts';
import type { Glyph, TextPlace } from './paint-text.ts';

/** The operators of a page, from pdf.js, and what it knows of them. */
export interface PageOperators {
  operators: { fnArray: readonly number[]; argsArray: readonly unknown[] };
  view: Box;
  findFont: (name: string) => FontFacts;
  findPicture: FindPicture;
  /** Whether a layer is shown. */
  isShown: (layer: unknown) => boolean;
}

const START: State = {
  matrix: IDENTITY,
  clips: [],
  fill: '#000000',
  stroke: '#000000',
  fillAlpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  lineWidth: 1,
  isDarkening: false,
  isMasked: false,
  font: '',
  fontSize: 0,
  direction: 1,
  mode: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
};

/**
 * What a page paints, and in which order, without painting it. It follows the operators as a viewer does (ISO 32000-2,
 * 8 and 9).
 */
export function paintPage({ operators, view, findFont, findPicture, isShown }: PageOperators): Painted {
  const letters: Letter[] = [];
  const covers: Cover[] = [];
  let state: State = START;
  const saved: State[] = [];
  const layers: boolean[] = [];
  let hiddenLayers = 0;
  let place: TextPlace = startText();
  let pendingClip: 'nonzero' | 'evenodd' | undefined;

  const save = () => saved.push(state);
  const restore = () => (state = saved.pop() ?? state);
  const change = (changes: Partial<State>) => (state = { ...state, ...changes });
  const transform = (matrix: ArrayLike<number> | null | undefined) => {
    if (matrix) change({ matrix: multiply(state.matrix, Array.from(matrix) as unknown as Matrix) });
  };
  const clipTo = (box: ArrayLike<number> | null | undefined) => {
    if (!box) return;
    const outline = cornersOf(Array.from(box) as unknown as Box).map(([x, y]) => apply(state.matrix, x, y));
    change({ clips: [...state.clips, { box: boxAround(outline), outlines: [outline], evenOdd: false }] });
  };

  for (const [order, operator] of operators.fnArray.entries()) {
    const args = (operators.argsArray[order] ?? []) as readonly unknown[];
    switch (operator) {
      case OPS.save:
        save();
        break;
      case OPS.restore:
        restore();
        break;
      case OPS.transform:
        transform(args as number[]);
        break;
      case OPS.paintFormXObjectBegin:
        save();
        transform(args[0] as Matrix | null);
        clipTo(args[1] as Box | null);
        break;
      case OPS.beginGroup: {
        save();
        const { matrix, bbox } = args[0] as { matrix: Matrix | null; bbox: Box | null };
        const outer = state.matrix;
        transform(matrix);
        clipTo(bbox);
        // The operators of the form apply its matrix again.
        change({
          matrix: outer,
          groupAlpha: state.groupAlpha * state.fillAlpha,
          fillAlpha: 1,
          strokeAlpha: 1,
        });
        break;
      }
      case OPS.paintFormXObjectEnd:
      case OPS.endGroup:
        restore();
        break;
      case OPS.beginAnnotation:
        save();
        state = START;
        clipTo(args[1] as Box | null);
        transform(args[2] as Matrix);
        transform(args[3] as Matrix);
        break;
      case OPS.endAnnotation:
        restore();
        break;
      case OPS.beginMarkedContent:
        layers.push(false);
        break;
      case OPS.beginMarkedContentProps: {
        const isHidden = args[0] === 'OC' && args[1] !== null && args[1] !== undefined && !isShown(args[1]);
        layers.push(isHidden);
        if (isHidden) hiddenLayers++;
        break;
      }
      case OPS.endMarkedContent:
        if (layers.pop()) hiddenLayers--;
        break;
      case OPS.setLineWidth:
        change({ lineWidth: Number(args[0]) });
        break;
      case OPS.setGState:
        for (const [key, value] of args[0] as [string, unknown][]) setGraphics(key, value);
        break;
      case OPS.setFillRGBColor:
        change({ fill: String(args[0]) });
        break;
      case OPS.setStrokeRGBColor:
        change({ stroke: String(args[0]) });
        break;
      case OPS.setFillColorN:
        change({ fill: undefined });
        break;
      case OPS.setFillTransparent:
        change({ fill: 'transparent' });
        break;
      case OPS.setStrokeTransparent:
        change({ stroke: 'transparent' });
        break;
      case OPS.setStrokeColorN:
        change({ stroke: undefined });
        break;
      case OPS.clip:
        pendingClip = 'nonzero';
        break;
      case OPS.eoClip:
        pendingClip = 'evenodd';
        break;
      case OPS.constructPath:
        paintPath(order, args);
        break;
      case OPS.shadingFill:
        covers.push(...coversOfShading(order, view, state));
        break;
      case OPS.paintImageXObject:
        paintPicture(order, findPicture(String(args[0])) ?? { width: 1, height: 1 }, false);
        break;
      case OPS.paintInlineImageXObject:
        paintPicture(order, args[0] as Picture, false);
        break;
      case OPS.paintImageMaskXObject: {
        const mask = args[0] as Picture & { data: string | Uint8Array };
        const found = typeof mask.data === 'string' ? findPicture(mask.data) : mask;
        if (found) paintPicture(order, { ...found, width: mask.width, height: mask.height }, true);
        break;
      }
      case OPS.paintSolidColorImageMask:
        paintPicture(order, { width: 1, height: 1, data: new Uint8Array([0]) }, true);
        break;
      case OPS.beginText:
        place = startText();
        break;
      case OPS.setTextMatrix:
        place = startText(args[0] as Matrix);
        break;
      case OPS.moveText:
        moveLine(place, Number(args[0]), Number(args[1]));
        break;
      case OPS.setLeadingMoveText:
        change({ leading: Number(args[1]) });
        moveLine(place, Number(args[0]), Number(args[1]));
        break;
      case OPS.nextLine:
        moveLine(place, 0, state.leading);
        break;
      case OPS.showText: {
        const shown = { order, isInHiddenLayer: hiddenLayers > 0 };
        letters.push(...showLetters(args[0] as Glyph[], state, place, findFont(state.font), shown));
        break;
      }
      default:
        state = setTextState(operator, args, state);
    }
  }
  return { letters, covers, view };

  function setGraphics(key: string, value: unknown): void {
    if (key === 'ca') change({ fillAlpha: Number(value) });
    else if (key === 'CA') change({ strokeAlpha: Number(value) });
    else if (key === 'LW') change({ lineWidth: Number(value) });
    else if (key === 'BM') change({ isDarkening: value === 'multiply' || value === 'darken' });
    else if (key === 'SMask') change({ isMasked: value !== false });
    else if (key === 'Font') state = setTextState(OPS.setFont, value as unknown[], state);
  }

  function paintPath(order: number, [paint, data, minMax]: readonly unknown[]): void {
    const path = (data as [Float32Array | null])[0];
    const clip = pendingClip;
    pendingClip = undefined;
    if (!path || !minMax) return;
    const outlines = outlinesOf(path, state.matrix);
    if (hiddenLayers === 0) covers.push(...coversOfPath(order, paint as number, outlines, state));
    if (clip)
      change({
        clips: [...state.clips, { box: boxAround(outlines.flat()), outlines, evenOdd: clip === 'evenodd' }],
      });
  }

  function paintPicture(order: number, picture: Picture, isStencil: boolean): void {
    const cover = hiddenLayers > 0 ? undefined : coverOfPicture(order, picture, isStencil, state);
    if (cover) covers.push(cover);
  }
}
