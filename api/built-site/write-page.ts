import { escapeText } from 'entities';
import { startTag } from './page-parts.ts';
import type { Attributes, Element, Part } from './page-parts.ts';

/** The data that fills a page. A key with dots reads a nested value: `errors.email`. */
export interface PageData {
  [key: string]: Value;
}

type Value = string | boolean | undefined | PageData | PageData[];

/** An element just before it is rendered: its attributes, and its content as HTML. */
export interface Draft {
  attributes: Attributes;
  content: string;
}

/** A change to elements after they are filled. It is called for every element and selects its own. */
export type Edit = (draft: Draft, element: Element) => void;

/** Renders parts, outermost first. Without data the bindings stay as built. */
export function write(parts: Part[], data: PageData | undefined, edits: Edit[]): string {
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
