import type { PolicyKind } from '../../content/addresses.ts';
import { partsOf } from './article.ts';
import type { Part } from './article.ts';
import type { Version } from './version.ts';

/** What the search of a page knows. Texts are plain text, as in the version of each policy that is in force. */
export interface SearchIndex {
  policies: SearchedPolicy[];
  /** Words that a search with other words does not look for. */
  fillers: string[];
  /** Words that people type, with those that a policy may have instead. */
  everyday: Record<string, string[]>;
}

export interface SearchedPolicy {
  name: string;
  /** The address of its page. */
  page: string;
  parts: Part[];
}

/** A policy with its version in force. */
interface InForce {
  kind: PolicyKind;
  current: { version: Version };
}

/** Returns the parts of a policy. A draft, which only `npm run dev` shows, has none before it is published. */
export const partsInForce = ({ current: { version } }: InForce): Part[] =>
  version.state === 'published' ? partsOf(version.article) : [];
