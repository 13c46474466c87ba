import { loadClinic } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import { loadTeam } from '../../content/team/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { loadBrand } from '../brand/load-brand.ts';
import { problemsBeforeBuild } from '../policies/ready.ts';
import { readPolicies } from '../policies/store.ts';
import { isDraft } from '../policies/version.ts';

/** What is wrong in a clinic's folder, each a sentence with file and line. */
export interface ContentProblems {
  /** What the site cannot be made from. */
  stops: string[];
  /** What stops no build: `team.yaml`, which only the server reads, and drafts, which only `npm run dev` shows. */
  others: string[];
}

/** Returns what is wrong in the folder on that day, for a build. */
export const problemsForBuild = (folder: string, day: string): ContentProblems => ({
  stops: problemsBesideDrafts(folder, day, 'published'),
  others: problemsOf(loadTeam(folder)),
});

/** The same for `npm run dev`, which also shows drafts. */
export async function problemsForDevelopment(folder: string, day: string): Promise<ContentProblems> {
  // A parser that a build does not need.
  const { unknownFacts } = await import('../policies/facts/check.ts');
  const { waiverProblems } = await import('../policies/waivers.ts');
  const policies = readPolicies(folder);
  const versions = policies.ok ? policies.value.versions : [];
  const drafts = versions.filter(isDraft);
  return {
    stops: problemsBesideDrafts(folder, day, 'drafts-too'),
    others: [...problemsOf(loadTeam(folder)), ...unknownFacts(drafts), ...waiverProblems(drafts)],
  };
}

/**
 * The same for `npm run policy -- check`: what cannot be read in any file of the folder. Whether policies are published,
 * and whether they fit the other files, is no matter of one file.
 */
export function unreadableFiles(folder: string): string[] {
  const clinic = loadClinic(folder);
  const loaded: Loaded<unknown>[] = [
    readPolicies(folder),
    clinic,
    ...(clinic.ok ? [loadRegister(folder, clinic.value)] : []),
    loadBrand(folder),
    loadWords(folder),
    loadTeam(folder),
  ];
  return loaded.flatMap(problemsOf);
}

const problemsBesideDrafts = (folder: string, day: string, shown: 'published' | 'drafts-too'): string[] => [
  ...problemsBeforeBuild(folder, day, shown),
  ...problemsOf(loadBrand(folder)),
  ...problemsOf(loadWords(folder)),
];

const problemsOf = (loaded: Loaded<unknown>): string[] => (loaded.ok ? [] : loaded.problems);

/** The problems as the terminal shows them, under a heading. */
export const listProblems = (heading: string, problems: readonly string[]): string =>
  `${heading}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`;
