import { describe, expect, test } from 'vitest';
import { searchWords } from '../../content/words/search.ts';
import { partsOf } from '../../site/policies/article.ts';
import { find, LIMITS, readIndex } from '../../site/scripts/search/find.ts';
import type { ReadIndex, Result } from '../../site/scripts/search/find.ts';
import { formsOf, wordsOf } from '../../site/scripts/search/words.ts';

/** The search of the policies: what an article becomes in the index, and what a search finds in it. */

const LONG =
  'Before we say anything of use here we say a good deal of no use at all, and then a little more of it, so that the one word stands late: a photograph, and after it we go on and on for a while, until the passage is far too long to be shown as a whole, which nobody would want to read in a list of results anyway.';

const records = `<h2 id="photographs">What about photographs?</h2>
<p>We take pictures of a café in <strong>Zürich</strong> only if you agree.</p>
<p>${LONG}</p>
<h2 id="how-long">How long do we keep records?</h2>
<table><caption>How long</caption><tr><th>Record</th><th>Years</th></tr><tr><td>X-ray images</td><td>8</td></tr></table>
<p>We destroy a copy. Other copies go at the same time.</p>
<h3 id="children">Children’s records</h3>
<dl><dt>How long</dt><dd>Until they are 25</dd></dl>
<ul><li>If we wait<ul><li>then longer</li></ul></li></ul>`;
const cookies = `<h2 id="what">What do we store?</h2><p>Nothing about records, and no photograph.</p>`;

const { fillers, everyday } = searchWords;
const index = readIndex({
  policies: [
    { name: 'Medical records policy', page: '/medical-records/', parts: partsOf(records) },
    { name: 'Cookies and storage', page: '/cookies/', parts: partsOf(cookies) },
  ],
  fillers: fillers.split(' '),
  everyday: Object.fromEntries(Object.entries(everyday).map(([word, others]) => [word, others.split(' ')])),
});

