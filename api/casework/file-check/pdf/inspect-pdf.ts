import { fileURLToPath } from 'node:url';
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Fault } from '../../../domain/file-findings.ts';
import { findIdentifiers } from '../identifiers.ts';
import type { PageText } from '../identifiers.ts';
import type { Inspection } from '../inspection.ts';
import { findEmbeddedPhotos } from '../photo.ts';
import { findComments, textOfAnnotations } from './annotations.ts';
import { findHiddenText, isScanned } from './hidden-text.ts';
import { findProperties } from './properties.ts';
import { countPages } from './page-tree.ts';
import { readPage } from './read-page.ts';
import { textOf } from './page-text.ts';
import { earlierStates, removedLines } from './revisions.ts';

const MAX_PAGES = 3000;
const MAX_EARLIER = 5;
const near = (name: string): string =>
  fileURLToPath(new URL(`../../${name}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));
const CMAPS = near('cmaps');
const FONTS = near('standard_fonts');
const WASM = near('wasm');

/** Inspects a PDF. Returns why it could not be read at all. */
export async function inspectPdf(bytes: Buffer, inspection: Inspection): Promise<Fault | undefined> {
  const pdf = await open(bytes);
  if (typeof pdf === 'string') return pdf;
  try {
    const texts = await inspectPages(pdf, inspection);
    const { about, notes, inside } = inspection;
    const pages = countPages(bytes);
    if (pdf.numPages < 1 || (pages !== undefined && pages !== pdf.numPages))
      notes.skip('damaged-part', { inside });
    const all = texts.map(({ text }) => text).join('\n');
    findIdentifiers(texts, inside, about, notes);
    const { info, metadata } = await pdf.getMetadata();
    const xmp = (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? '';
    findProperties(info as Record<string, unknown>, xmp, inside, { about, pageText: all, notes });
    if (await inspectAttachments(pdf, inspection)) return 'too-much';
    findEmbeddedPhotos(bytes, inside, about, notes, all);
    await inspectEarlierStates(bytes, all, inspection);
    return undefined;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy | Fault> {
  try {
    return await getDocument({
      // pdf.js takes the bytes over, so it gets a copy.
      data: new Uint8Array(bytes),
      cMapUrl: CMAPS,
      standardFontDataUrl: FONTS,
      wasmUrl: WASM,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    return error instanceof PasswordException ? 'encrypted' : 'damaged';
  }
}

async function inspectPages(pdf: PDFDocumentProxy, { notes, inside }: Inspection): Promise<PageText[]> {
  const texts: PageText[] = [];
  if (pdf.numPages > MAX_PAGES) notes.skip('too-large', { inside, page: MAX_PAGES + 1 });
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
    const spot = { inside, page: number };
    const page = await readPage(pdf, number);
    if (page === undefined) {
      notes.skip('damaged-part', spot);
      continue;
    }
    for (const { kind, text } of findHiddenText(page.painted)) notes.find(kind, spot, text);
    findComments(page.annotations, spot, notes);
    const text = textOf(page.painted.letters) + textOfAnnotations(page.annotations);
    texts.push({ page: number, text });
    if (text.trim() === '' && page.isPainted) notes.skip('no-text', spot);
    else if (isScanned(page.painted)) notes.skip('scanned-text', spot);
    else if (isGibberish(text)) notes.skip('unreadable-text', spot);
  }
  return texts;
}

/** Letters of a font that does not say which characters they are. */
function isGibberish(text: string): boolean {
  const signs = text.match(/\S/gu) ?? [];
  const unknown = signs.filter((sign) => /[\p{Co}\p{Cc}\p{Cn}\ufffd]/u.test(sign));
  return unknown.length > signs.length * 0.3;
}

async function inspectAttachments(
  pdf: PDFDocumentProxy,
  inspection: Inspection,
): Promise<'too-much' | undefined> {
  const attachments = (await pdf.getAttachments()) as Map<string, { filename?: string }> | null;
  for (const [id, { filename = id }] of attachments ?? []) {
    inspection.notes.find('attachment', { inside: inspection.inside }, filename);
    const content = (await pdf.getAttachmentContent(id)) as { content?: Uint8Array } | Uint8Array | null;
    const bytes = content instanceof Uint8Array ? content : content?.content;
    if (bytes && (await inspection.inspectInner(Buffer.from(bytes), filename))) return 'too-much';
  }
  return undefined;
}

async function inspectEarlierStates(
  bytes: Buffer,
  later: string,
  { notes, inside }: Inspection,
): Promise<void> {
  const states = earlierStates(bytes);
  for (const end of states.slice(-MAX_EARLIER)) {
    const pdf = await open(bytes.subarray(0, end));
    const lines: string[] = [];
    if (typeof pdf !== 'string') {
      for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
        const page = await readPage(pdf, number);
        if (page) lines.push(...removedLines(textOf(page.painted.letters), later));
      }
      await pdf.loadingTask.destroy();
    }
    notes.find('revision', { inside }, lines.join(' / '));
  }
}
