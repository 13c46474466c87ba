import { expect, test } from 'vitest';
import { appendUpdate, stream } from '../file-check/edit-pdf.ts';
import { checkBytes, found, leftOver } from '../file-check/found.ts';
import { makePdf, write } from '../file-check/make-pdf.ts';

/** Pages that are written by hand, so that each test says exactly what is painted, and in which order. */

const SECRET = 'Kim Other said so';
const page = (content: string) => makePdf({ pages: [content] });

test.each([
  ['a black box over it', `${write(SECRET)} 0 g 70 695 200 16 re f`],
  ['a white box over it', `${write(SECRET)} 1 g 70 695 200 16 re f`],
  ['a box in strong red over it', `${write(SECRET)} 0.9 0 0.1 rg 70 695 200 16 re f`],
  ['a box of two outlines over it', `${write(SECRET)} 0 g 60 600 300 20 re 70 695 200 16 re f`],
  ['a thick line through it', `${write(SECRET)} 0 G 16 w 70 704 m 270 704 l S`],
  ['a picture over it', `${write(SECRET)} q 200 0 0 16 70 695 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q`],
  ['its own colour behind it', `0 g 70 695 200 16 re f ${write(SECRET, 700, '0 g')}`],
  ['a rotated box over it', `${write(SECRET)} q 0 1 -1 0 270 695 cm 0 g 0 0 16 200 re f Q`],
])('finds text with %s', async (_, content) => {
  expect(await found(page(content))).toEqual([`covered-text: ${SECRET}`]);
});

test.each([
  ['white on the page', write(SECRET, 700, '1 g')],
  ['without ink', write(SECRET, 700, '3 Tr')],
  ['outside the page', write(SECRET, 900)],
  ['too small to read', `q 0.05 0 0 0.05 0 0 cm ${write(SECRET, 7000)} Q`],
  ['cut away', `q 0 0 50 50 re W n ${write(SECRET)} Q`],
])('finds text that is %s', async (_, content) => {
  expect(await found(page(content))).toEqual([`hidden-text: ${SECRET}`]);
});

test.each([
  ['a box that was painted before it', `0.9 g 70 695 200 16 re f ${write(SECRET, 700, '0 g')}`],
  ['a frame around it', `${write(SECRET)} 0 g 60 690 300 30 re 62 692 296 26 re f*`],
  ['a thin line under it', `${write(SECRET)} 0 G 1 w 70 698 m 270 698 l S`],
  ['a box below it', `${write(SECRET)} 0 g 70 650 200 16 re f`],
  ['a box that is cut to another place', `${write(SECRET)} q 0 0 50 50 re W n 0 g 0 0 595 842 re f Q`],
  ['a dark box behind white letters', `0 0 0.4 rg 70 695 200 16 re f ${write(SECRET, 700, '1 g')}`],
])('leaves alone text with %s', async (_, content) => {
  expect(await found(page(content))).toEqual([]);
});

test('a highlighter hides nothing, and the mark of a black one does', async () => {
  const marked = (colour: string) =>
    makePdf({
      pages: [`${write(SECRET)} /M gs ${colour} rg 70 695 200 16 re f`],
      resources: '/ExtGState << /M << /BM /Multiply >> >>',
    });
  expect(await found(marked('1 1 0'))).toEqual([]);
  expect(await found(marked('0 0 0'))).toEqual([`covered-text: ${SECRET}`]);
});

test('finds text under the box that somebody drew as an annotation', async () => {
  const pdf = makePdf({
    pages: [write(SECRET)],
    page: '/Annots [100 0 R]',
    objects: [
      '<< /Type /Annot /Subtype /Square /Rect [70 695 270 711] /AP << /N 101 0 R >> /F 4 >>',
      stream('0 g 0 0 200 16 re f', '/Type /XObject /Subtype /Form /BBox [0 0 200 16]'),
    ],
  });
  expect(await found(pdf)).toEqual([`covered-text: ${SECRET}`, 'comment: Square']);
});

test('text that is painted twice, once below a box and once above it, is seen', async () => {
  expect(await found(page(`${write(SECRET)} 1 g 70 695 200 16 re f 0 g ${write(SECRET)}`))).toEqual([]);
});

