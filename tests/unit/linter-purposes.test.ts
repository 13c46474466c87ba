import { expect, test } from 'vitest';
import { parseArticle } from '../../site/linter/article.ts';
import { lint } from '../../site/linter/lint.ts';
import { rules } from '../../site/linter/rules.ts';
import { minimalClinic } from '../support/clinics.ts';

const purpose = (id: string, basis: string, condition: string) => `
  <section><h4 id="${id}">To do ${id}</h4>
  <dl><div><dt>What</dt><dd>Your name</dd></div><div><dt>Who else sees it</dt><dd>Nobody</dd></div>
  <div><dt>How long</dt><dd>3 years</dd></div></dl>
  <details><summary>The legal basis</summary><p>${basis}</p><p>${condition}</p></details></section>`;
const notice = (...purposes: string[]) =>
  `<h2 id="why">Why do we use your data?</h2><p>For these.</p><h3 id="care">Your care</h3>${purposes.join('')}`;

const found = (html: string) =>
  lint(
    {
      kind: 'privacy',
      html,
      frontMatter: {
        title: 'Privacy notice',
        effective: '2026-11-26',
        published: '2026-11-26',
        reviewed: '2026-11-26',
        nextReview: '2027-11-26',
        changes: [],
      },
      facts: minimalClinic,
      on: '2026-11-26',
    },
    rules.filter(({ id }) => id === 'PN-07'),
  ).map(({ section, missing }) => `${section ?? ''}: ${missing}`);

test('reads a term and its description as one row, and what a summary hides', () => {
  const { blocks, sections } = parseArticle(notice(purpose('treat', 'Contract (6(1)(b))', 'None')));
  expect(blocks.map(({ rowText }) => rowText)).toContain('How long: 3 years');
  expect(sections.at(-1)?.text).toBe(
    'What\nYour name\nWho else sees it\nNobody\nHow long\n3 years\nThe legal basis\nContract (6(1)(b))\nNone\n',
  );
});

test('accepts a section for each purpose in place of a table', () => {
  expect(found(notice(purpose('treat', 'Contract (6(1)(b))', 'Health care (9(2)(h))')))).toEqual([]);
});

test('finds a purpose without a basis of Article 6, and one without a condition', () => {
  const html = notice(purpose('treat', 'Our wish', 'Health care (9(2)(h))'), purpose('bill', '6(1)(b)', ''));
  expect(found(html)).toEqual([
    'treat: an Article 6 basis, such as 6(1)(b), for the purpose "To do treat"',
    'bill: the condition for health data of the purpose "To do bill"',
  ]);
});

test('finds a notice that gives no purposes at all', () => {
  expect(found('<h2 id="why">Why do we use your data?</h2><p>To help.</p>')).toEqual([
    ': a section or a row of a table for each purpose, with its lawful basis',
  ]);
});
