import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadClinic } from '../../content/load.ts';
import { loadTeam } from '../../content/team/load.ts';
import { overtakenWords } from '../../content/words/overtaken-words.ts';

/** What `npm run policy -- check` advises on a clinic's files besides its policies, in sentences. Nothing of it stops anything. */
export const adviceOnFiles = (contentDir: string): string[] =>
  [
    ...overtakenWords(contentDir).map((problem) => `words/${problem}.`),
    ...teamPagesUnsaid(contentDir),
    ...nobodyAgrees(contentDir),
  ].map((sentence) => `Advice: ${sentence}`);

/** A refusal that needs two people cannot be recorded by a team of one. */
function nobodyAgrees(contentDir: string): string[] {
  const team = loadTeam(contentDir);
  const isAlone = team.ok && team.value?.refusals === 'two-people' && team.value.people.length === 1;
  return isAlone
    ? [
        'team.yaml says “refusals: two-people” and lists one person, so nobody could agree to a refusal. List a second person, or say “refusals: one”.',
      ]
    : [];
}

/** The policies speak of the team pages where `teamPages` is true. `team.yaml` opens those pages. */
function teamPagesUnsaid(contentDir: string): string[] {
  const clinic = loadClinic(contentDir);
  if (!clinic.ok) return [];
  const open = existsSync(join(contentDir, 'team.yaml'));
  if (open === clinic.value.teamPages) return [];
  return open
    ? [
        'team.yaml opens the team pages, but clinic.yaml does not say “teamPages: true”, so the policies do not mention them. Add the line, then publish new versions from the text of this release.',
      ]
    : [
        'clinic.yaml says “teamPages: true”, but there is no team.yaml, so the policies speak of pages that are not there.',
      ];
}