test('finds text in a layer that is switched off, and leaves a layer that is on', async () => {
  const layered = (state: string) =>
    makePdf({
      pages: [`/OC /L BDC ${write(SECRET)} EMC`],
      resources: '/Properties << /L 100 0 R >>',
      catalogue: `/OCProperties << /OCGs [100 0 R] /D << /${state} [100 0 R] >> >>`,
      objects: ['<< /Type /OCG /Name (Internal) >>'],
    });
  expect(await found(layered('OFF'))).toEqual([`hidden-layer: ${SECRET}`]);
  expect(await found(layered('ON'))).toEqual([]);
});

test('finds what a comment says and who wrote it, and leaves links', async () => {
  const pdf = makePdf({
    pages: [write('Hello Robin')],
    page: '/Annots [100 0 R 101 0 R]',
    objects: [
      '<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (Is this so?) /T (Nurse) >>',
      '<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] /A << /S /URI /URI (https://www.ashlark.example/) >> >>',
    ],
  });
  expect(await found(pdf)).toEqual(['comment: Nurse: Is this so?']);
});

test('finds the lines that a later version took out', async () => {
  const before = page(`${write('Hello Robin')} ${write(SECRET, 600)}`);
  const after = appendUpdate(before, () => ({ objects: { 11: stream(write('Hello Robin')) } }));
  expect(await found(after)).toEqual([`revision: ${SECRET}`]);
});

test('names in the properties are findings, unless the pages say them', async () => {
  const withAuthor = (author: string) =>
    appendUpdate(page(write('Seen by Dr Ann Example')), () => ({
      objects: { 100: `<< /Author (${author}) /Producer (Some program) >>` },
      trailer: '/Info 100 0 R',
    }));
  const said = await found(withAuthor('Kim Other'));
  expect(said).toContain('metadata: Author: Kim Other');
  const metadata = (lines: string[]) => lines.filter((line) => line.startsWith('metadata'));
  expect(metadata(await found(withAuthor('Dr Ann Example')))).toEqual([]);
  expect(metadata(await found(withAuthor('Seen by - Ashlark Clinic')))).toEqual([]);
  expect(metadata(await found(withAuthor('Seen by - Kim Other')))).toHaveLength(1);
});

test('a page without text is left to a person, and a blank page is not', async () => {
  const pdf = makePdf({ pages: [write('Hello Robin'), '0 g 70 695 200 16 re f', ''] });
  expect(await leftOver(pdf)).toEqual(['no-text 2']);
});

test('text that was recognised in a scan is checked and left to a person', async () => {
  const scan = 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q';
  const pdf = page(`${scan} ${write('Also seen: kim@other.example', 700, '3 Tr')}`);
  expect(await found(pdf)).toEqual(['email: kim@other.example']);
  expect(await leftOver(pdf)).toEqual(['scanned-text 1']);
});

test('a file that is no PDF after its first line is damaged', async () => {
  expect(await checkBytes(Buffer.from('%PDF-1.7\nHello'))).toMatchObject({ fault: 'damaged', findings: [] });
});

test.each([
  ['no pages', '<< /Type /Pages /Kids [10 0 R] /Count 0 >>', [write('Notes')]],
  ['fewer than none', '<< /Type /Pages /Kids [10 0 R] /Count -5 >>', [write('Notes')]],
  ['one page of two', '<< /Type /Pages /Kids [10 0 R 12 0 R] /Count 1 >>', [write('Notes'), write(SECRET)]],
  ['a tree that contains itself', '<< /Type /Pages /Kids [10 0 R 2 0 R] /Count 1 >>', [write('Notes')]],
])('says of a file that claims %s that part of it was not checked', async (_, tree, pages) => {
  const check = await checkBytes(makePdf({ pages, tree }));
  expect('fault' in check ? [check.fault] : check.unchecked.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/^damaged/),
  );
});

test('counts the pages of a tree with branches as it says', async () => {
  const tree = '<< /Type /Pages /Kids [100 0 R 12 0 R] /Count 2 >>';
  const objects = ['<< /Type /Pages /Parent 2 0 R /Kids [10 0 R] /Count 1 >>'];
  const check = await checkBytes(makePdf({ pages: [write('One'), write('Two')], tree, objects }));
  expect(check).toMatchObject({ findings: [], unchecked: [] });
});
