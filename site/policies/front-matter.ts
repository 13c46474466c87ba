import { z } from 'zod';
import { day, ifAny, list, oneOf, sentence, yesNo } from '../../content/expect.ts';
import { parseYaml } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';

/** The types of change note, in display order. */
export const changeTypes = ['added', 'changed', 'removed', 'clarified'] as const;

/**
 * The front matter of a policy's `text.mdx`. Days are in quotation marks, because YAML would turn an unquoted
 * 2026-02-31 into a day in March.
 */
const frontMatter = z.strictObject({
  title: sentence('a title'),
  /** One or two sentences for the home page, the feed and search results. */
  summary: sentence('one or two sentences on what this policy says'),
  /** The day of publication, written by `policy publish`. */
  published: ifAny(day),
  /** The first day on which it applies. */
  effective: day,
  /** The day on which somebody last checked it against the clinic's practice, and the day of the next check. */
  reviewed: day,
  nextReview: day,
  /** Whether people should be notified of the change: it affects the use of their information or their rights. */
  material: yesNo,
  /** Changes since the previous version, in words; empty in the first. */
  changes: list(
    z.strictObject({
      type: oneOf(changeTypes),
      note: sentence('a sentence on what changed'),
      /** The id of the heading in this version that the change is under; absent for a removed passage. */
      section: ifAny(sentence('the id of a heading')),
    }),
    'changes',
  ),
  /** Linter rules that do not apply to this clinic. */
  waived: ifAny(
    list(z.strictObject({ rule: sentence('a rule such as "PN-22"'), reason: sentence('why') }), 'waivers'),
  ),
});

export type FrontMatter = z.infer<typeof frontMatter>;

/** After a byte order mark, which Windows editors write. */
const PATTERN = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/;

/** Parses the front matter of a policy. `file` is the name used in problems; line numbers are those of the file. */
export function parseFrontMatter(file: string, text: string): Loaded<FrontMatter> {
  const yaml = PATTERN.exec(text)?.[1];
  if (yaml === undefined)
    return { ok: false, problems: ['text.mdx: expected its facts between two lines of ---, found none'] };
  return parseYaml(file, `\n${yaml}`, frontMatter);
}

/** Returns the text below the front matter. */
export const bodyOf = (text: string): string => text.replace(PATTERN, '');

/** Returns only the front matter, with its two `---` lines. */
export const headOf = (text: string): string => PATTERN.exec(text)?.[0] ?? '';
