import { expect, test } from 'vitest';
import { nameFrom } from '../../site/policies/version.ts';
import type { Published } from '../../site/policies/version.ts';

test.each([
  ['2026-06-19', '2026-06-19', '2026-11-22'],
  ['2026-11-22', '2026-11-22', '2026-11-22-2'],
  ['2026-11-22-2', '2026-11-22', '2026-11-22-3'],
])('the version that replaces %s on 22 November has a name that is free', (name, effective, expected) => {
  expect(nameFrom('2026-11-22', { name, data: { effective } } as Published)).toBe(expected);
});
