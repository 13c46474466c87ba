import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../api/base/config.ts';
import { readEnvFile } from '../../content/env-file.ts';
import { loadClinic } from '../../content/load.ts';
import { readTextFile } from '../../content/text-file.ts';
import { loadWords } from '../../content/words/words.ts';
import { readPolicies } from '../../site/policies/store.ts';
import { policyFolder } from '../support/policy-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-text-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const MARK = '\uFEFF';
const windows = (text: string): string => MARK + text.replaceAll('\n', '\r\n');
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

function written(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('a file with a byte order mark and Windows line endings', () => {
  test('is read as text without the mark', () => {
    expect(readTextFile(written('a.txt', windows('one\ntwo\n')))).toEqual({
      ok: true,
      text: 'one\r\ntwo\r\n',
    });
  });

  test('is read as .env, the first variable included', () => {
    const file = written('.env', windows('PORT=8080\nHOST=0.0.0.0\n'));
    expect(readEnvFile(file)).toEqual({ PORT: '8080', HOST: '0.0.0.0' });
    expect(readConfig({}, file).ok).toBe(true);
  });

  test('is read as words.yaml', () => {
    written('words/words.yaml', windows('site:\n  skip: Straight to the text\n'));
    const words = loadWords(folder);
    expect(words.ok || words.problems).toBe(true);
    expect(words.ok && words.value.site.skip).toBe('Straight to the text');
  });

  test('is read as a draft of a policy', () => {
    const policies = policyFolder();
    const draft = 'policies/privacy/2027-01-10/text.mdx';
    policies.write(draft, windows(policies.read(draft)));
    const read = readPolicies(policies.dir);
    expect(read.ok || read.problems).toBe(true);
  });
});

describe('a file that is not UTF-8 is refused with its line', () => {
  const sentence = 'expected text in UTF-8, found other bytes; save the file again with the encoding UTF-8';

  test('on any line', () => {
    expect(readTextFile(written('b.txt', latin1('one\ntwo\nthré\n')))).toEqual({ ok: false, line: 3 });
    expect(readTextFile(written('c.txt', latin1('é')))).toEqual({ ok: false, line: 1 });
    // An é in UTF-8 that ends after its first byte.
    expect(readTextFile(written('d.txt', Buffer.from([0x61, 0x0a, 0xc3])))).toEqual({ ok: false, line: 2 });
  });

  test('clinic.yaml', () => {
    written('clinic.yaml', latin1('legalName: Clinique Générale Ltd\n'));
    expect(loadClinic(folder)).toEqual({ ok: false, problems: [`clinic.yaml line 1: ${sentence}`] });
  });

  test('.env', () => {
    const file = written('latin.env', latin1('PORT=8080\nHOST=é\n'));
    expect(() => readEnvFile(file)).toThrow(`latin.env line 2: ${sentence}`);
  });

  test('a policy', () => {
    const policies = policyFolder();
    const draft = 'policies/privacy/2027-01-10/text.mdx';
    writeFileSync(policies.path(draft), latin1(`${policies.read(draft)}\né\n`));
    const read = readPolicies(policies.dir);
    expect(read.ok ? [] : read.problems).toEqual([
      expect.stringMatching(new RegExp(`^${draft} line \\d+: ${sentence}$`)),
    ]);
  });
});
