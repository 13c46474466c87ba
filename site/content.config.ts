import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { contentDirectory } from '../content/load.ts';

/** A policy version is a folder named by the day from which it applies: `policies/privacy/2026-11-22/text.mdx`. */
const policies = defineCollection({
  loader: glob({
    base: contentDirectory(process.env),
    pattern: 'policies/*/*/text.mdx',
    generateId: ({ entry }) => entry.replace(/^policies\//, '').replace(/\/text\.mdx$/, ''),
  }),
  schema: z.strictObject({
    title: z.string(),
    /** Dates stand in quotation marks: YAML would turn a bare 2026-02-31 into a day in March without a word. */
    effective: z.iso.date(),
    published: z.iso.date(),
    reviewed: z.iso.date(),
    nextReview: z.iso.date(),
    /** One or two sentences for the home page and search results. */
    summary: z.string(),
  }),
});

export const collections = { policies };
