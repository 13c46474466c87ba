import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { recordable, recordableNamed, typedName } from '../../api/domain/events.ts';
import { loadWords } from '../../content/words/words.ts';
import { dataFolder } from '../support/visit.ts';

/** Every sentence of release 0.1.0, under the key that it had then. */
const wordsOfRelease = join(import.meta.dirname, '../fixtures/release-0.1.0/words.json');

/** Loads the words of a clinic whose folder has this `words.yaml`. */
function loaded(yaml: string): ReturnType<typeof loadWords> {
  const folder = dataFolder();
  mkdirSync(join(folder, 'words'));
  writeFileSync(join(folder, 'words/words.yaml'), yaml);
  return loadWords(folder);
}

describe('a clinic’s words.yaml of release 0.1.0', () => {
  test('is accepted with any sentence changed', () => {
    expect(loaded(stringify(JSON.parse(readFileSync(wordsOfRelease, 'utf8'))))).toMatchObject({ ok: true });
  });

  test('is loaded under the keys of today', () => {
    const own = loaded(
      'register: { events: { mistaken: Oops, taken down: Noted } }\nmails: { marks: { trap: Bot }, teamRequest: { marks: "Odd: {marks}" } }\n',
    );
    expect(own.ok && own.value.cases.events).toMatchObject({
      'case.voided': 'Oops',
      'case.entered': 'Noted',
    });
    expect(own.ok && own.value.mails.flags.honeypot).toBe('Bot');
    expect(own.ok && own.value.mails.teamRequest.flags).toBe('Odd: {flags}');
  });

  test('is refused for an error below a renamed key, with the key of today and its own line', () => {
    expect(loaded('register:\n  events:\n    mistaken: Oops\n    mistakken: Oops\n')).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('words.yaml line 4, cases.events.mistakken: ') as string],
    });
  });

  test('is refused if it has both names of a key, at the former one', () => {
    expect(loaded('register:\n  events:\n    mistaken: Oops\n    case.voided: Oops\n')).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('words.yaml line 3, cases.events.mistaken: ') as string],
    });
  });
});

describe('the name of an event in a command', () => {
  test.each([
    ['identity-asked', 'case.identity-requested'],
    ['authority-asked', 'case.authority-requested'],
    ['fee-asked', 'case.fee-requested'],
    ['clarification-asked', 'case.clarification-requested'],
    ['mistaken', 'case.voided'],
  ])('can be the one of release 0.1.0, %s', (typed, event) => {
    expect(recordableNamed(typed)).toBe(event);
  });

  test('is the identifier without its prefix', () => {
    expect(recordable.map((event) => recordableNamed(typedName(event)))).toEqual(recordable);
  });

  test.each(['', 'received', 'case.completed', 'toString', '__proto__', 'identity'])(
    'is refused if there is no such event: “%s”',
    (typed) => {
      expect(recordableNamed(typed)).toBeUndefined();
    },
  );
});
