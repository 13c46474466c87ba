import { load } from 'cheerio/slim';
import type { HtmlTree } from '../scripts/consent/host-page.ts';

/** What this file reads of a parsed node: a text has data, and an element a name and attributes. */
interface ParsedNode {
  nodeType: number;
  data?: string;
  name?: string;
  attribs?: Record<string, string>;
  children?: ParsedNode[];
}

/** As in the DOM. */
const TEXT = 3;

/** Returns HTML as the trees that the drop-in builds elements from. Comments and white space between elements are left out. */
export function htmlTrees(html: string): HtmlTree[] {
  // Attributes keep their case: `viewBox` of an SVG is not `viewbox`.
  const $ = load(html, { xml: { xmlMode: false, lowerCaseAttributeNames: false } }, false);
  const root: ParsedNode | undefined = $.root().get(0);
  return treesOf(root?.children);
}

const treesOf = (nodes: ParsedNode[] = []): HtmlTree[] =>
  nodes.flatMap(({ nodeType, data = '', name, attribs, children }): HtmlTree[] => {
    if (nodeType === TEXT) return textOf(data);
    return name && attribs ? [[name, attribs, ...treesOf(children)]] : [];
  });

/** White space is shortened to one space, and left out where it only separates lines of the source. */
function textOf(data: string): string[] {
  const text = data.replace(/\s+/g, ' ');
  return text === ' ' && data.includes('\n') ? [] : [text];
}
