import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { contentDirectory, orThrow } from '../content/load.ts';
import { idOf } from './policies/version.ts';
import { readPolicies } from './policies/store.ts';

/**
 * The texts that Astro renders: drafts, under `npm run dev` and on publication. The site is built from the articles
 * that were rendered on publication, so later changes to a component do not affect them.
 */
const contentDir = contentDirectory(process.env);
const ids = process.env['CANDOUR_RENDER']?.split(' ') ?? (import.meta.env.DEV ? draftIds() : []);

const drafts = defineCollection({
  loader:
    ids.length > 0
      ? glob({
          base: contentDir,
          pattern: ids.map((id) => `policies/${id}/text.mdx`),
          generateId: ({ entry }) => entry.replace(/^policies\//, '').replace(/\/text\.mdx$/, ''),
        })
      : () => [],
});

export const collections = { drafts };

function draftIds(): string[] {
  return orThrow(readPolicies(contentDir))
    .versions.filter(({ state }) => state === 'draft')
    .map(idOf);
}
