import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { addHiddenLayer, addNote, replacePage, setProperties } from './edit-pdf.ts';
import { clean, leaks } from './letters.ts';
import type { Letter } from './letters.ts';
import { drawWithCairo } from './producers/cairo.ts';
import { printWithChromium } from './producers/chromium.ts';
import { distilWithGhostscript } from './producers/ghostscript.ts';
import { exportWithLibreOffice, saveAsWord } from './producers/libreoffice.ts';

/*
 * Makes the files of the corpus again: `npx node tests/file-check/make-corpus.ts`. It needs Chromium, LibreOffice Writer,
 * Ghostscript, librsvg and qpdf. The tests read the files that were committed, and need none of them.
 */
const corpus = join(import.meta.dirname, 'corpus');
const pictures = join(import.meta.dirname, 'pictures');
const folder = mkdtempSync(join(tmpdir(), 'file-check-'));
const kinds: Record<string, string[]> = {};
const producers = {
  chromium: printWithChromium,
  libreoffice: exportWithLibreOffice,
  ghostscript: distilWithGhostscript,
  cairo: drawWithCairo,
};
const [plain] = clean;
if (plain === undefined) throw new Error('no letters');

rmSync(corpus, { recursive: true, force: true });
mkdirSync(corpus);
for (const [name, produce] of Object.entries(producers)) {
  // Cairo has no properties for a letter drawn as SVG.
  const leaking = Object.entries(leaks).filter(([kind]) => name !== 'cairo' || kind !== 'metadata');
  for (const [kind, letters] of leaking)
    for (const path of await produce(letters, folder)) keep(path, [kind]);
  for (const path of await produce(clean, folder)) keep(path, []);
  const photos: Letter[] = ['place', 'plain'].map((photo) => ({
    ...plain,
    file: `photo-${photo}`,
    photo: join(pictures, `${photo}.jpg`),
  }));
  const [place = '', without = ''] = await produce(photos, folder);
  keep(place, hasPlace(place) ? ['photo-place'] : []);
  keep(without, []);
  if (name === 'libreoffice' || name === 'ghostscript') {
    const commented = [
      {
        ...plain,
        file: 'comment',
        lines: plain.lines.map((line, index) =>
          index === 7 ? { ...line, comment: 'Kim Other says otherwise' } : line,
        ),
      },
    ];
    for (const path of await produce(commented, folder)) keep(path, ['comment']);
    if (name === 'libreoffice') saveWord(commented);
  }
  editPlain(name);
}
writeFileSync(join(corpus, 'files.json'), `${JSON.stringify(kinds, null, 2)}\n`);
rmSync(folder, { recursive: true });

/** The same as Word documents. */
function saveWord(commented: readonly Letter[]): void {
  for (const path of saveAsWord(commented, folder)) keep(path, ['comment']);
  for (const kind of ['email', 'metadata'])
    for (const path of saveAsWord(leaks[kind] ?? [], folder)) keep(path, [kind]);
  for (const path of saveAsWord(clean.slice(0, 5), folder)) keep(path, []);
}

function keep(path: string, finds: string[]): void {
  copyFileSync(path, join(corpus, basename(path)));
  kinds[basename(path)] = finds;
}

/** The plain letter of a producer, as editors change it. */
function editPlain(name: string): void {
  const original = join(folder, `${name}-plain.pdf`);
  const bytes = readFileSync(original);
  const edited = (what: string, changed: Buffer, finds: string[], isSavedWhole = true): void => {
    const path = join(folder, `${name}-${what}.pdf`);
    writeFileSync(path, changed);
    if (isSavedWhole) {
      execFileSync('qpdf', ['--deterministic-id', path, `${path}.whole`]);
      copyFileSync(`${path}.whole`, path);
    }
    keep(path, finds);
  };
  edited('note', addNote(bytes, 'Kim Other says otherwise'), ['comment']);
  edited('layer', addHiddenLayer(bytes, 'Kim Other says otherwise'), ['hidden-layer']);
  edited('revision', replacePage(bytes, 'Nothing is left of the letter.'), ['revision'], false);
  edited('author', setProperties(bytes, '/Author (Kim Other) /Subject (A complaint)'), ['metadata']);
  edited('saved-again', setProperties(bytes, '/Author (Ashlark Clinic)'), []);
  const attached = join(folder, `${name}-attachment.pdf`);
  const note = join(folder, 'notes.txt');
  writeFileSync(note, 'Working notes.\n');
  execFileSync('qpdf', [
    '--deterministic-id',
    original,
    '--add-attachment',
    note,
    '--creationdate=D:20250312000000Z',
    '--moddate=D:20250312000000Z',
    '--',
    attached,
  ]);
  keep(attached, ['attachment']);
  const web = join(folder, `${name}-for-the-web.pdf`);
  execFileSync('qpdf', ['--deterministic-id', '--linearize', original, web]);
  keep(web, []);
  const packed = join(folder, `${name}-packed.pdf`);
  execFileSync('qpdf', ['--deterministic-id', '--object-streams=generate', original, packed]);
  keep(packed, []);
}

/** Whether a producer kept the place in a photograph. */
function hasPlace(path: string): boolean {
  return readFileSync(path).includes('Exif\0\0');
}