const search = (typed: string, where: ReadIndex = index): Result[] => find(where, typed)?.results ?? [];
const found = (typed: string): string[] => search(typed).map(({ url }) => url.replace(/^.*#/, ''));
const marked = (result: Result | undefined): string[] =>
  (result?.excerpt ?? []).filter(({ marked }) => marked).map(({ text }) => text);
const excerpt = (result: Result | undefined): string =>
  (result?.excerpt ?? []).map(({ text }) => text).join('');

test('an article becomes its headings, each with the passages below it', () => {
  expect(partsOf(records)).toEqual([
    {
      id: 'photographs',
      text: 'What about photographs?',
      level: 2,
      passages: ['We take pictures of a café in Zürich only if you agree.', LONG],
    },
    {
      id: 'how-long',
      text: 'How long do we keep records?',
      level: 2,
      passages: [
        'How long',
        'Record; Years',
        'X-ray images; 8',
        'We destroy a copy. Other copies go at the same time.',
      ],
    },
    {
      id: 'children',
      text: 'Children’s records',
      level: 3,
      passages: ['How long: Until they are 25', 'If we wait', 'then longer'],
    },
  ]);
});

test.each([
  ['photo', ['photographs', 'what']],
  ['photos', ['photographs', 'what']],
  ['PHOTOGRAPH', ['photographs', 'what']],
  // Every word must be there.
  ['photo agree', ['photographs']],
  ['photo destroy', []],
  // The beginning of a word, and no other part of it.
  ['graph', []],
  // The heading counts for more than the text.
  ['records', ['how-long', 'children', 'what']],
  // Words that say little are left out if there are others.
  ['how do I get my photos?', ['photographs', 'what']],
  ['how long', ['how-long', 'children', 'photographs']],
  ['what', ['photographs', 'what']],
  // Accents, on either side, and singular or plural.
  ['cafe', ['photographs']],
  ['zu\u0308rich', ['photographs']],
  ['ZURICH', ['photographs']],
  ['copies', ['how-long']],
  ['policy', []],
  // The heading above and the policy's name help to find a part, and are none by themselves.
  ['children keep', ['children']],
  ['cookies photograph', ['what']],
  ['cookies', []],
  // What people say, and what the policy says.
  ['images', ['photographs', 'how-long', 'what']],
  ['delete', ['how-long']],
  ['kids', ['children']],
  // Punctuation ends a word.
  ['x-ray', ['how-long']],
  ['children’s', ['children']],
  ["children's", ['children']],
])('“%s” finds %j', (typed, parts) => {
  expect(found(typed)).toEqual(parts);
});

test.each(['', '   ', '?', 'a', 'é', '😀', '😀😀 !', '\u200f', '(.*)', '.*+?^${}()|[]\\', '\u0301'])(
  '%j is nothing to look for',
  (typed) => {
    expect(find(index, typed)).toBeUndefined();
  },
);

test.each(['<script>alert(1)</script>', '__proto__', 'constructor', 'toString', 'שלום', '日本', '\ud800zz'])(
  '%j finds nothing, and does no harm',
  (typed) => {
    expect(find(index, typed)).toEqual({ count: 0, results: [] });
  },
);

test('says where a part is, and marks whole words in the passage that has most of them', () => {
  const [result] = search('pictures agree');
  expect(result).toMatchObject({
    url: '/medical-records/#photographs',
    policy: 'Medical records policy',
    under: '',
    heading: 'What about photographs?',
  });
  expect(excerpt(result)).toBe('We take pictures of a café in Zürich only if you agree.');
  expect(marked(result)).toEqual(['pictures', 'agree']);
  expect(search('children')[0]).toMatchObject({ under: 'How long do we keep records?' });
});

test('a long passage is cut between words, around the first word that was found', () => {
  const [result] = search('photograph late');
  const text = excerpt(result);
  expect(text).toMatch(/^… .* stands late: a photograph, and after .* …$/);
  expect(text.length).toBeLessThan(235);
  expect(LONG).toContain(text.replaceAll(/^… | …$/g, ''));
  expect(marked(result)).toEqual(['late', 'photograph']);
});

test('a passage without spaces is cut too', () => {
  const parts = partsOf(`<h2 id="a">Aa</h2><p>${'b'.repeat(2000)} photograph ${'c'.repeat(2000)}</p>`);
  const odd = readIndex({ policies: [{ name: 'P', page: '/', parts }], fillers: [], everyday: {} });
  for (const typed of ['photograph', 'bb', 'cc', 'aa'])
    expect(excerpt(search(typed, odd)[0]).length, typed).toBeLessThan(235);
});

describe('bounds', () => {
  const many = readIndex({
    policies: [
      {
        name: 'Many',
        page: '/many/',
        parts: Array.from({ length: 30 }, (_, at) => ({
          id: `p${at}`,
          text: 'Same',
          level: 2,
          passages: [],
        })),
      },
    ],
    fillers: [],
    everyday: {},
  });

  test('20 results are shown, in the order of the policies, and all are counted', () => {
    const { count, results } = find(many, 'same') ?? { count: 0, results: [] };
    expect(count).toBe(30);
    expect(results.map(({ url }) => url)).toEqual(Array.from({ length: 20 }, (_, at) => `/many/#p${at}`));
  });

  test('what is beyond 100 characters, or the twelfth word, is not looked for', () => {
    expect(find(many, `same ${' '.repeat(LIMITS.characters)}other`)?.count).toBe(30);
    expect(find(many, 'same other')?.count).toBe(0);
    expect(find(many, 'same '.repeat(10_000))?.count).toBe(30);
  });
});

test('words are letters, marks and digits, with their places', () => {
  expect(wordsOf('Don’t — É2!')).toEqual([
    { start: 0, end: 3, plain: 'don' },
    { start: 4, end: 5, plain: 't' },
    { start: 8, end: 10, plain: 'e2' },
  ]);
});

test.each([
  ['photos', ['photos', 'photo']],
  ['policies', ['policies', 'policy']],
  ['copy', ['copy', 'copies']],
  ['gps', ['gps']],
  ['access', ['access']],
  ['you', ['you']],
])('the forms of “%s” are %j', (word, forms) => {
  expect(formsOf(word)).toEqual(forms);
});

test('every other word for an everyday word is a word of its own, in plain letters', () => {
  for (const [word, others] of Object.entries(everyday))
    for (const other of others.split(' ')) {
      expect(wordsOf(other).map(({ plain }) => plain)).toEqual([other]);
      expect(other.startsWith(word), `${word} finds ${other} by itself`).toBe(false);
    }
});
