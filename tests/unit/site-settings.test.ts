import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../api/base/config.ts';
import { problemsInSettings } from '../../content/site-settings.ts';
import { compileCache } from '../support/compile-cache.ts';
import { runNode } from '../support/own-checkout.ts';

const root = join(import.meta.dirname, '../..');

/** Runs the build in a folder of its own, which it never gets as far as using. */
const build = (env: Record<string, string>, ...args: string[]) =>
  runNode(root, 'site/build/build.ts', args, { ...compileCache, SITE_DIR: temporaryFolder(), ...env });

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-settings-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

describe('a setting of the site', () => {
  const wrong: Record<string, string[]> = {
    PUBLIC_ORIGIN: [
      'privacy.clinic.example',
      'https://',
      'https://privacy.clinic.example/',
      'ftp://clinic.example',
      'http:privacy.clinic.example',
    ],
    BASE_PATH: ['privacy', '//privacy', '/a b', '/../x'],
    REQUESTS: ['no', 'ON'],
    CANDOUR_TODAY: ['2026-02-31', 'today', '2026-13-01', '20261122'],
  };
  const right: Record<string, string[]> = {
    PUBLIC_ORIGIN: [
      'https://privacy.clinic.example',
      'http://localhost:4310',
      'https://xn--patint-ita.example',
    ],
    BASE_PATH: ['/', '/privacy', '/your/privacy/'],
    REQUESTS: ['on', 'off'],
    CANDOUR_TODAY: ['2026-11-22', '2028-02-29'],
  };
  const each = (values: Record<string, string[]>) =>
    Object.entries(values).flatMap(([name, all]) => all.map((value): [string, string] => [name, value]));

  test.each(each(wrong))('%s may not be %j, in the build as in the server', (name, value) => {
    expect(problemsInSettings({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: expected .+, found ${JSON.stringify(value)}$`)),
    ]);
    expect(readConfig({ [name]: value })).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.stringContaining(`${name}: expected`)]) as unknown,
    });
  });

  test.each(each(right))('%s may be %j', (name, value) => {
    expect(problemsInSettings({ [name]: value })).toEqual([]);
  });

  test('is the usual one where it is empty or missing', () => {
    expect(problemsInSettings({ PUBLIC_ORIGIN: '', BASE_PATH: '', REQUESTS: undefined })).toEqual([]);
  });
});

describe('the build says in sentences', () => {
  test('which settings are wrong', async () => {
    const { code, out, err } = await build({ PUBLIC_ORIGIN: 'clinic.example', BASE_PATH: 'privacy' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^PUBLIC_ORIGIN: expected .+\nBASE_PATH: expected .+\n$/);
  });

  test('that the clinic’s folder is missing', async () => {
    const missing = join(temporaryFolder(), 'never-there');
    const { code, out, err } = await build({ CONTENT_DIR: missing, PUBLIC_ORIGIN: '' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      `The site cannot be built:\n  - CONTENT_DIR: expected the clinic’s folder, found no folder ${missing}\n`,
    );
  });

  test('what is wrong in that folder, also where a power cut emptied the stamp of the last build', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.build.json'), '');
    const { code, err } = await build({ CONTENT_DIR: folder, SITE_DIR: folder }, '--if-changed');
    expect(code).toBe(1);
    expect(err).toMatch(/^The site cannot be built:\n {2}- privacy: there is no version\./);
  });
});
