import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keepPrivate } from '../../api/base/env-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-env-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);
let made = 0;

function envFile(mode: number): string {
  const file = join(folder, String(++made));
  writeFileSync(file, 'RESEND_API_KEY=secret\n');
  chmodSync(file, mode);
  return file;
}

describe.skipIf(process.platform === 'win32')('a file of settings', () => {
  test.each(['644', '640', '666', '604'])('of mode %s is made private, and that is said', (mode) => {
    const file = envFile(parseInt(mode, 8));
    expect(keepPrivate(file)).toBe(
      `${file}: other users of this machine could read or change it (mode ${mode}). Its mode is 600 now.`,
    );
    expect(modeOf(file)).toBe('600');
    expect(keepPrivate(file)).toBeUndefined();
  });

  test.each(['600', '400'])('of mode %s is left', (mode) => {
    const file = envFile(parseInt(mode, 8));
    expect(keepPrivate(file)).toBeUndefined();
    expect(modeOf(file)).toBe(mode);
  });

  test('that is a link is named, and neither it nor its target is changed', () => {
    const target = envFile(0o644);
    const link = join(folder, 'link');
    symlinkSync(target, link);
    expect(keepPrivate(link)).toContain('(mode 644). It is left as it is: it is a link. Let only the user');
    expect(modeOf(target)).toBe('644');
    chmodSync(target, 0o600);
    expect(keepPrivate(link)).toBeUndefined();
  });

  test('of another user is named, unless only a group can read it', () => {
    const file = envFile(0o644);
    const somebodyElse = statSync(file).uid + 1;
    expect(keepPrivate(file, { user: somebodyElse })).toContain(
      'It is left as it is: it belongs to another user.',
    );
    expect(modeOf(file)).toBe('644');
    chmodSync(file, 0o640);
    expect(keepPrivate(file, { user: somebodyElse })).toBeUndefined();
  });

  test.skipIf(process.getuid?.() !== 0)('of root is left where the data is of the user of the server', () => {
    const file = envFile(0o644);
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, 65534, 65534);
    expect(keepPrivate(file, { dataDir })).toContain('the server runs as another user, who reads it too');
    expect(modeOf(file)).toBe('644');
    chownSync(dataDir, 0, 0);
    expect(keepPrivate(file, { dataDir })).toContain('Its mode is 600 now.');
  });

  test.skipIf(process.getuid?.() !== 0)('that another group may read stays readable for that group', () => {
    const file = envFile(0o644);
    chownSync(file, 0, 65534);
    expect(keepPrivate(file)).toContain('Its mode is 640 now.');
    expect(keepPrivate(file)).toBeUndefined();
  });

  test('that is not there, or no file, is nothing', () => {
    mkdirSync(join(folder, 'folder'));
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling'));
    for (const name of ['gone', 'folder', 'dangling'])
      expect(keepPrivate(join(folder, name))).toBeUndefined();
    expect(keepPrivate('/dev/null')).toBeUndefined();
  });
});
