import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { recordable, recordableNamed, typedName } from '../../api/domain/events.ts';
import { overtakenWords } from '../../content/words/overtaken-words.ts';
import { loadWords } from '../../content/words/words.ts';
import { dataFolder } from '../support/visit.ts';

/** Every sentence of release 0.1.0, under the key that it had then. */
const wordsOfRelease = join(import.meta.dirname, '../fixtures/release-0.1.0/words.json');

/** A clinic's folder with this `words.yaml`. */
function folderWith(yaml: string): string {
  const folder = dataFolder();
  mkdirSync(join(folder, 'words'));
  writeFileSync(join(folder, 'words/words.yaml'), yaml);
  return folder;
}
const loaded = (yaml: string): ReturnType<typeof loadWords> => loadWords(folderWith(yaml));

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

describe('a clinic’s own words about the age of a record', () => {
  test('are reported if they still ask what was added to it, with file and line', () => {
    const own = 'team:\n  checks:\n    recent: Was anything added to the notes since {since}?\n';
    expect(overtakenWords(folderWith(own))).toEqual([
      expect.stringMatching(
        /^words\.yaml line 3, team\.checks\.recent: expected words about whether anything in the record was made more than 40 days before the request/,
      ),
    ]);
    expect(loaded(own)).toMatchObject({ ok: true });
  });

  test('are reported wherever release 0.1.0 spoke of it', () => {
    const release = stringify(JSON.parse(readFileSync(wordsOfRelease, 'utf8')));
    expect(overtakenWords(folderWith(release)).map((it) => it.replace(/^.*?, (.*?): .*/, '$1'))).toEqual([
      'team.checks.recent',
      'dueDate.deceased',
      'dueDate.deceasedRecent',
      'dueDate.deceasedOlder',
      'cases.events.case.records-older',
    ]);
  });

  test('are left alone if they ask how old it is, or are not there', () => {
    expect(overtakenWords(folderWith('team: { checks: { recent: "Older than {since}?" } }\n'))).toEqual([]);
    expect(overtakenWords(dataFolder())).toEqual([]);
  });
});
