import { parseSync } from 'vite';
import type { Node } from './syntax.ts';

/** A piece of JavaScript in a policy's text, parsed. */
export interface Code {
  program: Node;
  /** Add this to a position in the syntax tree to get the position in the text. */
  offset: number;
}

/** A component or an HTML element in the text, and the names of its attributes. */
export interface Tag {
  name: string;
  at: number;
  attributes: string[];
  /** Attributes with a value in quotation marks. */
  texts: Record<string, string>;
  /** `{...values}`: the tag may have any attribute. */
  spreads: boolean;
}

export interface Mdx {
  /** `export const …`, in scope in the whole text. */
  modules: Code[];
  /** Expressions in braces: in text, and as attribute values. */
  expressions: Code[];
  tags: Tag[];
}

/**
 * Returns the code in MDX without rendering it. Code that cannot be parsed is skipped: Astro stops there and says why.
 * @param text the whole file with its front matter, so that positions are those of the file
 */
export function codeIn(text: string): Mdx {
  const found: Mdx = { modules: [], expressions: [], tags: [] };
  let at = /^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;

  /** Parses an expression from its opening brace; returns the position after the closing one. */
  function braces(open: number): number {
    for (const close of closings(text, open)) {
      const code = parse(`<>${text.slice(open, close + 1)}</>`, open - 2);
      if (!code) continue;
      found.expressions.push(code);
      return close + 1;
    }
    return open + 1;
  }

  /** Parses a tag from its `<`; returns the position after it. */
  function tag(open: number): number {
    const name = /^<([A-Za-z][\w.]*)/.exec(text.slice(open, open + 60))?.[1];
    if (name === undefined) return open + 1;
    const it: Tag = { name, at: open, attributes: [], texts: {}, spreads: false };
    found.tags.push(it);
    let place = open + 1 + name.length;
    for (;;) {
      place += /^\s*/.exec(text.slice(place))?.[0].length ?? 0;
      const attribute = /^[\w:-]+/.exec(text.slice(place, place + 60))?.[0];
      if (attribute !== undefined) {
        it.attributes.push(attribute);
        place += attribute.length;
        const [value, quoted] = /^\s*=\s*("[^"]*"|'[^']*')?/.exec(text.slice(place)) ?? [''];
        if (quoted !== undefined) it.texts[attribute] = quoted.slice(1, -1);
        place += value.length;
        if (value.trimEnd() === '=' && text[place] === '{') place = braces(place);
      } else if (text[place] === '{') {
        it.spreads = true;
        place = braces(place);
      } else return place;
    }
  }

  /** Parses an `export` or `import` from the start of its line to the first empty line at which it is complete. */
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

/** Skips inline code: to the next run of as many backticks, or past these if there is none. */
function pastCode(text: string, at: number): number {
  const run = /^`+/.exec(text.slice(at))?.[0] ?? '`';
  const end = new RegExp(`(?<!\`)${run}(?!\`)`, 'g');
  end.lastIndex = at + run.length;
  return end.test(text) ? end.lastIndex : at + run.length;
}

function* blankLines(text: string, from: number): Generator<number> {
  for (const { index } of text.slice(from).matchAll(/\n[ \t\r]*\n/g)) yield from + index;
}

/** No expression is longer than this, and the limits keep a stray brace from costing a second. */
const LONGEST = 20_000;
const MOST_TRIED = 50;

/**
 * Candidates for the closing brace: first those that balance, then all others, because a string may contain a brace.
 */
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
