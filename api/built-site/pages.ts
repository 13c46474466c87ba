import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import { escapeText } from 'entities';
import type { Loaded } from '../../content/load.ts';
import type { Log } from '../base/log.ts';
import { partsOf } from './page-parts.ts';
import type { Attributes, Part } from './page-parts.ts';
import { watchedFile } from './watched-file.ts';
import type { WatchedFile } from './watched-file.ts';
import { write } from './write-page.ts';
import type { Edit, PageData } from './write-page.ts';

export type { PageData } from './write-page.ts';

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
