import { applies } from './condition.ts';
import { factAt } from './fact-path.ts';
import type { FactsInScope } from './fact-path.ts';
import { fillFacts } from './fill-facts.ts';
import type { ChoiceWords } from './fill-facts.ts';
import type { PolicyFacts } from './policy-facts.ts';
import type { Cell, Item, Purpose, Rows, Table } from './schema.ts';

/** What `rows.yaml` says of one clinic, ready to be shown. */

/** A text; with an address, a link. */
export interface Shown {
  text: string;
  href?: string;
}

export interface ShownPurpose {
  id: string;
  why: string;
  what: string;
  who: string;
  howLong: string;
  basis: string;
  condition: string;
}

export interface ShownTable {
  caption: string;
  head: readonly string[];
  rows: Shown[][];
}

/** Purposes under one heading. */
export interface ShownGroup {
  id: string;
  heading: string;
  purposes: ShownPurpose[];
}

/** Returns the groups of purposes that this clinic has, each with its purposes. */
export const purposesFor = (rows: Rows, facts: PolicyFacts): ShownGroup[] =>
  (rows.purposes?.groups ?? [])
    .map(({ id, heading, rows: purposes }) => ({
      id,
      heading,
      purposes: scopesOf(purposes, facts).map(([row, scope], index, all) => {
        const before = all.slice(0, index).filter(([{ id: other }]) => other === row.id).length;
        return { ...purposeFor(row, scope, rows.words), id: before > 0 ? `${row.id}-${before + 1}` : row.id };
      }),
    }))
    .filter(({ purposes }) => purposes.length > 0);

const purposeFor = (row: Purpose, facts: FactsInScope, words: ChoiceWords) => {
  const write = (cell: Cell) => writeCell(cell, facts, words);
  return {
    why: write(row.why),
    what: write(row.what),
    who: write(row.who),
    howLong: write(row.howLong),
    basis: write(row.basis),
    condition: write(row.condition),
  };
};

/** Returns the items of a list that this clinic has. */
export const itemsFor = (items: readonly Item[], facts: PolicyFacts, words: ChoiceWords): Shown[] =>
  scopesOf(items, facts).map(([{ text, link }, scope]) =>
    linkedTo(writeCell(text, scope, words), link, scope),
  );

/** Returns a table with the rows that this clinic has. */
export const tableFor = (
  { caption, head, rows }: Table,
  facts: PolicyFacts,
  words: ChoiceWords,
): ShownTable => ({
  caption,
  head,
  rows: scopesOf(rows, facts).map(([{ cells }, scope]) =>
    cells.map((cell) =>
      typeof cell === 'object' && 'link' in cell
        ? linkedTo(fillFacts(cell.text, scope, words), cell.link, scope)
        : { text: writeCell(cell, scope, words) },
    ),
  ),
});

interface Row {
  when?: string | undefined;
  unless?: string | undefined;
  each?: string | undefined;
}

/** Each row that applies, with the facts in its scope: once, or once for each item of its list. */
const scopesOf = <R extends Row>(rows: readonly R[], facts: PolicyFacts): [R, FactsInScope][] =>
  rows.flatMap((row) => {
    const items = row.each === undefined ? [undefined] : factAt(row.each, facts);
    return (Array.isArray(items) ? items : [])
      .map((each): [R, FactsInScope] => [row, { ...facts, each: each as unknown }])
      .filter(([, scope]) => applies(row, scope));
  });

function linkedTo(text: string, link: string | undefined, facts: FactsInScope): Shown {
  const href = link === undefined ? undefined : factAt(link, facts);
  return typeof href === 'string' ? { text, href } : { text };
}

function writeCell(cell: Cell, facts: FactsInScope, words: ChoiceWords): string {
  const parts = (typeof cell === 'string' ? [cell] : cell)
    .filter((part) => typeof part === 'string' || applies(part, facts))
    .map((part) => fillFacts(typeof part === 'string' ? part : part.text, facts, words));
  return parts.reduce(
    (all, part) => (all === '' ? part : `${all}${/[.?!]$/.test(all) ? ' ' : '; '}${part}`),
    '',
  );
}
