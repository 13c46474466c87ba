import { existsSync, readFileSync } from 'node:fs';
import { escapeAttribute, escapeText } from 'entities';
import { mdxToJs } from 'satteri';
import type { PolicyKind } from '../../content/addresses.ts';
import { singularAfterOne } from '../../content/grammar.ts';
import { loadYaml, orThrow } from '../../content/load.ts';
import { applies } from '../../content/rows/condition.ts';
import type { Conditions } from '../../content/rows/condition.ts';
import { writeFact } from '../../content/rows/fill-facts.ts';
import { noRows } from '../../content/rows/load-rows.ts';
import { policyFacts } from '../../content/rows/policy-facts.ts';
import type { PolicyFacts } from '../../content/rows/policy-facts.ts';
import { itemsFor, purposesFor, tableFor } from '../../content/rows/rows-for.ts';
import type { ShownGroup, ShownTable } from '../../content/rows/rows-for.ts';
import { rowsSchema } from '../../content/rows/schema.ts';
import type { Rows } from '../../content/rows/schema.ts';
import type { Clinic } from '../../content/schema.ts';
import { loadRegister } from '../../content/storage/load.ts';
import type { Register } from '../../content/storage/schema.ts';
import { parseArticle } from '../../site/linter/article.ts';
import { bodyOf } from '../../site/policies/front-matter.ts';

/*
 * This release's policies for any clinic, without Astro, so that a sentence can be tried with many facts in no time. The
 * components write the same words as those in site/components/policy/; what Astro makes of them is tested elsewhere.
 */

type Child = string | number | boolean | null | undefined | Html | Child[];
type Props = Record<string, unknown> & { children?: Child };

/** Markup that is not escaped again. */
class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const VOID = new Set(['br', 'hr', 'img']);
const Fragment = ({ children }: Props): Html => new Html(inner(children));

function inner(child: Child): string {
  if (Array.isArray(child)) return child.map(inner).join('');
  if (child instanceof Html) return child.text;
  return child === null || child === undefined || typeof child === 'boolean' ? '' : escapeText(String(child));
}

function jsx(type: string | ((props: Props) => Child), { children, ...attributes }: Props): Child {
  if (typeof type === 'function')
    return type({ ...attributes, ...(children === undefined ? {} : { children }) });
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
  return new Html(`<${type}${written}>${VOID.has(type) ? '' : `${inner(children)}</${type}>`}`);
}

type Cell = string | { text: string; href?: string };
const cell = (it: Cell): string =>
  typeof it === 'string' ? escapeText(it) : it.href ? link(it.href, it.text).text : escapeText(it.text);

function table({ caption, head, rows }: ShownTable): Html {
  const names = head.map((name) => `<th>${name}</th>`).join('');
  const body = rows
    .map(
      ([first = { text: '' }, ...rest]) =>
        `<tr><th>${cell(first)}</th>${rest.map((it) => `<td>${cell(it)}</td>`).join('')}</tr>`,
    )
    .join('');
  return new Html(
    `<table><caption>${caption}</caption><thead><tr>${names}</tr></thead><tbody>${body}</tbody></table>`,
  );
}

const group = ({ id, heading, purposes }: ShownGroup): string => {
  const sections = purposes.map(
    ({ id: purpose, why, what, who, howLong, basis, condition }) =>
      `<section class="purpose"><h4 id="why-${purpose}">${escapeText(why)}</h4><dl>${[what, who, howLong]
        .map((it) => `<div><dt></dt><dd>${escapeText(it)}</dd></div>`)
        .join(
          '',
        )}</dl><details><p>${escapeText(basis)}</p><p>${escapeText(condition)}</p></details></section>`,
  );
  return `<h3 id="why-${id}">${heading}</h3><div class="purposes">${sections.join('')}</div>`;
};

const link = (href: string, text: Child): Html =>
  new Html(`<a href="${escapeAttribute(href)}">${inner(text)}</a>`);

