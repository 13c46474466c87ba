import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../site/policies/lock.ts';
import { problemsForBuild } from '../../site/build/content-problems.ts';
import { policy, problemsIn, seals, TODAY } from '../support/policy-command.ts';
import { policyFolder } from '../support/policy-folder.ts';

/**
 * `npm run policy`, run as a developer runs it. The thorough tests have every refusal, what renders policies more than once,
 * and `npm run adopt`.
 */

describe('new, publish, check', () => {
  test('a draft is the latest text for a new day; publishing renders it with Astro and seals it', async () => {
    const folder = policyFolder();
    const drafted = await policy(folder, 'new', 'privacy', '2027-03-01');
    expect(drafted).toMatchObject({ code: 0, err: '' });
    const text = 'policies/privacy/2027-03-01/text.mdx';
    expect(folder.read(text)).toContain('effective: "2027-03-01"');
    expect(folder.read(text)).not.toContain('published:');
    expect(folder.read(text)).toContain('We are the same people as before.');
    folder.edit(text, 'changes: []', 'changes: [{type: added, note: "A line.", section: who-we-are}]');
    folder.edit(
      text,
      'We are the same people',
      'Write to <Email address={props.clinic.requestsTeam.email} />',
    );

    const published = await policy(folder, 'publish', 'all');
    expect(published).toMatchObject({ code: 0, err: '' });
    const article = folder.read('policies/privacy/2027-03-01/article.html');
    expect(article).toMatch(/<h2 id="who-we-are">[^<]+<\/h2>\n<p>Write to\s+<a href="mailto:requests@/);
    expect(published.out).toContain(sha256(article));
    expect(folder.read(text)).toContain('published: "2026-11-22"');
    expect(Object.keys(seals(folder)['privacy/2027-03-01']?.files ?? {})).toEqual([
      'text.mdx',
      'rows.yaml',
      'facts.yaml',
      'article.html',
    ]);
    expect(folder.read('policies/privacy/2027-03-01/facts.yaml')).toContain('The Brackenholt Clinic');
    expect(problemsIn(folder)).toEqual([]);

    const again = await policy(folder, 'publish', 'privacy', '2027-03-01');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('a published version never changes');
  });
});

describe('withdraw', () => {
  test('replaces a past article with a notice of the day and the old hash, and keeps none of its words', async () => {
    const folder = policyFolder();
    const was = sha256(folder.read('policies/privacy/2025-06-01/article.html'));
    const { code, out } = await policy(folder, 'withdraw', 'privacy', '2025-06-01');
    expect(code).toBe(0);
    expect(out).toContain(was);
    const article = folder.read('policies/privacy/2025-06-01/article.html');
    expect(article).toContain('This text was withdrawn on 22 November 2026');
    expect(article).toContain(was);
    const files = readdirSync(folder.path('policies/privacy/2025-06-01'));
    expect(files.toSorted()).toEqual(['article.html', 'text.mdx']);
    for (const file of files)
      expect(readFileSync(folder.path(join('policies/privacy/2025-06-01', file)), 'utf8')).not.toContain(
        'fax',
      );
    expect(seals(folder)['privacy/2025-06-01']?.withdrawn).toEqual({ on: TODAY, hash: was });
    expect(problemsIn(folder)).toEqual([]);
  });

  test('is refused for the version in force until another one replaces it', async () => {
    const folder = policyFolder();
    const { code, err } = await policy(folder, 'withdraw', 'privacy', '2026-06-19');
    expect(code).toBe(1);
    expect(err).toContain('Publish its correction first');
    expect(problemsIn(folder)).toEqual([]);
  });
});

test('check lists what is wrong in every file of the folder, as the build does', async () => {
  const folder = policyFolder();
  folder.edit('clinic.yaml', 'openingHours:', 'openingHuors:');
  folder.write('brand.yaml', 'colour: red\n');
  folder.write('words/words.yaml', 'site:\n  hoem: Home\n');
  folder.edit('team.yaml', 'role: lead', 'role: boss');
  const { code, out, err } = await policy(folder, 'check');
  expect([code, out]).toEqual([1, '']);
  for (const says of [
    'did you mean openingHours?',
    'brand.yaml line 1, colour: expected no such key, found one; did you mean colours?',
    'words.yaml line 2, site.hoem: expected no such key',
    'team.yaml line 5, people.0.role: expected',
  ])
    expect(err).toContain(says);

  // The register is read with the clinic's facts.
  folder.edit('clinic.yaml', 'openingHuors:', 'openingHours:');
  folder.edit('storage.yaml', 'receiptMonths: 24', 'receiptMonths: soon');
  expect((await policy(folder, 'check')).err).toContain(
    'storage.yaml line 9, receiptMonths: expected a whole number of months from 6 to 84, found "soon"\nbrand.yaml',
  );
});

test('a fault in team.yaml is to be mended, and stops no build that nothing else stops', () => {
  const folder = policyFolder();
  const before = problemsForBuild(folder.dir, TODAY);
  expect(before.others).toEqual([]);
  folder.edit('team.yaml', 'role: lead', 'role: boss');
  const { stops, others } = problemsForBuild(folder.dir, TODAY);
  expect(stops).toEqual(before.stops);
  expect(others.join('\n')).toContain('team.yaml line 5, people.0.role: expected');
});

test('exits with 2 for a misspelt policy, changes nothing and says what to do', async () => {
  const folder = policyFolder();
  const before = folder.read('policies.lock.json');
  const { code, out, err } = await policy(folder, 'publish', 'privcy', TODAY);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('Did you mean privacy?');
  expect(err).not.toMatch(/^\s+at /m);
  expect(err).toContain('\nUsage: npm run policy -- ');
  expect(folder.read('policies.lock.json')).toBe(before);
});
