import { expect, test } from 'vitest';
import { helpInLanguages } from '../../content/language-help.ts';
import { languageWords } from '../../content/words/languages.ts';
import { everyClinic } from '../support/clinics.ts';

test('help is offered in the language itself, whatever the case of its name', () => {
  expect(helpInLanguages(['Polish', 'welsh'], languageWords)).toEqual([
    { lang: 'pl', says: 'Możemy pomóc po polsku. Zadzwoń lub napisz do nas.' },
    { lang: 'cy', says: 'Gallwn helpu yn Gymraeg. Ffoniwch neu e-bostiwch ni.' },
  ]);
});

test('a language is known by its other names, and with an addition in brackets', () => {
  const [bsl] = helpInLanguages(['British Sign Language'], languageWords);
  for (const name of ['BSL', 'British Sign Language (BSL)', 'Bsl (by appointment)'])
    expect(helpInLanguages([name], languageWords), name).toEqual([bsl]);
  expect(helpInLanguages(['Cymraeg', 'Portuguese (Brazil)'], languageWords).map(({ lang }) => lang)).toEqual([
    'cy',
    'pt',
  ]);
});

test('a language without a sentence of its own is named in English', () => {
  expect(helpInLanguages(['Twi'], languageWords)).toEqual([{ lang: 'en-GB', says: 'Twi' }]);
});

test('a clinic’s own sentence replaces ours, and an empty one leaves the name in English', () => {
  const own = { ...languageWords, polish: 'Mówimy po polsku.', welsh: '' };
  expect(helpInLanguages(['Polish', 'Welsh'], own)).toEqual([
    { lang: 'pl', says: 'Mówimy po polsku.' },
    { lang: 'en-GB', says: 'Welsh' },
  ]);
});

test('every language of a test clinic has a sentence', () => {
  const languages = everyClinic.flatMap(({ clinic }) => clinic.languages);
  expect(languages.length).toBeGreaterThan(5);
  for (const { says } of helpInLanguages(languages, languageWords)) expect(says).toMatch(/[.।۔]$/);
});
