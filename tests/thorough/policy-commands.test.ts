import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { ANSWERS, withoutMarks } from '../support/adoption.ts';
import { command, policy, problemsIn, seals, TODAY } from '../support/policy-command.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** Commands that each render policies with Astro several times. */

test('check lists the facts that changed since, and the sections that would now differ', async () => {
  const folder = policyFolder();
  folder.edit('clinic.yaml', 'adultYears: 9', 'adultYears: 12');
  const { out } = await policy(folder, 'check');
  expect(out).toMatch(/privacy\/2026-06-19: would read differently.*\n {2}- How long do we keep it\?\n/);
  expect(out).toContain('retention.adultYears: was 9, is 12');
  expect(out).toContain('cookies/2025-06-01: says what it would say if it were published today.');
  expect(problemsIn(folder)).toEqual([]);
});

test('publish refuses an article with visible Markdown or a missing fact, and writes nothing', async () => {
  const folder = policyFolder('minimal');
  const body = '\n## First {#first}\n\n{"**Read** this"}\n\n{undefined + ""}\n';
  folder.draft('privacy/2026-11-22', {}, body);
  const before = readdirSync(folder.path('policies/privacy/2026-11-22'));
  const { code, err } = await policy(folder, 'publish', 'privacy', TODAY);
  expect(code).toBe(1);
  expect(err).toContain('Markdown that was not turned into text');
  expect(err).toContain('a fact that is missing in clinic.yaml');
  expect(readdirSync(folder.path('policies/privacy/2026-11-22'))).toEqual(before);
  expect(existsSync(folder.path('policies.lock.json'))).toBe(false);
});

test('publish refuses a draft that names an unknown fact while it is rendered, and check accepts a published text that does', async () => {
  const late = '\n## First {#first}\n\n{props.clinic[["tel", "ephone"].join("")]}\n';
  const folder = policyFolder('minimal');
  folder.seal('cookies/2026-11-01', {}, late);
  expect((await policy(folder, 'check')).err).toBe('');
  folder.draft(`privacy/${TODAY}`, {}, late);
  const { code, err } = await policy(folder, 'publish', 'all');
  expect(code).toBe(1);
  expect(err).toContain(`policies/privacy/${TODAY}/text.mdx, props.clinic.telephone: there is no such fact`);
});

test('adopt lists the facts of the demo that it kept, and publish refuses each of them', async () => {
  const folder = policyFolder();
  for (const file of ['clinic.yaml', 'storage.yaml'])
    folder.write(file, readFileSync(join('content/demo', file), 'utf8'));
  const answers = {
    ...ANSWERS,
    website: 'https://www.sallow-rooms.co.uk',
    careRegulator: true,
    cctv: true,
  };
  folder.write('answers.yaml', stringify(answers));
  const adopted = await command(folder, 'adopt', '--answers', folder.path('answers.yaml'));
  expect(adopted).toMatchObject({ code: 0, err: '' });
  const left = [
    'clinic.yaml, processors.0.notice: https://company.example/privacy (company.example is reserved for examples)',
    'clinic.yaml, system.name: Harbour Records (invented for the demo)',
    'clinic.yaml, careRegulator.providerId: 1-000000000 (invented for the demo)',
    'clinic.yaml, cctv.contact: cctv@ashlark.example (invented for the demo)',
    'clinic.yaml, requestsTeam.email: requests@sallow.example (sallow.example is reserved for examples)',
  ];
  const written = adopted.out.replaceAll(/ line \d+,/g, ',');
  for (const line of left) expect(written).toContain(`  - ${line}\n`);
  const [notYours = '', ofNobody = ''] = adopted.out.split('These answers of yours belong to nobody.');
  expect(notYours).toContain('These facts are not yours yet.');
  expect(notYours).not.toContain('sallow.example');
  expect(ofNobody).not.toMatch(/Harbour|company/);
  expect(adopted.out).not.toMatch(/: (Resend|Google Analytics|Care Quality Commission) \(/);

  folder.write('clinic.yaml', withoutMarks(folder.read('clinic.yaml')));
  const refused = await policy(folder, 'publish', 'all');
  expect([refused.code, refused.out]).toEqual([1, '']);
  for (const line of left) {
    const [, at, value] = /^(.*?): (.*) \(/.exec(line) ?? [];
    expect(refused.err).toContain(`error DEMO-01: ${at ?? ''} is "${value ?? ''}"`);
  }
  expect(existsSync(folder.path('policies.lock.json'))).toBe(false);
});

test('unpublish makes a version that does not apply yet a draft again, and publish warns of one without changes', async () => {
  const folder = policyFolder();
  const next = 'policies/privacy/2027-01-10/text.mdx';
  const before = folder.read(next);
  const published = await policy(folder, 'publish', 'privacy', '2027-01-10');
  expect(published).toMatchObject({ code: 0, err: '' });
  const taken = await policy(folder, 'unpublish', 'privacy', '2027-01-10');
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(taken.out).toContain('is a draft again');
  expect(folder.read(next)).toBe(before);
  expect(Object.keys(seals(folder))).not.toContain('privacy/2027-01-10');

  folder.edit(next, /^changes:\n( .*\n)+/m, 'changes: []\n');
  const again = await policy(folder, 'publish', 'privacy', '2027-01-10');
  expect(again.code).toBe(0);
  expect(again.err).toMatch(
    /^Warning: privacy\/2027-01-10 follows another version, but its “changes” are empty/,
  );
  expect(problemsIn(folder)).toEqual([]);
});

test('publish refuses a draft that follows another draft', async () => {
  const folder = policyFolder();
  await policy(folder, 'new', 'privacy', '2027-03-01');
  const { code, err } = await policy(folder, 'publish', 'privacy', '2027-03-01');
  expect(code).toBe(1);
  expect(err).toContain('policies/privacy/2027-01-10 is a draft for a day before 2027-03-01');
  expect(existsSync(folder.path('policies/privacy/2027-03-01/article.html'))).toBe(false);
});
