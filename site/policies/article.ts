import { load } from 'cheerio/slim';
import type { Cheerio, CheerioAPI } from 'cheerio/slim';

/** What pages need to know of a finished article; nothing of the text that it was made from. */

export interface Heading {
  id: string;
  text: string;
}

/** A passage that is compared as one: a paragraph, a point of a list, a row of a table. */
export interface Block {
  /** How it is shown again: `h3`, `p`, `li`, `tr`, … */
  tag: string;
  /** One text, or those of a row’s cells. */
  cells: string[];
}

/** What stands from one main heading to the next. The text before the first heading has no id. */
export interface Section extends Heading {
  blocks: Block[];
}

/** Elements whose content is one passage. Lists, tables and boxes are looked into. */
const PASSAGES =
  'p, li, tr, caption, dt, dd, h3, h4, h5, h6, blockquote, figcaption, pre, legend, label, address';

/** Every id in the article, for links and change notes. */
export function idsIn(article: string): Set<string> {
  return new Set(Array.from(article.matchAll(/<[^>]+\sid="([^"]+)"/g), ([, id = '']) => id));
}

/** The main headings, for the list of contents. */
export function contentsOf(article: string): Heading[] {
  const $ = load(article);
  return $('h2[id]')
    .get()
    .map((element) => ({ id: $(element).attr('id') ?? '', text: textOf($(element)) }));
}

/** The article as passages under their main headings, to be compared with another version’s. */
export function sectionsOf(article: string): Section[] {
  const $ = load(article, undefined, false);
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

type Found = Cheerio<ReturnType<CheerioAPI>[number]>;

/** A list within a point of a list is compared point by point. */
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

/** Links of a frozen article as this site serves it: those to its own pages get the path that the site lives under. */
export function withBasePath(article: string, href: (path: string) => string): string {
  return article.replace(/<[a-z][^>]*>/g, (tag) =>
    tag.replace(
      /(\s(?:href|src|action)=")(\/(?!\/)[^"]*)/g,
      (_, name: string, path: string) => name + href(path),
    ),
  );
}
