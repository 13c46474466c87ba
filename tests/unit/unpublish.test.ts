import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLock } from '../../site/policies/lock.ts';
import { withoutChanges } from '../../site/policies/publish.ts';
import { readPolicies } from '../../site/policies/store.ts';
import { unpublish } from '../../site/policies/unpublish.ts';
import { policyFolder } from '../support/policy-folder.ts';
import { published } from '../support/versions.ts';

const TODAY = '2026-11-22';
const coming = 'cookies/2027-02-01';
const refusalOf = (dir: string, id: string) => {
  const result = unpublish(dir, id, TODAY);
  return result.ok ? '' : result.problems.join();
};

test('makes a version that does not apply yet a draft with the same text, and removes its other files', () => {
  const folder = policyFolder('minimal');
  folder.seal('cookies/2026-11-01');
  folder.seal(coming, { published: TODAY });
  const text = folder.read(`policies/${coming}/text.mdx`);
  expect(unpublish(folder.dir, coming, TODAY)).toMatchObject({ ok: true });
  for (const file of ['article.html', 'facts.yaml'])
    expect(existsSync(folder.path(`policies/${coming}/${file}`)), file).toBe(false);
  expect(folder.read(`policies/${coming}/text.mdx`)).toBe(text.replace(`published: "${TODAY}"\n`, ''));
  const lock = readLock(folder.dir);
  expect(lock.ok && Object.keys(lock.value)).toEqual(['cookies/2026-11-01']);
  const policies = readPolicies(folder.dir);
  expect(policies.ok && policies.value.versions.map(({ name, state }) => [name, state])).toEqual([
    ['2026-11-01', 'published'],
    ['2027-02-01', 'draft'],
  ]);
});

test.each<[string, string, string]>([
  ['that applies from today', `cookies/${TODAY}`, 'has applied since 2026-11-22'],
  ['that applied', 'cookies/2026-11-01', 'has applied since 2026-11-01'],
  ['that was withdrawn', 'cookies/2027-01-15', 'was withdrawn on 2026-11-20'],
  [
    'that a later one follows',
    coming,
    'published: cookies/2027-02-01-2, cookies/2027-03-01. Take back cookies/2027-03-01 first.',
  ],
  ['that is a draft', 'cookies/2027-04-01', 'There is no published version cookies/2027-04-01.'],
  ['that does not exist', 'cookies/2030-01-01', 'There is no published version cookies/2030-01-01.'],
])('refuses a version %s, and changes nothing', (_, id, says) => {
  const folder = policyFolder('minimal');
  for (const day of ['2026-11-01', TODAY, '2027-01-15', '2027-02-01', '2027-02-01-2', '2027-03-01'])
    folder.seal(`cookies/${day}`, { published: '2026-11-01' });
  folder.draft('cookies/2027-04-01');
  folder.edit(
    'policies.lock.json',
    '"cookies/2027-01-15": {',
    `"cookies/2027-01-15": { "withdrawn": { "on": "2026-11-20", "hash": "${'0'.repeat(64)}" },`,
  );
  const before = folder.read('policies.lock.json');
  expect(refusalOf(folder.dir, id)).toContain(says);
  expect(folder.read('policies.lock.json')).toBe(before);
  const policies = readPolicies(folder.dir);
  expect(policies.ok).toBe(true);
});

test('reports versions that follow another and name no change, except first versions', () => {
  const [first, second, other] = ['privacy/2026-01-01', 'privacy/2026-02-01', 'cookies/2026-01-01'].map(
    (id) => published(id),
  );
  if (!first || !second || !other) throw new Error('A version is missing');
  expect(withoutChanges([first, second, other], [first, second, other])).toEqual(['privacy/2026-02-01']);
  const told = {
    ...second,
    data: { ...second.data, changes: [{ type: 'added' as const, note: 'A line.' }] },
  };
  expect(withoutChanges([told], [first, told])).toEqual([]);
});
