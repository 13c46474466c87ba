import { readFileSync } from 'node:fs';
import { escapeAttribute, escapeText } from 'entities';
import { mdxToJs } from 'satteri';
import type { PolicyKind } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
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

const listed = (items: readonly string[], join: unknown): string =>
  new Intl.ListFormat('en-GB', { type: join === 'and' ? 'conjunction' : 'disjunction' }).format(items);

type Cell = string | { text: string; href: string } | { date: string };
const cell = (it: Cell): string =>
  typeof it === 'string'
    ? escapeText(it)
    : 'href' in it
      ? `<a href="${escapeAttribute(it.href)}">${escapeText(it.text)}</a>`
      : `<time>${it.date}</time>`;

function table({ caption, head, rows }: Props): Html {
  const lines = (rows as (Cell[] | false | undefined)[]).filter((row) => row !== false && row !== undefined);
  const names = (head as string[]).map((name) => `<th>${name}</th>`).join('');
  const body = lines
    .map(
      ([first = '', ...rest]) =>
        `<tr><th>${cell(first)}</th>${rest.map((it) => `<td>${cell(it)}</td>`).join('')}</tr>`,
    )
    .join('');
  return new Html(
    `<table><caption>${String(caption)}</caption><thead><tr>${names}</tr></thead><tbody>${body}</tbody></table>`,
  );
}

const link = (href: string, text: Child): Html =>
  new Html(`<a href="${escapeAttribute(href)}">${inner(text)}</a>`);

const components = {
  If: ({ test, children }: Props): Child => (test ? children : undefined),
  Item: ({ children, ...props }: Props): Child =>
    !('when' in props) || props['when'] ? new Html(`<li>${inner(children)}</li>`) : undefined,
  To: ({ page, children }: Props) => link(String(page), children),
  Email: ({ address }: Props) => link(`mailto:${String(address)}`, String(address)),
  Phone: ({ number }: Props) => link(`tel:${String(number)}`, String(number)),
  Day: ({ date }: Props) => String(date),
  Listed: ({ items, join }: Props) => listed(items as string[], join),
  Table: table,
  StorageTable: () => new Html(''),
  ConsentChoices: () => new Html(''),
};

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
): string => inner(policyOf(kind)({ clinic, register, components }));

/** The words of one section: paragraphs, points and rows, each on a line, with plain apostrophes. */
export function sectionOf(kind: PolicyKind, id: string, clinic: Clinic, register?: Register): string {
  const found = parseArticle(policyHtml(kind, clinic, register)).sections.find((it) => it.id === id);
  return found ? `${found.title}\n${found.text}` : '';
}

const registerFor = (clinic: Clinic): Register =>
  orThrow(loadRegister(`tests/clinics/${clinic.analytics ? 'full' : 'minimal'}`, clinic));

/** The row of a table whose first cell matches, its cells on one line; empty where there is none. */
export function rowOf(kind: PolicyKind, first: RegExp, clinic: Clinic): string {
  const { tables } = parseArticle(policyHtml(kind, clinic));
  const found = tables.flatMap(({ rows }) => rows).find(([name = '']) => first.test(name));
  return found?.join(' | ') ?? '';
}
