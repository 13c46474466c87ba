/** A node of JavaScript's syntax tree (ESTree), as far as a search for facts looks at it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';

/** The node that stands under a key, if one does. */
export const nodeAt = (node: Node, key: string): Node | undefined => {
  const value = node[key];
  return isNode(value) ? value : undefined;
};

/** The nodes of a list under a key; holes in a list of patterns are left out. */
export const nodesAt = (node: Node, key: string): Node[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

/** All nodes right below one. */
export const below = (node: Node): Node[] =>
  Object.values(node).flatMap((value) =>
    isNode(value) ? [value] : Array.isArray(value) ? value.filter(isNode) : [],
  );

/** The name that an identifier, a text or a template without values spells out; undefined for what is only known later. */
export function nameIn(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (typeof node['name'] === 'string') return node['name'];
  if (node.type === 'Literal') return String(node['value']);
  const [quasi, ...others] = node.type === 'TemplateLiteral' ? nodesAt(node, 'quasis') : [];
  if (!quasi || others.length > 0) return undefined;
  return (quasi['value'] as { cooked?: string }).cooked;
}
