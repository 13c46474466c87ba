import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import type { Cheerio, CheerioAPI, CheerioOptions } from 'cheerio/slim';
import { escapeAttribute, escapeText } from 'entities';
import type { Loaded } from '../../content/load.ts';
import type { Log } from '../base/log.ts';
import { watchedFile } from './watched-file.ts';
import type { WatchedFile } from './watched-file.ts';

/* The pages of the site have binding attributes, which the API fills in: */

/** A node of the parsed page, in the parser's own type. */
type Node = ReturnType<Cheerio<never>['contents']> extends Cheerio<infer N> ? N : never;

/** The data that fills a page. A key with dots reads a nested value: `errors.email`. */
export interface PageData {
  [key: string]: Value;
}

type Value = string | boolean | undefined | PageData | PageData[];

/**
 * One rendering of a page that Astro built. It can only set text and attributes, remove elements and repeat templates.
 */
export interface Page {
  fill(data: PageData): void;
  /** Sets the value of the control, or controls, with that name. */
  setControl(name: string, values: string[]): void;
  /**
   * Marks the control, or the fieldset if `group`, as invalid, and links it to its error message for screen readers.
   */
  markInvalid(name: string, group: boolean): void;
  prefixTitle(prefix: string): void;
  html(): string;
}

export interface Pages {
  /** Opens a new copy of the built page at an address, such as `/requests/access/`. Throws if there never was one. */
  open(address: string): Page;
  /**
   * Reads every page that the API fills in, so that each can be shown even if the built site disappears later.
   */
  readAll(): void;
}

/** Characters beyond ASCII stay as they are. Only the characters that HTML reserves are escaped. */
const AS_UTF8: CheerioOptions & { encodeEntities: 'utf8' } = { encodeEntities: 'utf8' };

/** Attributes that `data-<name>="key"` may set. */
const SETTABLE = ['href', 'value', 'action', 'formaction', 'datetime', 'src', 'name', 'id', 'for', 'lang'];
const BINDINGS = ['if', 'unless', 'each', 'text', ...SETTABLE].map((name) => `data-${name}`);

type Attributes = Record<string, string>;

/** Static HTML, or an element that can vary. */
type Part = string | Element;