/** The components for one clinic. They write what `content/rows/` says, as those in site/components/policy/ do. */
function componentsFor(facts: PolicyFacts, rows: Rows) {
  const { words } = rows;
  const fact = (of: unknown, form?: string) => writeFact(String(of), form, facts, words);
  return {
    If: (props: Props & Conditions): Child => (applies(props, facts) ? props.children : undefined),
    Point: (props: Props & Conditions): Child =>
      applies(props, facts) ? new Html(`<li>${inner(props.children)}</li>`) : undefined,
    Points: ({ name }: Props) =>
      new Html(
        itemsFor(rows.lists[String(name)] ?? [], facts, words)
          .map((it) => `<li>${cell(it)}</li>`)
          .join(''),
      ),
    Purposes: () => new Html(purposesFor(rows, facts).map(group).join('')),
    Fact: ({ of, as }: Props) => fact(of, as as string | undefined),
    List: ({ of, join }: Props) => fact(of, `${String(join)}-list`),
    PageLink: ({ page, children }: Props) => link(String(page), children),
    FactLink: ({ of, children }: Props) =>
      link(fact(of), children ?? fact(of).replace(/^https:\/\/|\/$/g, '')),
    Email: ({ of }: Props) => link(`mailto:${fact(of)}`, fact(of)),
    Phone: ({ of }: Props) => link(`tel:${fact(of)}`, fact(of)),
    Table: ({ name }: Props) => {
      const named = rows.tables[String(name)];
      if (!named) throw new Error(`There is no table ${String(name)}`);
      return table(tableFor(named, facts, words));
    },
    StorageTable: () => new Html(''),
    ConsentChoices: () => new Html(''),
  };
}

/** The rows of this release's policy. */
export function releaseRows(kind: PolicyKind): Rows {
  const file = `content/policies/${kind}.yaml`;
  const rows = loaded.get(kind) ?? (existsSync(file) ? orThrow(loadYaml(file, rowsSchema)) : noRows);
  loaded.set(kind, rows);
  return rows;
}
const loaded = new Map<PolicyKind, Rows>();

type Policy = (props: Record<string, unknown>) => Child;
const compiled = new Map<PolicyKind, Policy>();

function policyOf(kind: PolicyKind): Policy {
  const before = compiled.get(kind);
  if (before) return before;
  const { code } = mdxToJs(bodyOf(readFileSync(`content/policies/${kind}.mdx`, 'utf8')), {
    features: { headingAttributes: true },
    outputFormat: 'function-body',
    elementAttributeNameCase: 'html',
  });
  // The texts of this repository, compiled as Astro does.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(code) as (runtime: object) => { default: Policy };
  const policy = run({ Fragment, jsx, jsxs: jsx }).default;
  compiled.set(kind, policy);
  return policy;
}

/** A policy of this release as HTML, for those facts. Without a register it is that of a test clinic. */
export const policyHtml = (
  kind: PolicyKind,
  clinic: Clinic,
  register: Register = registerFor(clinic),
): string =>
  singularAfterOne(
    inner(policyOf(kind)({ components: componentsFor(policyFacts(clinic, register), releaseRows(kind)) })),
  );

/** The words of one section: paragraphs, points and rows, each on a line, with plain apostrophes. */
export function sectionOf(kind: PolicyKind, id: string, clinic: Clinic, register?: Register): string {
  const found = parseArticle(policyHtml(kind, clinic, register)).sections.find((it) => it.id === id);
  return found ? `${found.title}\n${found.text}` : '';
}

/** The words of all purposes of the privacy notice. */
export const purposesOf = (clinic: Clinic, register?: Register): string =>
  parseArticle(policyHtml('privacy', clinic, register))
    .sections.filter(({ id }) => id.startsWith('why-'))
    .map(({ title, text }) => `${title}\n${text}`)
    .join('\n');

const registerFor = (clinic: Clinic): Register =>
  orThrow(loadRegister(`tests/clinics/${clinic.analytics ? 'full' : 'minimal'}`, clinic));

/** The row of a table whose first cell matches, its cells on one line; empty where there is none. */
export function rowOf(kind: PolicyKind, first: RegExp, clinic: Clinic): string {
  const { tables } = parseArticle(policyHtml(kind, clinic));
  const found = tables.flatMap(({ rows }) => rows).find(([name = '']) => first.test(name));
  return found?.join(' | ') ?? '';
}
