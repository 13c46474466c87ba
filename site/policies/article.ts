import { load } from 'cheerio/slim';
import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { purposesAsTables } from './purposes-as-tables.ts';

/** Reads a finished article's structure for pages. It never reads the article's source text. */

export interface Heading {
  id: string;
  text: string;
}

/** A passage that is compared as a unit: a paragraph, a list item, a table row. */
export interface Block {
  /** The element to show it in: `h3`, `p`, `li`, `tr`, … */
  tag: string;
  /** One text, or the texts of a row's cells. */
  cells: string[];
}

/** The content from one main heading to the next. The text before the first heading has an empty id. */
export interface Section extends Heading {
  blocks: Block[];
}

/** A heading with an id, and the passages from it to the next one. */
export interface Part extends Heading {
  /** 2 for a main heading, 3 for one below it, and so on. */
  level: number;
  passages: string[];
}

/** Elements whose content is one passage. Lists, tables and boxes are split further. */
const PASSAGES =
  'p, li, tr, caption, dt, dd, h3, h4, h5, h6, blockquote, figcaption, pre, legend, label, address';

/** Returns every id in the article, for links and change notes. */
export function idsIn(article: string): Set<string> {
  return new Set(Array.from(article.matchAll(/<[^>]+\sid="([^"]+)"/g), ([, id = '']) => id));
}

/** Returns the main headings, for the table of contents. */
export function contentsOf(article: string): Heading[] {
  const $ = load(article);
  return $('h2[id]')
    .get()
    .map((element) => ({ id: $(element).attr('id') ?? '', text: textOf($(element)) }));
}

/** Returns the article as passages under their main headings, for comparison with another version. */
export function sectionsOf(article: string): Section[] {
  const $ = load(article, undefined, false);
  purposesAsTables($);
  const sections: Section[] = [{ id: '', text: '', blocks: [] }];
  for (const element of $(`h2, ${PASSAGES}`).get()) {
    const found = $(element);
    if (found.is('h2')) {
      sections.push({ id: found.attr('id') ?? textOf(found), text: textOf(found), blocks: [] });
    } else if (found.parents(PASSAGES).length === 0 || (found.is('li') && isNested(found))) {
      const block = { tag: element.tagName, cells: cellsOf($, found) };
      if (block.cells.some((text) => text !== '')) sections.at(-1)?.blocks.push(block);
    }
  }
  return sections.filter(({ id, blocks }) => id !== '' || blocks.length > 0);
}

/** Returns what stands under each heading with an id, as plain text, for the search. */
export function partsOf(article: string): Part[] {
  const $ = load(article, undefined, false);
  const parts: Part[] = [];
  for (const element of $(`h2, ${PASSAGES}`).get()) {
    const found = $(element);
    const [, level] = /^h(\d)$/.exec(element.tagName) ?? [];
    const id = found.attr('id');
    if (level && id) parts.push({ id, text: textOf(found), level: Number(level), passages: [] });
    else if (
      !found.is('dt') &&
      (found.parents(PASSAGES).length === 0 || (found.is('li') && isNested(found)))
    ) {
      const term = found.is('dd') ? `${textOf(found.prevAll('dt').first())}: ` : '';
      const text = cellsOf($, found).filter(Boolean).join('; ');
      if (text) parts.at(-1)?.passages.push(term + text);
    }
  }
  return parts;
}

type Found = Cheerio<ReturnType<CheerioAPI>[number]>;

/** A nested list is compared item by item. */
const isNested = (item: Found): boolean =>
  item
    .parents(PASSAGES)
    .toArray()
    .every((it) => it.tagName === 'li');

function cellsOf($: CheerioAPI, found: Found): string[] {
  if (found.is('tr'))
    return found
      .children()
      .toArray()
      .map((cell) => textOf($(cell)));
  const own = found.clone();
  own.find('ul, ol').remove();
  return [textOf(own)];
}

const textOf = (found: Found): string => found.text().replace(/\s+/g, ' ').trim();

/** Returns a frozen article with the base path added to its internal links. */
export function withBasePath(article: string, href: (path: string) => string): string {
  return article.replace(/<[a-z][^>]*>/g, (tag) =>
    tag.replace(
      /(\s(?:href|src|action)=")(\/(?!\/)[^"]*)/g,
      (_, name: string, path: string) => name + href(path),
    ),
  );
}
