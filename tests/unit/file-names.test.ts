import { expect, test } from 'vitest';
import { fileTypeOf, nameFor } from '../../api/casework/file-type.ts';
import type { FileType } from '../../api/casework/file-type.ts';
import { contentDisposition } from '../../api/http/download.ts';
import { cleanText } from '../../api/requests/clean.ts';
import { isStoreFault } from '../../api/store/fault.ts';

/** Names and texts that hold half a character, and a disk that is full. */

const pdf = fileTypeOf(Buffer.from('%PDF-1.7')) as FileType;

test('a long name is cut between two characters', () => {
  const name = nameFor(`${'a'.repeat(99)}😀b.pdf`, pdf);
  expect(name).toBe(`${'a'.repeat(99)}.pdf`);
  expect(nameFor(`${'a'.repeat(98)}😀b.pdf`, pdf)).toBe(`${'a'.repeat(98)}😀.pdf`);
});

test('half a character stops no download and stays in no text', () => {
  expect(contentDisposition('a\ud83d.pdf')).toContain("UTF-8''a%EF%BF%BD.pdf");
  expect(cleanText('a\ud83d b')).toBe('a\ufffd b');
});

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'])('%s is a fault of the disk', (code) => {
  expect(isStoreFault(Object.assign(new Error('write'), { code }))).toBe(true);
});
