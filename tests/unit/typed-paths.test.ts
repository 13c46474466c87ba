import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { existingFile, newFile, pathTyped } from '../../command-line/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'typed-paths-'));

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a relative path starts where npm was run, not in the project’s folder', () => {
  vi.stubEnv('INIT_CWD', folder);
  expect(pathTyped('copy.pdf')).toBe(join(folder, 'copy.pdf'));
  expect(pathTyped('/etc/copy.pdf')).toBe('/etc/copy.pdf');
});

test('without npm, a relative path starts in the working directory', () => {
  vi.stubEnv('INIT_CWD', undefined);
  expect(pathTyped('copy.pdf')).toBe(join(process.cwd(), 'copy.pdf'));
});

test('a folder is refused where a file is expected, and a new file needs its folder', () => {
  expect(() => existingFile(folder)).toThrow(`${folder} is a folder. Give the path of a file in it.`);
  expect(() => existingFile(join(folder, 'none'))).toThrow(`There is no file ${join(folder, 'none')}.`);
  expect(() => newFile(join(folder, 'none', 'x.html'))).toThrow(
    `There is no folder ${join(folder, 'none')}.`,
  );
});
