import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import { purposesAsTables } from '../policies/purposes-as-tables.ts';

/** A heading and what stands under it, up to the next heading of any level. */
export interface Section {
  id: string;
  /** 2 for a section, 3 for a part of one. */
  level: number;
  title: string;
  text: string;
}

/** One paragraph, list item, row of a table or description, in the order of the article. */
export interface Block {
  kind: 'paragraph' | 'item' | 'row';
  text: string;
  /** A row of a table with a head: each cell after its heading, as in "Kept: 3 years". So is a description after its term. */
  rowText?: string;
  section: string;
  /** Whether a list, a table or another block that answers an opening "…:" stands right behind it. */
  beforeList: boolean;
}

export interface TableOf {
  section: string;
  caption: string;
  head: string[];
  rows: string[][];
}

/** What a rule may ask of an article. Apostrophes and quotation marks are plain, so that rules need not know two kinds. */
export interface Article {
  text: string;
  sections: Section[];
  blocks: Block[];
  tables: TableOf[];
  links: { href: string; text: string; section: string }[];
  lists: { section: string; items: number; numbered: boolean }[];
  ids: string[];
}

const wholeArticle = ($: CheerioAPI) => $('article').first();
type Nodes = ReturnType<typeof wholeArticle>;
const HEADING = 'h1, h2, h3, h4';
const BLOCK = 'p, li, tr, dd, summary';

/** Reads the HTML of one article, whole or as a page that holds it, into what rules ask about. Never throws. */
export function parseArticle(html: string): Article {
  const $ = load(/<article\b/.test(html) ? html : `<article>${html}</article>`);
  const root = wholeArticle($);
  root.find('script, style, template').remove();
  purposesAsTables($);
  // Words of neighbouring blocks and cells do not touch.
  root.find('p, li, tr, td, th, caption, br, h1, h2, h3, h4, dt, dd').after(' ');
  const article: Article = {
    text: textOf(root),
    sections: [],
    blocks: [],
    tables: [],
    links: [],
    lists: [],
    ids: root
      .find('[id]')
      .get()
      .map((node) => $(node).attr('id') ?? ''),
  };
  let section = '';
  for (const node of root.find(`${HEADING}, ${BLOCK}, dt, table, ul, ol, a[href]`).get()) {
    const element = $(node);
    if (element.is(HEADING)) {
      section = element.attr('id') ?? '';
      const level = Number(element.prop('tagName')?.slice(1));
      article.sections.push({ id: section, level, title: textOf(element), text: '' });
    } else if (element.is('table')) article.tables.push(tableOf($, element, section));
    else if (element.is('a')) {
      article.links.push({ href: element.attr('href') ?? '', text: textOf(element), section });
    } else if (element.is('ul, ol')) {
      article.lists.push({ section, items: element.children('li').length, numbered: element.is('ol') });
    } else if (element.is('dt')) addToSection(article, textOf(element));
    else addBlock(article, element, section, rowTextOf($, element));
  }
  return article;
}

/** A row as a reader of the whole table understands it, where the table has headings, or a description with its term. */
function rowTextOf($: CheerioAPI, element: Nodes): string | undefined {
  if (element.is('dd')) return `${textOf(element.prevAll('dt').first())}: ${textOf(element)}`;
  if (!element.is('tbody tr')) return undefined;
  const cellsOf = (row: Nodes) => row.children('th, td').get();
  const head = cellsOf(element.closest('table').find('thead tr').first());
  if (head.length === 0) return undefined;
  return cellsOf(element)
    .map((cell, index) => [head[index], cell].map((it) => (it ? textOf($(it)) : '')).join(': '))
    .join('; ');
}

function addBlock(article: Article, element: Nodes, section: string, rowText?: string): void {
  const text = textOf(element);
  const kind = element.is('p, summary') ? 'paragraph' : element.is('li') ? 'item' : 'row';
  const beforeList =
    element.next().is('ul, ol, dl, table, div, address') || element.find('ul, ol').length > 0;
  article.blocks.push({ kind, text, section, beforeList, ...(rowText !== undefined && { rowText }) });
  if (element.find(BLOCK).length === 0) addToSection(article, text);
}

function addToSection({ sections }: Article, text: string): void {
  const last = sections.at(-1);
  if (last) last.text += `${text}\n`;
}

function tableOf($: CheerioAPI, table: Nodes, section: string): TableOf {
  const cells = (row: Nodes) =>
    row
      .children('th, td')
      .get()
      .map((cell) => textOf($(cell)));
  return {
    section,
    caption: textOf(table.find('caption')),
    head: cells(table.find('thead tr').first()),
    rows: table
      .find('tbody tr')
      .get()
      .map((row) => cells($(row))),
  };
}

const textOf = (element: Nodes): string =>
  element
    .text()
    .replace(INVISIBLE, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

/** Soft hyphens and marks without width: a reader does not see them. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** No pattern is tried on more than this at once, whatever a text does without full stops. */
const LONGEST_SENTENCE = 1000;

/** The sentences of a block: split at a full stop, question or exclamation mark that a capital follows, or when too long. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.?!])\s+(?=["'(]?[A-Z\d])/).flatMap(inPieces);

function inPieces(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > LONGEST_SENTENCE) {
    const space = rest.lastIndexOf(' ', LONGEST_SENTENCE);
    const end = space > 0 ? space : LONGEST_SENTENCE;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}