interface Element {
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

/** An element just before it is rendered: its attributes, and its content as HTML. */
interface Draft {
  attributes: Attributes;
  content: string;
}

/** A change to elements after they are filled. It is called for every element and selects its own. */
type Edit = (draft: Draft, element: Element) => void;

/** The pages of the built site. Opening one throws if there never was one. */
export function openPages(siteDir: string, log: Log): Pages {
  const files = new Map<string, WatchedFile<() => Part[]>>();
  function read(address: string): (() => Part[]) | undefined {
    const file = files.get(address) ?? watchedFile(`${siteDir}${address}index.html`, parsePage, log);
    files.set(address, file);
    return file.read();
  }
  return {
    open(address) {
      const parts = read(address);
      if (!parts) throw new Error(`The built site has no page ${address}`);
      return fillable(parts());
    },
    readAll() {
      for (const file of globSync('**/index.html', { cwd: siteDir })) {
        const address = `/${file.replaceAll('\\', '/').slice(0, -'index.html'.length)}`;
        const isFilled =
          address.startsWith('/templates/') || HAS_BINDING.test(readFileSync(join(siteDir, file), 'utf8'));
        if (isFilled) read(address);
      }
    },
  };
}

const HAS_BINDING = / data-(?:if|unless|each|text)=/;

/** A page is parsed when it is first opened. */
function parsePage(html: string): Loaded<() => Part[]> {
  let parts: Part[] | undefined;
  return { ok: true, value: () => (parts ??= partsOf(load(html))) };
}

/** Splits a parsed page into static and variable parts. */
function partsOf($: CheerioAPI): Part[] {
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

function fillable(parts: Part[]): Page {
  let filling: PageData | undefined;
  const edits: Edit[] = [];
  return {
    fill: (data) => {
      filling = data;
    },
    setControl: (name, values) => {
      const [first = ''] = values;
      edits.push((draft, { tag, attributes: { name: its, type, value = '' } }) => {
        if (its !== name) return;
        if (type === 'radio' || type === 'checkbox') {
          delete draft.attributes['checked'];
          if (values.includes(value)) draft.attributes['checked'] = '';
        }
        // A browser drops the first line break in a textarea.
        else if (tag === 'textarea') draft.content = `\n${escapeText(first)}`;
        else draft.attributes['value'] = first;
      });
    },
    markInvalid: (name, group) => {
      // Only the parts of the date: a follow-up question in the same fieldset is another question.
      const wrong = group ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name];
      edits.push(({ attributes }, { tag, around }) => {
        const its = attributes['name'];
        const described = group ? tag === 'fieldset' && around['data-question'] === name : its === name;
        if (described) addTo(attributes, 'aria-describedby', `${name}-error`);
        if (its !== undefined && wrong.includes(its)) attributes['aria-invalid'] = 'true';
        if (attributes['data-question'] === name) addTo(attributes, 'class', 'has-error');
      });
    },
    prefixTitle: (prefix) => {
      edits.push((draft, { tag }) => {
        if (tag === 'title') draft.content = escapeText(prefix) + draft.content;
      });
    },
    html: () => write(parts, filling, edits),
  };
}

/** Adds a word to an attribute that is a list of words. */
function addTo(attributes: Attributes, name: string, word: string): void {
  attributes[name] = [attributes[name], word].filter(Boolean).join(' ');
}

/** Renders parts, outermost first. Without data the bindings stay as built. */
function write(parts: Part[], data: PageData | undefined, edits: Edit[]): string {
  let html = '';
  for (const part of parts) html += typeof part === 'string' ? part : writeElement(part, data, edits);
  return html;
}

function writeElement(element: Element, data: PageData | undefined, edits: Edit[]): string {
  const { tag, attributes, bindings, settable, parts, start, end } = element;
  if (!data) return writeEdited(element, { ...attributes, ...bindings }, write(parts, data, edits), edits);

  const { 'data-if': kept, 'data-unless': dropped, 'data-each': each, 'data-text': text } = bindings;
  if (kept !== undefined && !lookUp(data, kept)) return '';
  if (dropped !== undefined && lookUp(data, dropped)) return '';
  if (each !== undefined) return writeEach(parts, lookUp(data, each), data, edits);
  if (tag === 'template' && (kept ?? dropped) !== undefined) return write(parts, data, edits);

  const words = text === undefined ? undefined : lookUp(data, text);
  const content = words === undefined ? write(parts, data, edits) : escapeText(asText(words));
  if (settable.length === 0 && edits.length === 0) return start + content + end;
  const set = { ...attributes };
  for (const name of settable) {
    const value = lookUp(data, bindings[`data-${name}`] ?? '');
    if (value !== undefined) set[name] = asText(value);
  }
  return writeEdited(element, set, content, edits);
}

function writeEach(parts: Part[], items: Value, data: PageData, edits: Edit[]): string {
  const all = Array.isArray(items) ? items : [];
  return all.map((item) => write(parts, { ...data, ...item }, edits)).join('');
}

function writeEdited(element: Element, attributes: Attributes, content: string, edits: Edit[]): string {
  const draft: Draft = { attributes, content };
  for (const edit of edits) edit(draft, element);
  return startTag(element.tag, draft.attributes) + draft.content + element.end;
}

/**
 * Escapes < and > too, as the HTML standard does since 2025, so that no parser can take an attribute for an element.
 */
const escapeForAttribute = (value: string): string =>
  escapeAttribute(value).replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function startTag(tag: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escapeForAttribute(value)}"`,
  );
  return `<${tag}${written.join('')}>`;
}

/** The value of a key: first the whole key, then each part between its dots. */
function lookUp(data: PageData, key: string): Value {
  if (key in data) return data[key];
  return key
    .split('.')
    .reduce<Value>(
      (value, part) => (typeof value === 'object' && !Array.isArray(value) ? value[part] : undefined),
      data,
    );
}

/** Only text is rendered. A list or an object in place of text is a programming error. */
function asText(value: Value): string {
  if (typeof value === 'string') return value;
  throw new Error('A page was given something other than text to show');
}
