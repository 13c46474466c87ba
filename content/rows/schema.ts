import { z } from 'zod';
import { ifAny, list, sentence } from '../expect.ts';
import { conditionFaults } from './condition.ts';
import { choicesOf, factSchema } from './fact-path.ts';
import { placeholderFaults } from './fill-facts.ts';
import { itemOf } from '../facts/schema-tree.ts';

/*
 * `rows.yaml` beside a policy's text: the purposes, lists and tables that it shows, each row with the facts on which it
 * depends. Texts may hold `{facts}`.
 */

const conditions = {
  /** The row is there only if this holds, such as `cctv` or `nation is scotland`. */
  when: ifAny(sentence('a condition, such as “cctv”')),
  unless: ifAny(sentence('a condition, such as “cctv”')),
};

/** A text, or parts of which some depend on facts. Parts are joined by a semicolon, after a full stop by a space. */
const cell = z.union(
  [
    sentence('a text'),
    list(
      z.union([sentence('a text'), z.strictObject({ text: sentence('a text'), ...conditions })]),
      'texts',
    ).min(1),
  ],
  { error: 'a text, or a list of texts, each with “text” and perhaps “when” or “unless”' },
);
export type Cell = z.output<typeof cell>;

/** One row for each item of this list of the clinic, such as `registers`. Its texts write `{each.name}`. */
const each = ifAny(sentence('a list of the clinic, such as “registers”'));
const id = z.string({ error: 'a short name' }).regex(/^[a-z][a-z0-9-]*$/, {
  error: 'a short name of small letters, digits and hyphens',
});

/** One purpose: why data is used, and the rest of what UK GDPR Articles 13 and 30 ask for. */
const purpose = z.strictObject({
  /** Ends the address of its heading: `#why-treatment`. */
  id,
  why: cell,
  ...conditions,
  each,
  what: cell,
  who: cell,
  howLong: cell,
  /** The lawful basis, with its letter of Article 6. */
  basis: cell,
  /** The condition for health data, with its letter of Article 9. */
  condition: cell,
});
export type Purpose = z.output<typeof purpose>;

/** An item of a list; with `link`, the fact that holds its address. */
const item = z.strictObject({ text: cell, ...conditions, each, link: ifAny(sentence('a fact')) });
export type Item = z.output<typeof item>;

const linked = z.strictObject({ text: sentence('a text'), link: sentence('a fact') });
const tableRow = z.strictObject({
  cells: list(z.union([cell, linked], { error: 'a text, texts, or a text with a link' }), 'cells').min(1),
  ...conditions,
  each,
});
const table = z.strictObject({
  caption: sentence('what the table shows'),
  head: list(sentence('the heading of a column'), 'headings').min(1),
  rows: list(tableRow, 'rows').min(1),
});
export type Table = z.output<typeof table>;

const labels = z.strictObject({
  what: sentence('a label, such as “What”'),
  who: sentence('a label, such as “Who sees it”'),
  howLong: sentence('a label, such as “How long”'),
  basis: sentence('a label, such as “The legal basis”'),
});

const shape = z.strictObject({
  /** The words for each choice, by the name of its fact. */
  words: z.record(z.string(), z.record(z.string(), sentence('words'))).default({}),
  purposes: ifAny(
    z.strictObject({
      labels,
      groups: list(
        z.strictObject({ id, heading: sentence('a heading'), rows: list(purpose, 'purposes').min(1) }),
        'groups',
      ).min(1),
    }),
  ),
  lists: z.record(z.string(), list(item, 'items').min(1)).default({}),
  tables: z.record(z.string(), table).default({}),
});

/** The `rows.yaml` of a published version. A later release may have removed some of its facts. */
export const rowsShape = shape;
export type Rows = z.output<typeof shape>;

/** `rows.yaml` of a draft: every fact in it exists. */
export const rowsSchema = shape.superRefine((rows, context) => {
  eachText(rows, (text, path, scope) => {
    const faults =
      scope.is === 'condition'
        ? conditionFaults(text, scope.each)
        : scope.is === 'list'
          ? listFaults(text)
          : placeholderFaults(scope.is === 'fact' ? `{${text}}` : text, rows.words, scope.each);
    for (const message of faults) context.addIssue({ code: 'custom', path, message, input: text });
  });
});

function listFaults(path: string): string[] {
  const found = factSchema(path);
  if ('expected' in found) return [found.expected];
  return itemOf(found.schema) && !choicesOf(found.schema)
    ? []
    : ['a list of the clinic, such as “registers”'];
}

type Scope = { is: 'condition' | 'text' | 'fact' | 'list'; each?: string | undefined };
type Visit = (text: string, path: (string | number)[], scope: Scope) => void;

/** Visits every text, condition and named fact of every row. */
function eachText({ purposes, lists, tables }: Rows, visit: Visit): void {
  purposes?.groups.forEach(({ rows }, group) => {
    rows.forEach((row, index) => {
      eachTextIn(row, ['purposes', 'groups', group, 'rows', index], row.each, visit);
    });
  });
  for (const [name, items] of Object.entries(lists))
    items.forEach((row, index) => {
      eachTextIn(row, ['lists', name, index], row.each, visit);
    });
  for (const [name, { rows }] of Object.entries(tables))
    rows.forEach((row, index) => {
      eachTextIn(row, ['tables', name, 'rows', index], row.each, visit);
    });
}

function eachTextIn(value: unknown, path: (string | number)[], each: string | undefined, visit: Visit): void {
  if (typeof value === 'string') {
    const is = kinds[String(path.at(-1))] ?? 'text';
    visit(value, path, { is, each });
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      eachTextIn(inner, [...path, Array.isArray(value) ? Number(key) : key], each, visit);
}

const kinds: Record<string, Scope['is']> = {
  when: 'condition',
  unless: 'condition',
  each: 'list',
  link: 'fact',
};
