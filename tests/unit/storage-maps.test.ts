import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadClinic, orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { mapProblems } from '../../content/storage/maps.ts';
import { problemsForBuild } from '../../site/build/content-problems.ts';
import { everyClinic } from '../support/clinics.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-maps-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The demo with a text replaced in one of its files. */
function demoWith(file: string, text: string | RegExp, other: string): string {
  cpSync('content/demo', folder, { recursive: true });
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(text, other);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
  return folder;
}

const problemsOf = (directory: string) =>
  mapProblems(directory, orThrow(loadRegister(directory, orThrow(loadClinic(directory)))));

test('the maps of the demo and of every test clinic are in the register', () => {
  for (const directory of ['content/demo', ...everyClinic.map((it) => it.folder)])
    expect(problemsOf(directory)).toEqual([]);
});

test('a map of a company that the register does not list stops the build with its line', () => {
  const directory = demoWith('clinic.yaml', 'service: street-map', 'service: our-map');
  const sentence = expect.stringMatching(
    /^clinic\.yaml line \d+, sites\.0\.map\.service: expected the id of an embed in storage\.yaml, which lists street-map; take the map out, or list its company there, found "our-map"$/,
  ) as string;
  expect(problemsOf(directory)).toEqual([sentence]);
  expect(problemsForBuild(directory, '2026-11-28').stops).toContainEqual(sentence);
});

test('a map at an address that the register does not name stops the build too', () => {
  const directory = demoWith('clinic.yaml', 'frame: https://www.', 'frame: https://maps.');
  expect(problemsOf(directory)).toEqual([
    expect.stringContaining('sites.0.map.frame: expected an address at https://www.openstreetmap.org'),
  ]);
});
