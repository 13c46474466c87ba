import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { variableNames } from '../../api/base/config.ts';
import { describedFiles, keysOfFile } from '../../content/json-schema.ts';
import { readRelease, releases, settings } from '../../content/releases.ts';
import { lawSince } from '../../site/commands/upgrade/law-since.ts';
import { newKeysSince } from '../../site/commands/upgrade/new-keys.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

test('what the release of package.json understands is written: “npm run schemas” writes it', () => {
  expect(releases).toContain(version);
});

test('lists the keys and settings that release 0.1.0 did not know, a new group once', () => {
  const found = newKeysSince(readRelease('0.1.0'), 'tests/clinics/minimal');
  const inFile = (name: string) =>
    found.find(({ file }) => file === name)?.keys.map(({ path }) => path) ?? [];
  expect(inFile('clinic.yaml')).toEqual(
    expect.arrayContaining(['formerNames', 'promises', 'payments.plans']),
  );
  expect(inFile('clinic.yaml').filter((path) => /^promises\./.test(path))).toEqual([]);
  for (const known of ['legalName', 'payments', 'sites[].name'])
    expect(inFile('clinic.yaml')).not.toContain(known);
  expect(inFile('.env')).toEqual(expect.arrayContaining(['DATABASE_URL', 'SMTP_URL']));
  expect(inFile('.env')).not.toContain('PUBLIC_ORIGIN');
});

test('says whether the clinic has an optional file that is new', () => {
  const brandOf = (clinic: string) =>
    newKeysSince(readRelease('0.1.0'), clinic).find(({ file }) => file === 'brand.yaml')?.missing;
  expect(brandOf('content/demo')).toBe(false);
  expect(brandOf('tests/clinics/minimal')).toBe(true);
});

test('finds nothing new against what this release understands', () => {
  const now = Object.fromEntries(
    describedFiles.map((file) => [file, keysOfFile(file).map(({ path }) => path)]),
  ) as Pick<ReturnType<typeof readRelease>, (typeof describedFiles)[number]>;
  const release = { day: '2026-11-26', ...now, '.env': settings().map(({ name }) => name) };
  expect(newKeysSince(release, 'content/demo')).toEqual([]);
});

test('knows every setting of .env.example, with the comment above it', () => {
  expect(
    settings()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...new Set(variableNames)].toSorted());
  expect(settings().find(({ name }) => name === 'BASE_PATH')?.description).toBe(
    'The path that the site lives under, when it has no domain of its own: /privacy',
  );
});

test('says what the law of a nation changed after a day, and what it will change', () => {
  const { since, coming } = lawSince('2026-06-18', '2026-09-29', 'scotland');
  const ids = (entries: typeof since) => entries.map(({ id, from }) => `${from} ${id}`);
  expect(since.every(({ from }) => from > '2026-06-18' && from <= '2026-09-29')).toBe(true);
  expect(ids(since)).toContain('2026-06-19 complaints.acknowledgement-days');
  expect(ids(coming)).toContain('2026-09-30 regulator.identity');
  expect(ids(since).toSorted()).toEqual(ids(since));
  expect(lawSince('2026-09-30', '2026-11-26', 'scotland').since.map(({ id }) => id)).not.toContain(
    'regulator.identity',
  );
});
