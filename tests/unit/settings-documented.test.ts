import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { variableNames } from '../../api/config.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('README’s table and .env.example name every setting, and no other', () => {
  const example = Array.from(read('.env.example').matchAll(/^#?([A-Z_]+)=/gm), ([, name]) => name);
  const configuration = read('README.md').split('## Configuration')[1]?.split('\n## ')[0] ?? '';
  const table = configuration.split('\n').filter((line) => line.startsWith('| `'));
  const readme = table.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]+/g) ?? []);
  expect(example.toSorted()).toEqual(variableNames.toSorted());
  // The browser is a matter of the tests alone.
  expect(readme.filter((name) => name !== 'CHROMIUM').toSorted()).toEqual(variableNames.toSorted());
});
