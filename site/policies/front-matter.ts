import { z } from 'zod';
import { day, ifAny, list, oneOf, sentence, yesNo } from '../../content/expect.ts';
import { parseYaml } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';

/** What a version's change notes may be, in the order in which they are shown. */
export const changeTypes = ['added', 'changed', 'removed', 'clarified'] as const;

/** The first lines of a policy's `text.mdx`. Days are in quotation marks: YAML would turn a bare 2026-02-31 into a day in March. */
const frontMatter = z.strictObject({
  title: sentence('a title'),
  /** One or two sentences for the home page, the feed and search results. */
  summary: sentence('one or two sentences on what this policy says'),
  /** The day on which it was shown to the public; `policy publish` writes it. */
  published: ifAny(day),
  /** The first day on which it applies. */
  effective: day,
  /** The day on which somebody last read it against what the clinic does, and the day by which they will again. */
  reviewed: day,
  nextReview: day,
  /** Whether people should be told of the change: it alters what happens with their information or what they can do. */
  material: yesNo,
  /** What is different from the version before, in words; empty in the first. */
  changes: list(
    z.strictObject({
      type: oneOf(changeTypes),
      note: sentence('a sentence on what changed'),
      /** The id of the heading in this version under which it can be read; absent where a passage has gone. */
      section: ifAny(sentence('the id of a heading')),
    }),
    'changes',
  ),
  /** Rules of `policy check` that do not fit this clinic. */
  waived: ifAny(
    list(z.strictObject({ rule: sentence('a rule such as "PN-22"'), reason: sentence('why') }), 'waivers'),
  ),
});

export type FrontMatter = z.infer<typeof frontMatter>;

const PATTERN = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

/** Reads the front matter of a policy. `file` is what problems name; their line numbers are those of the file. */
export function parseFrontMatter(file: string, text: string): Loaded<FrontMatter> {
  const yaml = PATTERN.exec(text)?.[1];
  if (yaml === undefined)
    return { ok: false, problems: ['text.mdx: expected its facts between two lines of ---, found none'] };
  return parseYaml(file, `\n${yaml}`, frontMatter);
}

/** The text below the front matter. */
export const bodyOf = (text: string): string => text.replace(PATTERN, '');

/** The front matter alone, with its two lines of `---`. */
export const headOf = (text: string): string => PATTERN.exec(text)?.[0] ?? '';
