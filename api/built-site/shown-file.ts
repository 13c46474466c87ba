import { createHash } from 'node:crypto';
import { load } from 'cheerio/slim';

/** What a case file shows, and the data in it, as read from its HTML. */
export interface ShownFile {
  /** The elements of its main part, in order. `isPlain` where one has a text and nothing else. */
  shown: { id: string; text: string; isPlain: boolean }[];
  title: string;
  /** The text of the element with the data. Undefined if there is not one such element. */
  data: string | undefined;
  /** The SHA-256 of everything else, hexadecimal. */
  frame: string;
}

/** The id of the element with the data. */
const DATA = '#case-file-data';
/** The type of a node that is a text. */
const TEXT = 3;

/** Reads a case file. What is no case file has no texts and no data. Throws where elements are nested by the thousand. */
export function readShownFile(html: string): ShownFile {
  const $ = load(html);
  const main = $('main');
  const shown = main
    .contents()
    .get()
    .flatMap((node) => {
      const element = $(node);
      const text = element.text();
      if (!('attribs' in node)) return node.nodeType === TEXT && text.trim() === '' ? [] : [stray(text)];
      const isPlain =
        ['h1', 'h2', 'h3', 'p', 'div'].includes(node.name) &&
        Object.keys(node.attribs).every((name) => name === 'id' || name === 'class') &&
        node.children.every(({ nodeType }) => nodeType === TEXT);
      return [{ id: node.attribs['id'] ?? '', text, isPlain }];
    });
  const data = $(DATA);
  const title = $('head > title');
  const read = { title: title.text(), data: data.length === 1 ? data.text() : undefined };
  main.text('');
  data.text('');
  title.text('');
  const frame = createHash('sha256').update($.html()).digest('hex');
  return { shown, ...read, frame };
}

/** A text, or a comment, outside all elements. */
const stray = (text: string) => ({ id: '', text, isPlain: false });
