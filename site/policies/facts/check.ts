import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentNames, propsOf } from '../component-names.ts';
import { idOf } from '../version.ts';
import type { Draft } from '../version.ts';
import { evaluator } from './evaluate.ts';
import { hintFor } from './hint.ts';
import { codeIn } from './mdx.ts';
import type { Code, Tag } from './mdx.ts';
import { propsShape } from './shape.ts';
import { below, nameIn, nodeAt, nodesAt } from './syntax.ts';
import { within } from './shape.ts';
import type { Node } from './syntax.ts';

/**
 * Returns a sentence, with file and line, for each fact in a draft that does not exist and each attribute that a
 * component does not have: both would render as nothing. An optional fact that this clinic does not have is no mistake.
 */
export const unknownFacts = (drafts: readonly Draft[]): string[] =>
  drafts.flatMap((draft) => {
    const file = join(draft.folder, 'text.mdx');
    return faultsIn(`policies/${idOf(draft)}/text.mdx`, withoutMark(readFileSync(file, 'utf8')));
  });

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** The same for one text. `file` is the name used in the sentences. */
export function faultsIn(file: string, text: string): string[] {
  const faults = new Map<string, number>();
  const tell = (at: number, sentence: string) => {
    const line = text.slice(0, at).split('\n').length;
    faults.set(`${file} line ${line}, ${sentence}`, at);
  };
  const { modules, expressions, tags } = codeIn(text);
  const scope = within(undefined);
  scope.names.set('props', propsShape());
  let offset = 0;
  const { run } = evaluator((node, path, hint) => {
    // A mistake in a function is reported where the function is written, whichever call reaches it.
    tell(node.start + (offsets.get(node) ?? offset), `${path}: there is no such fact; ${hint}`);
  });
  const offsets = new Map<Node, number>();
  for (const { program, offset: from } of [...modules, ...expressions]) remember(program, from, offsets);
  for (const { program, offset: from } of [...modules, ...expressions]) {
    offset = from;
    run(program, scope);
  }
  const written = [...modules, ...expressions].flatMap(tagsIn);
  for (const tag of [...tags, ...written])
    for (const sentence of attributeFaults(tag)) tell(tag.at, sentence);
  return [...faults].toSorted(([, a], [, b]) => a - b).map(([sentence]) => sentence);
}

function remember(node: Node, offset: number, offsets: Map<Node, number>): void {
  offsets.set(node, offset);
  for (const inner of below(node)) remember(inner, offset, offsets);
}

/** Components in JSX expressions. */
function tagsIn({ program, offset }: Code): Tag[] {
  const collect = (node: Node): Tag[] => [
    ...(node.type === 'JSXOpeningElement' ? [tagOf(node, offset)] : []),
    ...below(node).flatMap(collect),
  ];
  return collect(program);
}

function tagOf(node: Node, offset: number): Tag {
  const attributes = nodesAt(node, 'attributes');
  return {
    name: nameIn(nodeAt(node, 'name')) ?? '',
    at: node.start + offset,
    attributes: attributes.flatMap((it) => nameIn(nodeAt(it, 'name')) ?? []),
    spreads: attributes.some(({ type }) => type === 'JSXSpreadAttribute'),
  };
}

function attributeFaults({ name, attributes, spreads }: Tag): string[] {
  if (!componentNames().includes(name)) return [];
  const props = propsOf(name);
  const known = props.map((prop) => prop.name);
  const missing = spreads ? [] : props.filter((prop) => prop.required && !attributes.includes(prop.name));
  return [
    ...attributes
      .filter((attribute) => !known.includes(attribute))
      .map((attribute) => `<${name}>: there is no attribute “${attribute}”; ${hintFor(attribute, known)}`),
    ...missing.map((prop) => `<${name}>: the attribute “${prop.name}” is missing`),
  ];
}
