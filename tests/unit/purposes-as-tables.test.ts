import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../site/linter/article.ts';
import { sectionsOf } from '../../site/policies/article.ts';
import { compare } from '../../site/policies/compare.ts';
import { markFaults } from '../../site/policies/mark-faults.ts';

const purpose = (id: string, why: string, howLong: string) =>
  `<section class="purpose" aria-labelledby="why-${id}"> <h4 id="why-${id}">${why}</h4> <dl> <div> <dt>What</dt> <dd>The time</dd> </div> <div> <dt>Who else sees it</dt> <dd>Nobody</dd> </div> <div> <dt>How long</dt> <dd>${howLong}</dd> </div> </dl> <details> <summary>The legal basis</summary> <p>Contract (6(1)(b))</p> <p>Health care (9(2)(h))</p> </details> </section>`;
const article = `<h2 id="why">Why?</h2><p>The law asks.</p><h3 id="why-care">Your care</h3> <div class="purposes">${purpose('booking', 'To book', '8 years')}${purpose('calls', 'To call', '3 days')}</div><h2 id="more">More</h2><p>Text.</p>`;
const row = ['To book', 'The time', 'Contract (6(1)(b))', 'Health care (9(2)(h))', '8 years', 'Nobody'];

describe('purposes in blocks', () => {
  test('are read by the linter as the table that they stand for, with their ids', () => {
    const { tables, ids, sections } = parseArticle(article);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      section: 'why-care',
      rows: [row, ['To call', ...row.slice(1, 4), '3 days', 'Nobody']],
    });
    expect(tables[0]?.head).toContain('Lawful basis');
    expect(ids).toEqual(['why', 'why-care', 'why-booking', 'why-calls', 'more']);
    expect(sections.map(({ id }) => id)).toEqual(['why', 'why-care', 'more']);
  });

  test('are compared with a row of an earlier version’s table, cell by cell', () => {
    const head = '<thead><tr><th>Why</th></tr></thead>';
    const earlier = `<h2 id="why">Why?</h2><table>${head}<tbody><tr><th>${row.join('</th><td>').replace('8 years', '9 years')}</td></tr></tbody></table>`;
    const [why] = compare(sectionsOf(earlier), sectionsOf(article));
    const changed = why?.blocks.find(({ change, tag }) => change === 'changed' && tag === 'tr');
    expect(changed?.cells[0]).toEqual([{ text: 'To book' }]);
    expect(changed?.cells[4]?.map(({ text }) => text).join('|')).toMatch(/9/);
  });

  test('have their faults marked before the component that shows them', () => {
    const fault = {
      rule: 'PN-07',
      topic: 'PN-07',
      level: 'error',
      source: 'UK GDPR',
      missing: 'x',
      section: 'why-care',
    } as const;
    expect(markFaults('## Why? {#why}\n\nText.\n\n<Purposes />\n\nMore.', [fault])).toMatch(
      /Text\.\n\n\{\/\* TO CHANGE.*\*\/\}\n\n<Purposes \/>/,
    );
  });
});
