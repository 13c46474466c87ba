import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import type { Cheerio, CheerioAPI, CheerioOptions } from 'cheerio/slim';

/*
 * The pages of the site carry bindings, which say what the API fills in:
 *
 *   data-text="key"                       the element's text
 *   data-href="key", data-value="key"…    that attribute (see SETTABLE)
 *   data-if="key", data-unless="key"      keeps or removes the element; a <template> is replaced by what is in it
 *   <template data-each="key">            repeats what is in it for each item; keys are looked up in the item first
 *
 * A host without the API shows the same pages: a <template> is inert, and an unknown attribute does nothing.
 */

/** A node of the parsed page, by the parser's own type. */
type Node = ReturnType<Cheerio<never>['contents']> extends Cheerio<infer N> ? N : never;

/** What a page is filled with. Keys with dots reach inside: `errors.email`. */
export interface PageData {
  [key: string]: Value;
}

type Value = string | boolean | undefined | PageData | PageData[];

/** A page that Astro drew, being filled. It can set text and attributes, remove elements and repeat templates: no more. */
export interface Page {
  fill(data: PageData): void;
  /** Puts what was typed back into the control or controls of that name. */
  setControl(name: string, values: string[]): void;
  /** Marks the control, or the fieldset `group`, as wrong, and ties it to its error text for screen readers. */
  markInvalid(name: string, group: boolean): void;
  prefixTitle(prefix: string): void;
  html(): string;
}

export interface Pages {
  /** Opens a fresh copy of the built page at that address, such as `/requests/access/`. */
  open(address: string): Page;
}

/** Letters beyond ASCII stand as they are; only what HTML reserves is escaped. */
const AS_UTF8: CheerioOptions & { encodeEntities: 'utf8' } = { encodeEntities: 'utf8' };

/** Attributes that `data-<name>="key"` may set. */
const SETTABLE = ['href', 'value', 'action', 'datetime', 'src'];

/** Pages of the built site, parsed once and again when a new build has replaced the file. */
export function openPages(siteDir: string): Pages {
  const parsed = new Map<string, { changed: number | undefined; root: CheerioAPI }>();
  return {
    open(address) {
      const file = join(siteDir, address, 'index.html');
      const earlier = parsed.get(file);
      const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      // In the instant in which a new build is swapped in there is no file: what was read before serves once more.
      const known =
        earlier && (changed === undefined || changed === earlier.changed)
          ? earlier
          : { changed, root: load(readFileSync(file, 'utf8')) };
      parsed.set(file, known);
      return fillable(load(known.root.root().clone().contents().get()));
    },
  };
}

function fillable($: CheerioAPI): Page {
  const named = (name: string) => $('[name]').filter((_, control) => $(control).attr('name') === name);

  /** Bindings are filled from the outside in, so that what is repeated or removed is settled before what is inside it. */
  function fillWithin(scope: Cheerio<Node>, data: PageData): void {
    scope.children().each((_, child) => {
      fillElement($(child), child.attribs, data);
    });
  }

  function fillElement(element: Cheerio<Node>, attributes: Record<string, string>, data: PageData): void {
    const kept = take(attributes, 'data-if');
    const dropped = take(attributes, 'data-unless');
    const each = take(attributes, 'data-each');
    const text = take(attributes, 'data-text');
    if ((kept !== undefined && !lookUp(data, kept)) || (dropped !== undefined && lookUp(data, dropped))) {
      element.remove();
      return;
    }
    if (each !== undefined) {
      repeat(element, lookUp(data, each), data);
      return;
    }
    const words = text === undefined ? undefined : lookUp(data, text);
    if (words === undefined) fillWithin(element, data);
    else element.text(asText(words));
    for (const name of SETTABLE) {
      const key = take(attributes, `data-${name}`);
      const value = key === undefined ? undefined : lookUp(data, key);
      if (value !== undefined) attributes[name] = asText(value);
    }
    if ((kept ?? dropped) !== undefined && element.is('template')) element.replaceWith(element.contents());
  }

  function repeat(template: Cheerio<Node>, items: Value, data: PageData): void {
    for (const item of Array.isArray(items) ? items : []) {
      const copy = template.clone();
      fillWithin(copy, { ...data, ...item });
      template.before(copy.contents());
    }
    template.remove();
  }

  return {
    fill: (data) => {
      fillWithin($.root(), data);
    },
    setControl: (name, values) => {
      named(name).each((_, it) => {
        const control = $(it);
        const [first = ''] = values;
        if (control.is('[type=radio], [type=checkbox]')) {
          if (values.includes(control.attr('value') ?? '')) control.attr('checked', '');
          else control.removeAttr('checked');
        }
        // A browser swallows the first line break inside a textarea.
        else if (control.is('textarea')) control.text(`\n${first}`);
        else control.attr('value', first);
      });
    },
    markInvalid: (name, group) => {
      const target = group ? $(`[data-question="${name}"] > fieldset`) : named(name);
      target.attr(
        'aria-describedby',
        [target.attr('aria-describedby'), `${name}-error`].filter(Boolean).join(' '),
      );
      // The parts of a date; what follows from a choice within the same fieldset is another question.
      const parts = ['day', 'month', 'year'].map((part) => `${name}-${part}`);
      const wrong = group
        ? target.find('input').filter((_, it) => parts.includes($(it).attr('name') ?? ''))
        : target;
      wrong.attr('aria-invalid', 'true');
      $(`[data-question="${name}"]`).addClass('has-error');
    },
    prefixTitle: (prefix) => {
      const title = $('title');
      title.text(prefix + title.text());
    },
    html: () => $.html(AS_UTF8),
  };
}

/** Reads a binding and takes it off the element. */
function take(attributes: Record<string, string>, name: string): string | undefined {
  const key = attributes[name];
  if (key !== undefined) delete attributes[name];
  return key;
}

/** The value under a key, first as it stands, then by its dots. */
function lookUp(data: PageData, key: string): Value {
  if (key in data) return data[key];
  return key
    .split('.')
    .reduce<Value>(
      (value, part) => (typeof value === 'object' && !Array.isArray(value) ? value[part] : undefined),
      data,
    );
}

/** Only text is written into a page; a list or a group where text belongs is a mistake of ours. */
function asText(value: Value): string {
  if (typeof value === 'string') return value;
  throw new Error('A page was given something other than text to show');
}
