import { Readable } from 'node:stream';
import { constants, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkFile } from '../../api/casework/file-check/check-file.ts';
import type { FileCheck } from '../../api/casework/file-check/file-check.ts';
import { usualLimits } from '../../api/casework/file-check/protocol.ts';
import { robin } from '../file-check/letters.ts';
import { makePdf, write } from '../file-check/make-pdf.ts';
import { makeZip } from '../file-check/make-zip.ts';

/** Files that are made to fill the memory or to take forever. */

const MEGABYTE = 1024 * 1024;
const limits = { ...usualLimits, cpuMs: 60_000 };
const checkBytes = (bytes: Buffer, more: Partial<typeof limits> = {}): Promise<FileCheck> =>
  checkFile({ stream: Readable.from([bytes]), size: bytes.length }, robin, {
    limits: { ...limits, ...more },
  });

/** A gigabyte of spaces, packed to about a megabyte. */
function packedGigabyte(): Buffer {
  const begin = deflateSync(Buffer.alloc(16 * MEGABYTE, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([begin, ...Array.from({ length: 63 }, () => begin.subarray(2))]);
}

test('an ordinary file is checked in a process of its own', async () => {
  const check = await checkBytes(makePdf({ pages: [write('Write to kim@other.example')] }));
  expect(check.findings).toMatchObject([{ kind: 'email', pages: [1], excerpt: 'kim@other.example' }]);
});

test('a PDF whose page unpacks to a gigabyte is stopped', async () => {
  const packed = packedGigabyte().toString('latin1');
  const pdf = makePdf({
    pages: [write('Hello')],
    page: '/Contents 100 0 R',
    objects: [`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`],
  });
  expect(
    await checkBytes(Buffer.from(pdf.toString('latin1').replace('/Contents 11 0 R', ''), 'latin1')),
  ).toMatchObject({ fault: 'too-much' });
});

test('a PDF with objects that are nested a hundred thousand deep ends in words', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const check = await checkBytes(makePdf({ pages: [write('Hello Robin')], page: `/Deep ${deep}` }));
  expect(check.fault ?? check.unchecked[0]?.reason).toMatch(/^(damaged|too-much|too-long|damaged-part)$/);
});

test('of a PDF with a million pages, the first are tried and the rest is left to a person', async () => {
  const kids = (number: number) => Array(10).fill(`${number} 0 R`).join(' ');
  const node = (level: number) =>
    `<< /Type /Pages /Kids [${kids(level === 1 ? 10 : 100 + level - 1)}] /Count ${10 ** level} >>`;
  const objects = ['null', ...[1, 2, 3, 4, 5].map(node)];
  const pdf = makePdf({ pages: [write('Write to kim@other.example')], tree: node(6), objects });
  const { fault, findings, unchecked } = await checkBytes(pdf);
  expect(fault).toBeUndefined();
  expect(findings).toMatchObject([{ kind: 'email' }]);
  expect(unchecked.map(({ reason }) => reason)).toContain('too-large');
});

test('a ZIP in a ZIP in a ZIP that grows to gigabytes is stopped', async () => {
  let zip = makeZip([{ name: 'a.txt', content: Buffer.alloc(9 * MEGABYTE) }]);
  const copies = (content: Buffer) =>
    Array.from({ length: 60 }, (_, index) => ({ name: `${index}.zip`, content }));
  for (let depth = 0; depth < 2; depth++) zip = makeZip(copies(zip));
  expect(await checkBytes(zip)).toMatchObject({ fault: 'too-much' });
});

test('a check that takes too long is stopped', async () => {
  const page = Array.from({ length: 2000 }, (_, line) => write('Hello Robin', line % 800)).join(' ');
  const pdf = makePdf({ pages: Array.from({ length: 100 }, () => page) });
  expect(await checkBytes(pdf, { cpuMs: 1500 })).toEqual({
    version: 1,
    fault: 'too-long',
    findings: [],
    unchecked: [],
  });
});

test('a file over the limit, a locked one and one that is cut off are said to be so', async () => {
  const pdf = makePdf({ pages: [write('Hello')] });
  expect(await checkBytes(pdf, { fileBytes: 100 })).toMatchObject({ fault: 'too-large' });
  expect(await checkBytes(pdf.subarray(0, 60))).toMatchObject({ fault: 'damaged' });
  expect(await checkBytes(Buffer.alloc(0))).toMatchObject({ fault: 'empty' });
});

test('a stream that fails is an error of the caller, and the next file is checked', async () => {
  const broken = new Readable({
    read() {
      this.destroy(new Error('The store is gone'));
    },
  });
  await expect(checkFile({ stream: broken, size: 10 }, robin, { limits })).rejects.toThrow(
    'The store is gone',
  );
  expect(await checkBytes(Buffer.from('Hello Robin'))).toEqual({ version: 1, findings: [], unchecked: [] });
});
