import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { fill, fillUnchecked } from '../../content/words/fill.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-words-'));
mkdirSync(join(folder, 'words'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const ours = orThrow(loadWords(join(folder, 'nowhere')));

function load(yaml: string) {
  writeFileSync(join(folder, 'words', 'words.yaml'), yaml);
  return loadWords(folder);
}

const problemsOf = (yaml: string) => {
  const loaded = load(yaml);
  return loaded.ok ? [] : loaded.problems;
};

describe('a clinic’s own words', () => {
  test('replace ours where they are given, and nowhere else', () => {
    const own = orThrow(
      load('requests:\n  received:\n    title: We have it\nmails:\n  footer: You wrote to {clinic}.\n'),
    );
    expect(own.requests.received.title).toBe('We have it');
    expect(own.mails.footer).toBe('You wrote to {clinic}.');
    expect(own).toEqual({
      ...ours,
      requests: { ...ours.requests, received: { ...ours.requests.received, title: 'We have it' } },
      mails: { ...ours.mails, footer: 'You wrote to {clinic}.' },
    });
    expect(orThrow(loadWords(join(folder, 'nowhere'))).requests.received.title).toBe(
      ours.requests.received.title,
    );
  });

  test('may use fewer values than ours', () => {
    expect(problemsOf('mails:\n  footer: Sent by us.\n')).toEqual([]);
  });

  test('apply to error pages, whose keys are numbers', () => {
    expect(orThrow(load('errors:\n  404:\n    title: Not here\n')).errors[404].title).toBe('Not here');
  });

  test('are refused with an unknown key', () => {
    expect(problemsOf('requests:\n  recieved:\n    title: x\n')).toEqual([
      'words.yaml line 2, requests.recieved: expected no such key, found one; did you mean received?',
    ]);
  });

  test('are refused with a value that is not available there', () => {
    expect(problemsOf('mails:\n  footer: Dear {name}, sent by {clinic}.\n')).toEqual([
      'words.yaml line 2, mails.footer: expected words that use no other values than {clinic}, found "Dear {name}, sent by {clinic}."',
    ]);
    expect(problemsOf('requests:\n  received:\n    title: Hello {clinic}\n')).toEqual([
      'words.yaml line 3, requests.received.title: expected words without {values}, found "Hello {clinic}"',
    ]);
  });

  test.each([
    ['a number', 'mails:\n  footer: 12\n'],
    ['a group', 'mails:\n  footer:\n    text: x\n'],
    ['nothing', 'mails:\n  footer:\n'],
    ['words where a group belongs', 'mails: Hello\n'],
  ])('are refused as %s, with their line', (_, yaml) => {
    expect(problemsOf(yaml)).toHaveLength(1);
    expect(problemsOf(yaml)[0]).toMatch(/^words\.yaml line \d, mails[.\w]*: expected .+, found .+/);
  });
});

describe('words are filled', () => {
  test('with every value, as often as it is named', () => {
    expect(fill('{a} and {b} and {a}', { a: '1', b: '2' })).toBe('1 and 2 and 1');
  });

  test('with values that are only text', () => {
    expect(fill('{a}', { a: '$& $1 {b} \\' })).toBe('$& $1 {b} \\');
  });

  test('with an error for a missing value', () => {
    expect(() => fillUnchecked('By {due}', {})).toThrow('The words “By {due}” need a value for {due}');
  });
});

test('our own sentences have only valid values in braces', () => {
  const sentences = JSON.stringify(ours).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter((it) => /\{[^a-zA-Z"]|\{\}/.test(it) || /undefined|TODO|\s{2}/.test(it))).toEqual(
    [],
  );
});
