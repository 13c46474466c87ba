import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adviceOnFiles } from '../../site/policies/advice.ts';
import { checkReport } from '../../site/policies/check-report.ts';
import { lintVersions } from '../../site/policies/lint-versions.ts';
import { orThrow } from '../../content/load.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** What `policy check` advises on a clinic's files besides its policies. */

const folderOf = ({ teamPages, team }: { teamPages: boolean; team: boolean }): string => {
  const { dir } = policyFolder('minimal');
  const clinic = join(dir, 'clinic.yaml');
  if (teamPages) writeFileSync(clinic, `${readFileSync(clinic, 'utf8')}\nteamPages: true\n`);
  if (team) writeFileSync(join(dir, 'team.yaml'), 'people: []\n');
  return dir;
};

test('team pages that the policies do not mention, or that are not there, are named', () => {
  expect(adviceOnFiles(folderOf({ teamPages: false, team: true }))).toEqual([
    expect.stringMatching(/^Advice: team\.yaml opens the team pages, but clinic\.yaml does not say/),
  ]);
  expect(adviceOnFiles(folderOf({ teamPages: true, team: false }))).toEqual([
    expect.stringMatching(/^Advice: clinic\.yaml says “teamPages: true”, but there is no team\.yaml/),
  ]);
  expect(adviceOnFiles(folderOf({ teamPages: true, team: true }))).toEqual([]);
  expect(adviceOnFiles(folderOf({ teamPages: false, team: false }))).toEqual([]);
});

test('a team of one that needs two people for a refusal is advised on', () => {
  const dir = folderOf({ teamPages: true, team: false });
  const people = (...names: string[]) =>
    `people:\n${names.map((name) => `  - { name: ${name}, email: ${name}@clinic.example, role: lead }\n`).join('')}`;
  const write = (text: string) => {
    writeFileSync(join(dir, 'team.yaml'), text);
  };
  write(`${people('a')}refusals: two-people\n`);
  expect(adviceOnFiles(dir)).toEqual([
    'Advice: team.yaml says “refusals: two-people” and lists one person, so nobody could agree to a refusal. List a second person, or say “refusals: one”.',
  ]);
  write(`${people('a', 'b')}refusals: two-people\n`);
  expect(adviceOnFiles(dir)).toEqual([]);
  write(people('a'));
  expect(adviceOnFiles(dir)).toEqual([]);
});

test('own words that ask what the law does not ask are advised on, and fail nothing', () => {
  const dir = folderOf({ teamPages: false, team: false });
  mkdirSync(join(dir, 'words'), { recursive: true });
  writeFileSync(join(dir, 'words/words.yaml'), 'team: { checks: { recent: "Was anything added?" } }\n');
  const advice = adviceOnFiles(dir);
  expect(advice).toEqual([
    expect.stringMatching(/^Advice: words\/words\.yaml line 1, team\.checks\.recent: /),
  ]);
  expect(checkReport([], [], [], advice)).toEqual({ lines: [...advice, 'Nothing to mend.'], failed: false });
});

test('a version from before the team pages is not asked to mention them', async () => {
  const judged = orThrow(await lintVersions('tests/clinics/full', '2026-11-26'));
  expect(judged.map(({ id }) => id)).toContain('privacy/2026-06-19');
  expect(judged.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain('TP-01');
});
