import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { nations } from '../../content/law/nations.ts';
import { everyClinic } from '../support/clinics.ts';
import { grammarFaults } from '../support/grammar.ts';
import { policyHtml } from '../support/policy-text.ts';

/** Facts put into sentences leave no fault of grammar behind, for any test clinic, in any nation. */

describe.each(everyClinic)('the policies of $name', ({ clinic, register }) => {
  test.each(policyKinds)('%s', (kind) => {
    expect(grammarFaults(policyHtml(kind, clinic, register), clinic.staff)).toEqual([]);
  });

  test('in each nation', () => {
    for (const nation of nations)
      for (const kind of policyKinds)
        expect(
          grammarFaults(policyHtml(kind, { ...clinic, nation }, register), clinic.staff),
          `${nation} ${kind}`,
        ).toEqual([]);
  });
});

describe('a planted fault is found', () => {
  test.each([
    [
      '<p>Our care is regulated by the Healthcare Improvement Scotland.</p>',
      'an article before a name that has none',
    ],
    ['<p>We treat patients from the age of 0.</p>', 'an age of 0'],
    ['<p>Every 1 months we check.</p>', 'a number with the wrong plural'],
    ['<p>Ask for a Easy Read copy.</p>', '“a” before a vowel'],
    ['<p>Ask an nurse.</p>', '“an” before a consonant'],
    ['<p>They go to a colleague..</p>', 'doubled or stray punctuation'],
    ['<p>Write to us , please.</p>', 'doubled or stray punctuation'],
    ['<p>Call undefined.</p>', 'a fact that is missing'],
    ['<p>Ask our  nurse.</p>', 'two spaces'],
    ['<p>Ask the the nurse.</p>', 'a word twice'],
    ['<p>We do. the sound is kept.</p>', 'a sentence that starts with a small letter'],
    ['<ul><li> </li></ul>', 'an empty li'],
    ['<table><tr><td></td></tr></table>', 'an empty td'],
    ['<p>Tell any of us.</p>', 'staff that the clinic does not have'],
    ['<p>Yes.</p>There is no advertising.', 'words outside a paragraph'],
  ])('%s', (html, kind) => {
    expect(grammarFaults(html, false)).toContainEqual(expect.stringContaining(kind));
  });

  test('but not what is right', () => {
    const right =
      '<p>We use an X-ray and an NHS number. The Regulation and Quality Improvement Authority, at 5.30pm (or 6pm). See www.clinic.example. Ask a unique user.</p>';
    expect(grammarFaults(right, true)).toEqual([]);
  });
});
