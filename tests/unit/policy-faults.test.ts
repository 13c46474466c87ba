import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPolicies } from '../../site/policies/store.ts';
import { policyFolder } from '../support/policy-folder.ts';
import type { PolicyFolder } from '../support/policy-files.ts';

/** What stops the build: each row makes one fault, and has what the message must say. */

const problemsOf = ({ dir }: PolicyFolder): string[] => {
  const policies = readPolicies(dir);
  return policies.ok ? [] : policies.problems;
};

test('a valid folder has no faults', () => {
  const folder = policyFolder();
  folder.seal('privacy/2026-11-22');
  folder.seal('privacy/2026-11-22-2');
  folder.seal('medical-records/2026-11-22', { changes: [{ type: 'added', note: 'x', section: 'first' }] });
  expect(problemsOf(folder)).toEqual([]);
  expect(problemsOf(policyFolder('minimal'))).toEqual([]);
});

const article = 'policies/privacy/2026-06-19/article.html';

test.each<[string, (folder: PolicyFolder) => void, string, string]>([
  [
    'a changed word in an article',
    (f) => {
      f.edit(article, '30 days', '90 days');
    },
    article,
    'git restore',
  ],
  [
    'an added space at the end of an article',
    (f) => {
      f.write(article, `${f.read(article)} `);
    },
    article,
    'put the new words into a new version',
  ],
  [
    'a changed frozen fact',
    (f) => {
      f.edit('policies/privacy/2025-06-01/facts.yaml', 'adultYears', 'adultYear');
    },
    'policies/privacy/2025-06-01/facts.yaml',
    'git restore',
  ],
  [
    'a changed text of an article',
    (f) => {
      f.edit('policies/cookies/2025-06-01/text.mdx', 'no cookies', 'some cookies');
    },
    'policies/cookies/2025-06-01/text.mdx',
    'git restore',
  ],
  [
    'changed line endings',
    (f) => {
      f.write(article, f.read(article).replaceAll('\n', '\r\n'));
    },
    article,
    'git restore',
  ],
  [
    'a missing article',
    (f) => {
      rmSync(f.path(article));
    },
    article,
    'Bring it back',
  ],
  [
    'a missing version',
    (f) => {
      rmSync(f.path('policies/privacy/2026-06-19'), { recursive: true });
    },
    article,
    'Bring it back',
  ],
  [
    'a missing seal',
    (f) => {
      f.write('policies.lock.json', '{}');
    },
    article,
    'Bring the lock back',
  ],
  [
    'an invalid lock file',
    (f) => {
      f.write('policies.lock.json', '{"privacy/2026-06-19": {"files": {"text.mdx": "abc"}}}');
    },
    'policies.lock.json line 1',
    'expected a SHA-256',
  ],
  [
    'a folder name without a day',
    (f) => {
      f.draft('privacy/next');
    },
    'policies/privacy/next',
    'such as 2026-11-22',
  ],
  [
    'an unknown policy',
    (f) => {
      f.draft('privacey/2026-11-22');
    },
    'policies/privacey',
    'privacy, cookies, medical-records, confidentiality',
  ],
  [
    'a day that does not exist',
    (f) => {
      f.draft('privacy/2026-11-30', { effective: '2026-11-31' });
    },
    'policies/privacy/2026-11-30/text.mdx line 4, effective',
    'expected a day of the calendar in quotation marks',
  ],
  [
    'a misspelt key',
    (f) => {
      f.draft('privacy/2026-11-30', { nextreview: '2027-11-30' });
    },
    'policies/privacy/2026-11-30/text.mdx line 9, nextreview',
    'did you mean nextReview?',
  ],
  [
    'missing front matter',
    (f) => {
      f.write('policies/privacy/2026-11-30/text.mdx', '## First {#first}\n');
    },
    'policies/privacy/2026-11-30/text.mdx',
    'between two lines of ---',
  ],
  [
    'a folder without a text',
    (f) => {
      f.write('policies/privacy/2026-11-30/notes.txt', '');
    },
    'policies/privacy/2026-11-30',
    'expected a text.mdx',
  ],
  [
    'a day in the text that differs from the folder',
    (f) => {
      f.draft('privacy/2026-11-30', { effective: '2026-12-01' });
    },
    'policies/privacy/2026-11-30',
    'Make them the same day',
  ],
  [
    'a version published after it applies',
    (f) => {
      f.seal('privacy/2026-11-22', { published: '2026-11-23' });
    },
    'policies/privacy/2026-11-22',
    'before people can read it',
  ],
  [
    'a review after the publication',
    (f) => {
      f.seal('privacy/2026-11-22', { reviewed: '2026-11-23' });
    },
    'policies/privacy/2026-11-22',
    'after published',
  ],
  [
    'a next review in the past',
    (f) => {
      f.seal('privacy/2026-11-22', { nextReview: '2018-01-01' });
    },
    'policies/privacy/2026-11-22',
    'Choose a day within the next year',
  ],
  [
    'a correction without a version to correct',
    (f) => {
      f.draft('privacy/2026-11-22-2');
    },
    'policies/privacy/2026-11-22-2',
    'Name it 2026-11-22.',
  ],
  [
    'two versions for one day',
    (f) => {
      f.seal('privacy/2026-11-22');
      f.seal('privacy/2026-11-23', { effective: '2026-11-22', published: '2026-11-22' });
    },
    'policies/privacy/2026-11-23',
    'two versions cannot apply at once',
  ],
  [
    'a version published before the one it follows',
    (f) => {
      f.seal('privacy/2026-11-22', { published: '2026-06-01' });
    },
    'policies/privacy/2026-11-22',
    'order in which they are published',
  ],
  [
    'a draft for a day before a published version',
    (f) => {
      f.draft('privacy/2026-01-01');
    },
    'policies/privacy/2026-01-01',
    'give the draft a later day',
  ],
  [
    'a change that names an unknown section',
    (f) => {
      f.seal('privacy/2026-11-22', { changes: [{ type: 'added', note: 'x', section: 'secund' }] });
    },
    'policies/privacy/2026-11-22/text.mdx',
    'Its sections are first.',
  ],
  [
    'a change in a draft that names an unknown section',
    (f) => {
      f.draft('privacy/2026-11-22', { changes: [{ type: 'added', note: 'x', section: 'secund' }] });
    },
    'policies/privacy/2026-11-22/text.mdx',
    'Its sections are first.',
  ],
  [
    'an unknown component',
    (f) => {
      f.draft('privacy/2026-11-22', {}, '\n## First {#first}\n\n<Telephone number="1" />\n');
    },
    'policies/privacy/2026-11-22/text.mdx',
    'A policy can use',
  ],
])('%s is reported with its file and what to do', (_, spoil, names, says) => {
  const folder = policyFolder();
  spoil(folder);
  const problems = problemsOf(folder);
  const found = problems.filter((problem) => problem.startsWith(names));
  expect(found, problems.join('\n')).not.toEqual([]);
  expect(found.join('\n')).toContain(says);
});
