import { parseSync } from 'vite';
import type { Node } from './syntax.ts';

/** A piece of JavaScript in a policy's text, parsed, and where its node positions count from. */
export interface Code {
  program: Node;
  /** What is to be added to a position in the tree to get one in the text. */
  offset: number;
}

/** A component or an HTML element in the text, and the names of its attributes. */
export interface Tag {
  name: string;
  at: number;
  attributes: string[];
  /** `{...values}`: it may have any attribute. */
  spreads: boolean;
}

export interface Mdx {
  /** `export const …`, seen from everywhere in the text. */
  modules: Code[];
  /** What stands in braces: between words, and as the value of an attribute. */
  expressions: Code[];
  tags: Tag[];
}

/**
 * Finds the code in MDX without rendering it. What cannot be parsed is left out: Astro stops at it and says why.
 * @param text whole, front matter and all, so that positions are those of the file
 */
export function codeIn(text: string): Mdx {
  const found: Mdx = { modules: [], expressions: [], tags: [] };
  let at = /^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;

  /** Reads what stands in braces from an opening brace on; the position behind the closing one. */
  function braces(open: number): number {
    for (const close of closings(text, open)) {
      const code = parse(`<>${text.slice(open, close + 1)}</>`, open - 2);
      if (!code) continue;
      found.expressions.push(code);
      return close + 1;
    }
    return open + 1;
  }

  /** Reads a tag from its `<` on; the position behind it. */
  function tag(open: number): number {
    const name = /^<([A-Za-z][\w.]*)/.exec(text.slice(open, open + 60))?.[1];
    if (name === undefined) return open + 1;
    const it: Tag = { name, at: open, attributes: [], spreads: false };
    found.tags.push(it);
    let place = open + 1 + name.length;
    for (;;) {
      place += /^\s*/.exec(text.slice(place))?.[0].length ?? 0;
      const attribute = /^[\w:-]+/.exec(text.slice(place, place + 60))?.[0];
      if (attribute !== undefined) {
        it.attributes.push(attribute);
        place += attribute.length;
        const value = /^\s*=\s*("[^"]*"|'[^']*')?/.exec(text.slice(place))?.[0] ?? '';
        place += value.length;
        if (value.trimEnd() === '=' && text[place] === '{') place = braces(place);
      } else if (text[place] === '{') {
        it.spreads = true;
        place = braces(place);
      } else return place;
    }
  }

  /** Reads `export` or `import` from its line on: up to the first empty line at which it is whole. */
  function module(start: number): number {
    for (const end of [...blankLines(text, start), text.length]) {
      const code = parse(text.slice(start, end), start);
      if (!code) continue;
      found.modules.push(code);
      return end;
    }
    return start + 1;
  }

  while (at < text.length) {
    const here = text[at];
    const startsLine = at === 0 || text[at - 1] === '\n';
    if (startsLine && /^(export|import)\s/.test(text.slice(at, at + 7))) at = module(at);
    else if (here === '\\') at += 2;
    else if (here === '`') at = pastCode(text, at);
    else if (here === '{') at = text[at + 1] === '#' ? at + 1 : braces(at);
    else if (here === '<') at = tag(at);
    else at += 1;
  }
  return found;
}

/** Quoted code is words: up to the next run of as many backticks, or past these where there is none. */
function pastCode(text: string, at: number): number {
  const run = /^`+/.exec(text.slice(at))?.[0] ?? '`';
  const end = new RegExp(`(?<!\`)${run}(?!\`)`, 'g');
  end.lastIndex = at + run.length;
  return end.test(text) ? end.lastIndex : at + run.length;
}

function* blankLines(text: string, from: number): Generator<number> {
  for (const { index } of text.slice(from).matchAll(/\n[ \t\r]*\n/g)) yield from + index;
}

/** No expression is longer, and a stray brace must not cost a second. */
const LONGEST = 20_000;
const MOST_TRIED = 50;

/** Where a brace may close: first where braces balance, then anywhere, because a text may hold a brace of its own. */
function closings(text: string, open: number): number[] {
  let depth = 0;
  const closing = Array.from(text.slice(open, open + LONGEST).matchAll(/[{}]/g), ({ 0: brace, index }) => {
    depth += brace === '{' ? 1 : -1;
    return { brace, at: open + index, balances: depth <= 0 };
  }).filter(({ brace }) => brace === '}');
  const byBalance = [...closing.filter(({ balances }) => balances), ...closing.filter((it) => !it.balances)];
  return byBalance.slice(0, MOST_TRIED).map(({ at }) => at);
}

function parse(code: string, offset: number): Code | undefined {
  const { program, errors } = parseSync('policy.jsx', code, { lang: 'jsx', sourceType: 'module' });
  return errors.length > 0 ? undefined : { program: program as unknown as Node, offset };
}
