import type { TableOf } from '../article.ts';
import { shortened } from '../checks.ts';
import type { Check, Fault } from '../rule.ts';

/** What each column is about, by its heading. */
const columns: readonly (readonly [RegExp, string])[] = [
  [/why|purpose|use/i, 'the purpose'],
  [/what|data|information/i, 'the data'],
  [/lawful basis|article 6|allows/i, 'the lawful basis'],
  [/condition|article 9|special/i, 'the condition for health data'],
  [/how long|retention|kept|keep/i, 'how long'],
  [/who|recipient|share/i, 'who receives it'],
];

/**
 * PN-07: a table with a row for each purpose and these six columns, no cell empty, each basis one of Article 6.
 */
export const purposesTable: Check = ({ article }) => {
  const tables = article.tables.filter(({ head }) => head.some((it) => /lawful basis|article 6/i.test(it)));
  if (tables.length === 0) return [{ missing: 'a table that gives the lawful basis of each purpose' }];
  return tables.flatMap(faultsOf);
};

function faultsOf({ section, head, rows }: TableOf): Fault[] {
  const fault = (missing: string): Fault => ({ section, missing });
  const absent = columns.filter(([heading]) => !head.some((it) => heading.test(it)));
  const basis = head.findIndex((it) => /lawful basis|article 6/i.test(it));
  return [
    ...absent.map(([, what]) => fault(`a column for ${what}`)),
    ...rows.flatMap((row) => [
      ...(row.length < head.length || row.includes('')
        ? [fault(`something in each cell of the row "${shortened(row[0] ?? '')}"`)]
        : []),
      ...(/\b6\(1\)\((ea|[a-f])\)/.test(row[basis] ?? '')
        ? []
        : [fault(`an Article 6 basis, such as 6(1)(b), in the row "${shortened(row[0] ?? '')}"`)]),
    ]),
  ];
}
