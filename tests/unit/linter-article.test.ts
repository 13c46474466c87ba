import { expect, test } from 'vitest';
import { parseArticle, sentencesOf } from '../../site/linter/article.ts';

const page = `<body><p>Outside.</p><article>
  <h2 id="one">One <em>heading</em></h2><p>What we’d “say”:</p><ul><li>a</li><li>b</li></ul>
  <h3 id="two">Two</h3><table><caption>Times</caption><thead><tr><th>Record</th><th>Kept</th></tr></thead>
  <tbody><tr><th>Files</th><td>3 years</td></tr></tbody></table><p><a href="#one">Back</a></p></article></body>`;

test('reads only the article, with plain apostrophes and quotation marks', () => {
  const { text, sections } = parseArticle(page);
  expect(text).not.toContain('Outside');
  expect(text).toContain(`What we'd "say":`);
  expect(sections).toMatchObject([
    { id: 'one', level: 2, title: 'One heading' },
    { id: 'two', level: 3, title: 'Two' },
  ]);
});

test('reads an article without its page in the same way', () => {
  const alone = page.slice(page.indexOf('<article>') + '<article>'.length, page.indexOf('</article>'));
  expect(parseArticle(alone)).toEqual(parseArticle(page));
});

test('keeps table cells and list items apart', () => {
  const { text, tables } = parseArticle(page);
  expect(text).toContain('Files 3 years');
  expect(tables).toEqual([
    { section: 'two', caption: 'Times', head: ['Record', 'Kept'], rows: [['Files', '3 years']] },
  ]);
});

test('finds the paragraphs that introduce a list, and the links', () => {
  const { blocks, links, lists } = parseArticle(page);
  expect(blocks[0]).toMatchObject({ kind: 'paragraph', section: 'one', beforeList: true });
  expect(blocks.at(-1)).toMatchObject({ text: 'Back', beforeList: false });
  expect(links).toEqual([{ href: '#one', text: 'Back', section: 'two' }]);
  expect(lists).toEqual([{ section: 'one', items: 2, numbered: false }]);
});

test('reads broken markup as far as possible', () => {
  expect(parseArticle('<p>Open <b>and <li>never closed').text).toContain('never closed');
  expect(parseArticle('')).toMatchObject({ text: '', sections: [] });
});

test('ends a sentence where the next begins with a capital', () => {
  expect(sentencesOf('We ask 9.5 things. Then we stop. e.g. here')).toEqual([
    'We ask 9.5 things.',
    'Then we stop. e.g. here',
  ]);
});
