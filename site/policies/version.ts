import type { PolicyKind } from '../../content/addresses.ts';
import type { FrontMatter } from './front-matter.ts';

interface Named {
  kind: PolicyKind;
  /** Its first day, with `-2` and so on for a correction on that day. It is part of the page's address. */
  name: string;
  /** The path of its folder. */
  folder: string;
}

/** A version that was shown to the public and can never change. */
export interface Published extends Named {
  state: 'published';
  data: FrontMatter & { published: string };
  /** The article as Astro rendered it on publication; links to pages of this site have no base path. */
  article: string;
  /** SHA-256 of the article, in hexadecimal digits. */
  hash: string;
  /** The day on which the article was withdrawn, and the hash that it had. The article is now a notice that says so. */
  withdrawn: { on: string; hash: string } | undefined;
}

/** A version that only `npm run dev` shows. */
export interface Draft extends Named {
  state: 'draft';
  data: FrontMatter;
}

export type Version = Published | Draft;

export const isDraft = (version: Version): version is Draft => version.state === 'draft';

/** Returns a version's id, such as `privacy/2026-11-22`, as used in the lock, problems and commands. */
export const idOf = ({ kind, name }: Pick<Version, 'kind' | 'name'>): string => `${kind}/${name}`;

/** Returns 1 for the first version of a day, 2 for its correction, and so on. */
export const numberOf = (name: string): number => Number(name.slice(11) || '1');

/** Returns the name of a version that replaces another one on a day: `2026-11-22-2` if that one began on it. */
export const nameFrom = (day: string, { name, data }: Published): string =>
  data.effective === day ? `${day}-${numberOf(name) + 1}` : day;

/** Sorts versions of one policy by the order in which they apply. */
export const inOrder = (a: Version, b: Version): number =>
  a.data.effective.localeCompare(b.data.effective) || numberOf(a.name) - numberOf(b.name);
