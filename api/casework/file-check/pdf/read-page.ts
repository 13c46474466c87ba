import { AnnotationMode, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Annotation } from './annotations.ts';
import type { Box } from './geometry.ts';
import { paintPage } from './paint-page.ts';
import type { FontFacts, Painted, Picture } from './painted.ts';

/** What is read of a page. */
export interface PageRead {
  painted: Painted;
  annotations: Annotation[];
  /** Whether anything is painted, text or not. */
  isPainted: boolean;
}

const PAINTS = new Set<number>([
  OPS.showText,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
]);
const UNUSUAL: FontFacts = { unit: 0.001, isVertical: false };

/** Reads a page, the appearances of its annotations included. Undefined if it is damaged. */
export async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageRead | undefined> {
  try {
    const page = await pdf.getPage(number);
    const layers = await pdf.getOptionalContentConfig({ intent: 'any' });
    const operators = await page.getOperatorList({ intent: 'any', annotationMode: AnnotationMode.ENABLE });
    const painted = paintPage({
      operators,
      view: page.view as unknown as Box,
      isShown: (layer) => layers.isVisible(layer) as boolean,
      findFont: (name) => fontOf(found(page.commonObjs, name)),
      findPicture: (name) =>
        found(name.startsWith('g_') ? page.commonObjs : page.objs, name) as Picture | undefined,
    });
    const annotations = (await page.getAnnotations({ intent: 'any' })) as Annotation[];
    const isPainted = operators.fnArray.some(
      (operator, index) =>
        PAINTS.has(operator) ||
        (operator === OPS.constructPath && (operators.argsArray[index] as number[])[0] !== OPS.endPath),
    );
    page.cleanup();
    return { painted, annotations, isPainted };
  } catch {
    return undefined;
  }
}

const found = (
  objects: { has: (name: string) => boolean; get: (name: string) => unknown },
  name: string,
): unknown => (objects.has(name) ? objects.get(name) : undefined);

function fontOf(font: unknown): FontFacts {
  if (typeof font !== 'object' || font === null) return UNUSUAL;
  const { fontMatrix, vertical } = font as { fontMatrix?: number[]; vertical?: boolean };
  return { unit: fontMatrix?.[0] ?? UNUSUAL.unit, isVertical: vertical ?? false };
}
