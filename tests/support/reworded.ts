import type { Words } from '../../content/words/words.ts';

/** Some of the words, each with any sentence. */
type Own<T> = { [K in keyof T]?: T[K] extends string ? string : Own<T[K]> };
type Tree = { [key: string]: string | Tree | undefined };

/** Returns the words with some sentences replaced, even with placeholders that a clinic may not use. */
export const reworded = (words: Words, own: Own<Words>): Words => replaced(words, own) as Words;

function replaced(tree: Tree, own: Tree): Tree {
  const changed = Object.entries(own).map(([key, value]) => {
    const before = tree[key];
    return [key, typeof value === 'object' && typeof before === 'object' ? replaced(before, value) : value];
  });
  return { ...tree, ...(Object.fromEntries(changed) as Tree) };
}
