import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBytes, found, leftOver } from '../file-check/found.ts';
import { makePdf, write } from '../file-check/make-pdf.ts';
import { makeZip } from '../file-check/make-zip.ts';

const picture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../file-check/pictures', name));
const PLACE = 'photo-place: 51.5246, -0.0754';

test.each(['place.jpg', 'place.png', 'place.webp', 'place.heic'])('finds the place in %s', async (name) => {
  expect(await found(picture(name))).toEqual([PLACE]);
  expect(await leftOver(picture(name))).toEqual(['picture']);
});

test('a photograph without a place has no finding', async () => {
  expect(await found(picture('plain.jpg'))).toEqual([]);
});

test('finds the place in a photograph of a PDF of a ZIP', async () => {
  const jpeg = picture('place.jpg').toString('latin1');
  const pdf = makePdf({
    pages: [`${write('Hello Robin')} q 100 0 0 100 72 72 cm /P Do Q`],
    resources: '/XObject << /P 100 0 R >>',
    objects: [
      `<< /Type /XObject /Subtype /Image /Width 48 /Height 32 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n${jpeg}\nendstream`,
    ],
  });
  expect(await found(makeZip([{ name: 'letters/one.pdf', content: pdf }]))).toEqual([
    `letters/one.pdf > ${PLACE}`,
  ]);
});

test('checks each entry of a ZIP, and the names', async () => {
  const inner = makeZip([{ name: 'note.txt', content: 'Call 07700 900456' }]);
  const zip = makeZip([
    { name: 'to_kim@other.example.txt', content: 'Hello Robin' },
    { name: 'inner.zip', content: inner },
    { name: 'locked.pdf', content: 'x', flags: 1 },
    { name: 'voice.mp3', content: Buffer.from('ID3\x04') },
    { name: 'empty/', content: '' },
  ]);
  expect(await found(zip)).toEqual([
    'email: kim@other.example',
    'inner.zip > note.txt > telephone: 07700 900456',
  ]);
  expect(await leftOver(zip)).toEqual(['locked.pdf encrypted', 'voice.mp3 sound-or-film']);
});

test('a ZIP that grows a hundredfold, or says less than it holds, is not unpacked', async () => {
  const zeros = Buffer.alloc(11 * 1024 * 1024);
  expect(await checkBytes(makeZip([{ name: 'zeros.txt', content: zeros }]))).toMatchObject({
    fault: 'too-much',
  });
  expect(await leftOver(makeZip([{ name: 'zeros.txt', content: zeros, says: 10 }]))).toEqual([
    'zeros.txt damaged-part',
  ]);
});

test('finds comments, kept changes, hidden text and names in a Word document', async () => {
  const docx = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content:
        '<w:body><w:p><w:r><w:t>Hello </w:t></w:r><w:r><w:t>Robin, write to kim@</w:t></w:r><w:r><w:t>other.example</w:t></w:r></w:p>' +
        '<w:p><w:del w:author="Nurse"><w:r><w:delText>She complained</w:delText></w:r></w:del></w:p>' +
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Internal</w:t></w:r></w:p></w:body>',
    },
    {
      name: 'word/comments.xml',
      content: '<w:comments><w:comment><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>',
    },
    {
      name: 'docProps/core.xml',
      content: '<x><dc:creator>Kim Other</dc:creator><dc:title>Robin Sample</dc:title></x>',
    },
    { name: 'word/media/image1.jpg', content: picture('place.jpg') },
    { name: 'word/embeddings/sheet.xlsx', content: 'x' },
  ]);
  const all = await found(docx);
  expect(all.toSorted()).toEqual([
    'attachment: word/embeddings/sheet.xlsx',
    'comment: Is this so?',
    'email: kim@other.example',
    'hidden-text: Internal',
    'metadata: dc:creator: Kim Other',
    PLACE,
    'revision: She complained',
  ]);
});

test('finds the place where a film was taken, and leaves what it shows to a person', async () => {
  const film = Buffer.from(
    '\0\0\0\x18ftypmp42\0\0\0\0....moov....\xa9xyz\0\x12\x15\xc7+51.5246-000.0754/',
    'latin1',
  );
  expect(await found(film)).toEqual(['photo-place: +51.5246-000.0754/']);
  expect(await leftOver(film)).toEqual(['sound-or-film']);
});

test('a file of an unknown type and an empty one are said to be so', async () => {
  expect(await leftOver(Buffer.from([0, 1, 2]))).toEqual(['unknown-type']);
  expect(await checkBytes(Buffer.alloc(0))).toMatchObject({ fault: 'empty' });
});
