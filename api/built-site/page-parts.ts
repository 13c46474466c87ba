import type { Cheerio, CheerioAPI, CheerioOptions } from 'cheerio/slim';
import { escapeAttribute } from 'entities';

/*
 * Pages that the API fills in have bindings, which are attributes of their elements. A key names a value of `PageData`:
 *
 *   data-if="key"      leaves the element out unless there is a value; data-unless="key" the other way round. A <template>
 *                      with one of them is replaced by what is in it.
 *   data-each="key"    renders what is in the element once for each item of a list, and not the element itself.
 *   data-text="key"    replaces what is in the element with the text. Without a value, what was built stays.
 *   data-href="key"    sets that attribute, as do the others in SETTABLE. Without a value, what was built stays.
 *
 * A page that is not filled keeps its bindings.
 */

/** A node of the parsed page, in the parser's own type. */
type Node = ReturnType<Cheerio<never>['contents']> extends Cheerio<infer N> ? N : never;

/** Characters beyond ASCII stay as they are. Only the characters that HTML reserves are escaped. */
const AS_UTF8: CheerioOptions & { encodeEntities: 'utf8' } = { encodeEntities: 'utf8' };

/** Attributes that `data-<name>="key"` may set. */
const SETTABLE = [
  'href',
  'value',
  'action',
  'formaction',
  'datetime',
  'src',
  'name',
  'id',
  'for',
  'lang',
  'aria-invalid',
];
const BINDINGS = ['if', 'unless', 'each', 'text', ...SETTABLE].map((name) => `data-${name}`);

export type Attributes = Record<string, string>;

/** Static HTML, or an element that can vary. */
export type Part = string | Element;

export interface Element {
  tag: string;
  attributes: Attributes;
  bindings: Attributes;
  /** Names of the attributes set by bindings. */
  settable: string[];
  parts: Part[];
  /** The start tag without bindings, and the end tag, if there is one. */
  start: string;
  end: string;
  /** Attributes of the parent element. */
  around: Attributes;
}

/** Splits a parsed page into static and variable parts. */
export function partsOf($: CheerioAPI): Part[] {
  function take(node: Node, around: Attributes): Part[] {
    if (!('attribs' in node)) return [$.html(node, AS_UTF8)];
    const { name: tag, attribs } = node;
    const parts = node.children.flatMap((child) => take(child, attribs));
    const bindings = only(attribs, (name) => BINDINGS.includes(name));
    const attributes = only(attribs, (name) => !BINDINGS.includes(name));
    const varies =
      Object.keys(bindings).length > 0 ||
      tag === 'title' ||
      ['name', 'data-question'].some((name) => name in attribs) ||
      (tag === 'fieldset' && 'data-question' in around);
    const builtHtml = $.html(node, AS_UTF8);
    if (!varies && parts.every((part) => typeof part === 'string')) return [builtHtml];
    const start = startTag(tag, attributes);
    const end = builtHtml.endsWith(`</${tag}>`) ? `</${tag}>` : '';
    if (!varies) return [start, ...parts, end];
    const settable = SETTABLE.filter((name) => `data-${name}` in bindings);
    return [{ tag, attributes, bindings, settable, parts: joined(parts), start, end, around }];
  }
  const [root] = $.root().get();
  return joined((root?.children ?? []).flatMap((node) => take(node, {})));
}

/** Joins adjacent pieces of static HTML. */
function joined(parts: Part[]): Part[] {
  return parts.reduce<Part[]>((all, part) => {
    const last = all.at(-1);
    if (typeof last === 'string' && typeof part === 'string') all[all.length - 1] = last + part;
    else all.push(part);
    return all;
  }, []);
}

const only = (attributes: Attributes, which: (name: string) => boolean): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => which(name)));

/**
 * Escapes < and > too, as the HTML standard does since 2025, so that no parser can take an attribute for an element.
 */
const escapeForAttribute = (value: string): string =>
  escapeAttribute(value).replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function startTag(tag: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escapeForAttribute(value)}"`,
  );
  return `<${tag}${written.join('')}>`;
}
