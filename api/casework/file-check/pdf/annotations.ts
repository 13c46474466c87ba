import type { Notes, Spot } from '../notes.ts';

/** An annotation as pdf.js gives it, as far as it is read here. */
export interface Annotation {
  subtype?: string;
  contentsObj?: { str?: string };
  titleObj?: { str?: string };
  fieldName?: string;
  fieldValue?: unknown;
  alternativeText?: string;
  hidden?: boolean;
}

/** Links and the fields of a form are part of the page, and a window belongs to the note that opens it. */
const ORDINARY = new Set(['Link', 'Widget', 'Popup', 'Screen', 'PrinterMark', 'TrapNet']);

/** Finds comments, marks and notes. */
export function findComments(annotations: readonly Annotation[], spot: Spot, notes: Notes): void {
  for (const { subtype = '', contentsObj, titleObj } of annotations) {
    if (ORDINARY.has(subtype)) continue;
    const words = [titleObj?.str, contentsObj?.str].filter((text) => text?.trim());
    notes.find('comment', spot, words.length > 0 ? words.join(': ') : subtype);
  }
}

/** What was typed into the fields of a form, and what annotations say, a line each. */
export const textOfAnnotations = (annotations: readonly Annotation[]): string =>
  annotations
    .flatMap(({ contentsObj, fieldValue, alternativeText }) => [
      contentsObj?.str,
      fieldValue,
      alternativeText,
    ])
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => `\n${text}`)
    .join('');
