import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import { parse } from 'yaml';
import { z } from 'zod';
import { policyKinds } from '../../content/addresses.ts';
import type { Clinic } from '../../content/schema.ts';

const labelled = z.strictObject({
  text: z.string(),
  kind: z.enum(policyKinds),
  nation: z.enum(['england', 'scotland', 'wales', 'northern-ireland']).optional(),
  expect: z.string().regex(/^(none|X\d+|[A-Z]{2}-\d\d (present|missing))$/),
  note: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

/** One labelled text, and the half of the corpus that it belongs to. */
export interface Entry extends Omit<z.infer<typeof labelled>, 'facts'> {
  /** The article that the text makes. */
  html: string;
  /** What clinic.yaml says of this clinic, besides what every clinic must say. */
  facts: Partial<Clinic>;
  file: string;
  half: 'tuning' | 'held-out';
}

/** Every entry of the corpus, in the order of its files. Throws where a file is not a list of labelled texts. */
export async function readCorpus(): Promise<Entry[]> {
  const { render } = await satteri({ features: { headingAttributes: true } }).createRenderer({});
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
  const entries = files.flatMap((file) =>
    labelled
      .array()
      .parse(parse(readFileSync(join(import.meta.dirname, file), 'utf8')))
      .map((entry) => ({ ...entry, file })),
  );
  return Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      html: (await render(entry.text.replace('<ConsentChoices />', '<form>Your choice</form>'))).code,
      facts: entry.facts ?? {},
      half: halfOf(entry.text),
    })),
  );
}

/** By the hash of the text, so that a text never changes sides when others are added. */
const halfOf = (text: string): Entry['half'] =>
  createHash('sha256').update(text).digest().readUInt8(0) % 2 === 0 ? 'tuning' : 'held-out';
