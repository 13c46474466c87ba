/** A node of JavaScript's syntax tree (ESTree), with the fields that the search for facts reads. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';

/** Returns the node at a key, or undefined. */
export const nodeAt = (node: Node, key: string): Node | undefined => {
  const value = node[key];
  return isNode(value) ? value : undefined;
};

/** Returns the nodes in an array at a key, without the holes of array patterns. */
export const nodesAt = (node: Node, key: string): Node[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

/** Returns all child nodes. */
export const below = (node: Node): Node[] =>
  Object.values(node).flatMap((value) =>
    isNode(value) ? [value] : Array.isArray(value) ? value.filter(isNode) : [],
  );

/**
 * Returns the name that an identifier, a string or a template without expressions spells out; undefined if it is only
 * known at run time.
 */
export function nameIn(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (typeof node['name'] === 'string') return node['name'];
  if (node.type === 'Literal') return String(node['value']);
  const [quasi, ...others] = node.type === 'TemplateLiteral' ? nodesAt(node, 'quasis') : [];
  if (!quasi || others.length > 0) return undefined;
  return (quasi['value'] as { cooked?: string }).cooked;
}
