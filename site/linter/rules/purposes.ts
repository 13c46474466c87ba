import type { Article, Section, TableOf } from '../article.ts';
import { sectionsUnder, shortened } from '../checks.ts';
import type { Check, Fault } from '../rule.ts';

/** What each column of a table is about, by its heading. */
const columns: readonly (readonly [RegExp, string])[] = [
  [/why|purpose|use/i, 'the purpose'],
  [/what|data|information/i, 'the data'],
  [/lawful basis|article 6|allows/i, 'the lawful basis'],
  [/condition|article 9|special/i, 'the condition for health data'],
  [/how long|retention|kept|keep/i, 'how long'],
  [/who|recipient|share/i, 'who receives it'],
];

/** What a section about one purpose says; its title is the purpose. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/\bwhat\b|\bdata\b|\binformation\b/i, 'the data'],
  [/\b9\(2\)\([a-j]\)|\bnone\b|not health data/i, 'the condition for health data'],
  [/how long|\bkept\b|\bkeep\b|retention/i, 'how long'],
  [/\bwho\b|recipient|shared? with/i, 'who receives it'],
];

const BASIS = /\b6\(1\)\((ea|[a-f])\)/;
const fault = (section: string, missing: string): Fault => ({ section, missing });
const noBasis = (section: string, purpose: string): Fault =>
  fault(section, `an Article 6 basis, such as 6(1)(b), for the purpose "${shortened(purpose)}"`);

/** PN-07: each purpose with its data, basis of Article 6, condition of Article 9, time and recipients, in tables or sections. */
export const purposes: Check = ({ article }) => {
  const tables = article.tables.filter(({ head }) => head.some((it) => /lawful basis|article 6/i.test(it)));
  if (tables.length > 0) return tables.flatMap(inTable);
  const sections = purposeSections(article);
  if (sections.length === 0)
    return [{ missing: 'a section or a row of a table for each purpose, with its lawful basis' }];
  return sections.flatMap(({ id, title, text }) => [
    ...parts
      .filter(([part]) => !part.test(text))
      .map(([, what]) => fault(id, `${what} of the purpose "${shortened(title)}"`)),
    ...(BASIS.test(text) ? [] : [noBasis(id, title)]),
  ]);
};

function inTable({ section, head, rows }: TableOf): Fault[] {
  const basis = head.findIndex((it) => /lawful basis|article 6/i.test(it));
  return [
    ...columns
      .filter(([heading]) => !head.some((it) => heading.test(it)))
      .map(([, what]) => fault(section, `a column for ${what}`)),
    ...rows.flatMap((row) => [
      ...(row.length < head.length || row.includes('')
        ? [fault(section, `something in each cell of the row "${shortened(row[0] ?? '')}"`)]
        : []),
      ...(BASIS.test(row[basis] ?? '') ? [] : [noBasis(section, row[0] ?? '')]),
    ]),
  ];
}

/** The sections without a part of their own below the heading about why data is used. */
function purposeSections(article: Article): Section[] {
  const [top, ...below] = sectionsUnder(article, /\bwhy\b|\bpurposes?\b/i);
  if (!top) return [];
  return below.filter(({ level }, index) => level > top.level && (below[index + 1]?.level ?? 0) <= level);
}
