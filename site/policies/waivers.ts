import { join } from 'node:path';
import { didYouMean } from '../../content/did-you-mean.ts';
import { readTextFile } from '../../content/text-file.ts';
import { rules } from '../linter/rules.ts';
import { frontMatter, parseFrontMatter } from './front-matter.ts';
import { idOf } from './version.ts';
import type { Draft } from './version.ts';

const ids = [...new Set(rules.map(({ id }) => id))];

/** The front matter of a draft, whose waivers name rules of today. A published version may name one that is gone. */
const draftMatter = frontMatter.superRefine(({ waived = [] }, context) => {
  for (const [index, { rule }] of waived.entries()) {
    if (ids.includes(rule)) continue;
    const meant = didYouMean(rule, ids);
    const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
    context.addIssue({
      code: 'custom',
      path: ['waived', index, 'rule'],
      message: `a rule that the linter has${hint}`,
    });
  }
});

/** Returns a sentence, with file and line, for each waiver in a draft of a rule that does not exist, or no longer does. */
export const waiverProblems = (drafts: readonly Draft[]): string[] =>
  drafts.flatMap((draft) => {
    if ((draft.data.waived ?? []).every(({ rule }) => ids.includes(rule))) return [];
    const file = join(draft.folder, 'text.mdx');
    const read = readTextFile(file);
    if (!read.ok) return [];
    const parsed = parseFrontMatter(file, read.text, draftMatter);
    return parsed.ok ? [] : parsed.problems.map((problem) => `policies/${idOf(draft)}/${problem}`);
  });
