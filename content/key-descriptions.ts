import type { z } from 'zod';
import { itemOf, keysOf } from './facts/schema-tree.ts';

/** One key that a YAML file may have. Items of a list are marked with []: "sites[].name". */
export interface DescribedKey {
  path: string;
  /** The comment above the key in the demo's file, as one paragraph. Undefined if it has none. */
  description: string | undefined;
}

/** Returns every key of a schema, with its explanation from the comments of the demo's file. */
export function describeKeys(schema: z.core.$ZodType, example: string): DescribedKey[] {
  const paths = pathsOf(schema);
  const described = descriptionsIn(example, new Set(paths));
  return paths.map((path) => ({ path, description: described.get(path) }));
}

function pathsOf(schema: z.core.$ZodType, above = ''): string[] {
  const keys = keysOf(schema);
  if (keys)
    return Object.entries(keys).flatMap(([key, inner]) => {
      const path = above === '' ? key : `${above}.${key}`;
      return [path, ...pathsOf(inner, path)];
    });
  const item = itemOf(schema);
  return item ? pathsOf(item, `${above}[]`) : [];
}

/**
 * The comments above keys, by path. A key may itself be in a comment, as an optional one that the demo does not use. The
 * first comment above a path counts.
 */
function descriptionsIn(example: string, known: ReadonlySet<string>): Map<string, string> {
  const descriptions = new Map<string, string>();
  const parents: { indent: number; path: string }[] = [];
  let comment: string[] = [];
  for (const line of example.split('\n')) {
    const [, before = '', mark, inner = '', rest = ''] = /^(\s*)(# ?)?(\s*(?:- )?)(.*)$/.exec(line) ?? [];
    const key = /^(\w+):(?: |$)/.exec(rest)?.[1];
    const indent = before.length + inner.length;
    while ((parents.at(-1)?.indent ?? -1) >= indent) parents.pop();
    const above = parents.at(-1)?.path;
    const path =
      key && [above === undefined ? key : `${above}.${key}`, `${above}[].${key}`].find((it) => known.has(it));
    if (path !== undefined && path !== '') {
      if (comment.length > 0 && !descriptions.has(path)) descriptions.set(path, comment.join(' '));
      parents.push({ indent, path });
      comment = [];
    } else if (mark !== undefined && rest !== '' && !/^-+$/.test(rest) && !inner.includes('-'))
      comment.push(rest.trim());
    else comment = [];
  }
  return descriptions;
}
