import { expect, test } from 'vitest';
import { contentsOf, sectionsOf, withBasePath } from '../../site/policies/article.ts';
import { compare } from '../../site/policies/compare.ts';
import { compareWords } from '../../site/policies/compare-words.ts';
import type { Span } from '../../site/policies/compare-words.ts';

const written = (spans: readonly Span[]): string =>
  spans.map(({ text, mark }) => (mark === 'added' ? `{+${text}+}` : mark ? `[-${text}-]` : text)).join('');
const compared = (before: string, after: string) => compare(sectionsOf(before), sectionsOf(after));
const shown = (before: string, after: string) =>
  compared(before, after).map(({ change, id, heading, blocks }) => [
    change,
    id,
    written(heading),
    ...blocks.map((block) => `${block.change}: ${block.cells.map(written).join(' | ')}`),
  ]);

test('marks a changed word, and not the words around it', () => {
  expect(written(compareWords('We answer in 30 days.', 'We answer in 14 days.'))).toBe(
    'We answer in [-30-]{+14+} days.',
  );
});

test('treats changed words side by side as one change', () => {
  expect(written(compareWords('Ask the front messages now.', 'Ask our kind team now.'))).toBe(
    'Ask [-the front messages-]{+our kind team+} now.',
  );
});

test('contains both versions in full, for any texts', () => {
  const texts = ['', 'a', 'a b c', 'c b a', 'We keep it for 8 years, or 25.', 'We keep it. 8 years; or 26!'];
  for (const before of texts) {
    for (const after of texts) {
      const spans = compareWords(before, after);
      const side = (mark: 'added' | 'removed') =>
        spans
          .filter((span) => span.mark === undefined || span.mark === mark)
          .map(({ text }) => text)
          .join('')
          .replace(/\s+/g, ' ')
          .trim();
      expect(side('removed'), `${before} → ${after}`).toBe(before);
      expect(side('added'), `${before} → ${after}`).toBe(after);
    }
  }
});

test('matches sections by their id, and finds moved, reworded, new and removed ones', () => {
  const before = '<h2 id="a">A</h2><p>One.</p><h2 id="b">B</h2><p>Two.</p><h2 id="c">C</h2><p>Three.</p>';
  const after = '<h2 id="c">See C</h2><p>Three.</p><h2 id="a">A</h2><p>One.</p><h2 id="d">D</h2><p>Four.</p>';
  expect(shown(before, after)).toEqual([
    ['changed', 'c', '{+See +}C', 'same: Three.'],
    ['same', 'a', 'A', 'same: One.'],
    ['removed', 'b', 'B', 'removed: Two.'],
    ['added', 'd', 'D', 'added: Four.'],
  ]);
});

test('shows a rewritten passage as one, and two passages that share little as two', () => {
  const before = '<h2 id="a">A</h2><p>We keep your record for eight years.</p><p>Faxes are kept for one.</p>';
  const after = '<h2 id="a">A</h2><p>We keep your record for nine years.</p><p>Write to us at any time.</p>';
  expect(shown(before, after)).toEqual([
    [
      'changed',
      'a',
      'A',
      'changed: We keep your record for [-eight-]{+nine+} years.',
      'removed: Faxes are kept for one.',
      'added: Write to us at any time.',
    ],
  ]);
});

test('compares a table row by row and cell by cell', () => {
  const table = (years: string) =>
    `<h2 id="a">A</h2><table><tr><th>Record</th><td>${years} years</td></tr><tr><th>Complaint</th><td>ten years</td></tr></table>`;
  expect(shown(table('eight'), table('nine'))).toEqual([
    ['changed', 'a', 'A', 'changed: Record | [-eight-]{+nine+} years', 'same: Complaint | ten years'],
  ]);
});

test('compares each item of a nested list once', () => {
  const list = (inner: string) => `<h2 id="a">A</h2><ul><li>Outer<ul><li>${inner}</li></ul></li></ul>`;
  expect(shown(list('old point here'), list('new point here'))).toEqual([
    ['changed', 'a', 'A', 'same: Outer', 'changed: [-old-]{+new+} point here'],
  ]);
});

test('finds no change between equal articles', () => {
  const article = '<p>Before.</p><h2 id="a">A</h2><p>One &amp; two.</p>';
  expect(compared(article, article).map(({ change }) => change)).toEqual(['same', 'same']);
});

test('takes the list of contents from the article', () => {
  expect(contentsOf('<h2 id="a">A <em>&amp; B</em></h2><h3 id="b">B</h3><h2>No id</h2>')).toEqual([
    { id: 'a', text: 'A & B' },
  ]);
});

test('adds the base path to links to our own pages, and changes nothing else in an article', () => {
  const href = (path: string) => `/your/privacy${path}`;
  const article =
    '<p>Say href="/x" &lt;a href="/y"&gt; <a href="/privacy/#a">a</a> <a href="//b.example">b</a> <a href="#c">c</a> <a href="https://d.example/">d</a></p><form action="/api/x"></form>';
  expect(withBasePath(article, href)).toBe(
    article
      .replace('"/privacy/#a"', '"/your/privacy/privacy/#a"')
      .replace('"/api/x"', '"/your/privacy/api/x"'),
  );
});
