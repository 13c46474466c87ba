import { expect, test } from 'vitest';
import { commandNames, runWithoutData } from '../support/command.ts';

/** Every command of `package.json` reads its arguments in the same way. The thorough tests try more of them. */

test.each(commandNames)(
  'npm run %s exits with 2 for an unknown option and prints the usage',
  async (name) => {
    const { code, out, err } = await runWithoutData(name, '--constructor');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: unknown option '--constructor'\n\nUsage: npm run /);
  },
);

test('no script is left out', () => {
  expect(commandNames).toEqual(expect.arrayContaining(['cases', 'policy', 'licences', 'pictures', 'check']));
});
