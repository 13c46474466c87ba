import { existsSync, readdirSync } from 'node:fs';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { ANSWERS, typedAnswers, withoutMarks } from '../support/adoption.ts';
import { compileCache } from '../support/compile-cache.ts';
import { runNode } from '../support/own-checkout.ts';
import { command, policy, problemsIn, TODAY } from '../support/policy-command.ts';
import { policyFolder } from '../support/policy-folder.ts';
import type { PolicyFolder } from '../support/policy-files.ts';

/** `npm run adopt`, run as a developer runs it. */

const processors = [
  {
    name: 'Sallow Records',
    does: 'keeps our patient records and runs the computers that this website is on',
    category: 'hosting',
    role: 'processor',
    country: 'United Kingdom',
    transfer: 'none',
    notice: 'https://records.sallow.example/privacy',
    checkedOn: '2026-11-02',
  },
];
const adopt = (folder: PolicyFolder, answers: Record<string, unknown>) => {
  folder.write('answers.yaml', stringify(answers));
  return command(folder, 'adopt', '--answers', folder.path('answers.yaml'));
};

test('replaces the demo with a clinic’s answers and one draft of each policy, which can be published', async () => {
  const folder = policyFolder();
  const adopted = await adopt(folder, { ...ANSWERS, processors });
  expect(adopted).toMatchObject({ code: 0, err: '' });
  expect(adopted.out).toMatch(/ {2}- clinic\.yaml line \d+, retention\n/);
  for (const name of ['text.mdx', 'rows.yaml', 'facts.yaml', 'article.html'])
    expect(folder.read('.gitattributes')).toContain(`policies/**/${name} -text\n`);
  expect(existsSync(folder.path('policies.lock.json'))).toBe(false);
  for (const kind of policyKinds) expect(readdirSync(folder.path(`policies/${kind}`)), kind).toEqual([TODAY]);

  const refused = await policy(folder, 'publish', 'all');
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(
    /^clinic\.yaml line \d+, retention: still marked TO CHECK; make it true, then delete the mark$/m,
  );
  folder.write('clinic.yaml', withoutMarks(folder.read('clinic.yaml')));
  const published = await policy(folder, 'publish', 'all');
  expect(published.code, published.err).toBe(0);
  for (const kind of policyKinds) {
    const article = folder.read(`policies/${kind}/${TODAY}/article.html`);
    expect(article, kind).not.toMatch(/Brackenholt/);
    expect(article, kind).toMatch(/Sallow/);
  }
  expect(problemsIn(folder)).toEqual([]);
});

test('reads answers from a pipe, and writes nothing if they end early', async () => {
  const folder = policyFolder();
  const before = folder.read('clinic.yaml');
  const env = { ...compileCache, CONTENT_DIR: folder.dir, CANDOUR_TODAY: TODAY };
  const pipe = (lines: string[]) =>
    runNode(process.cwd(), 'site/commands/adopt.ts', [], env, lines.map((line) => `${line}\n`).join(''));
  const early = await pipe(typedAnswers().slice(0, 1));
  expect(early.code).toBe(1);
  expect(early.err).toBe(
    'expected an answer to “What is the name over your door?”, found the end of the input\n',
  );
  expect(folder.read('clinic.yaml')).toBe(before);

  // The first answer was kept, so only the others are asked.
  const whole = await pipe(typedAnswers().slice(1));
  expect(whole).toMatchObject({ code: 0, err: '' });
  expect(existsSync(`${folder.dir}.answers.yaml`)).toBe(false);
  expect(folder.read('clinic.yaml')).toContain('tradingName: The Sallow Rooms');
});

test('an answer that cannot be used is named with its line in the file of answers, and nothing is written', async () => {
  const folder = policyFolder();
  const before = folder.read('clinic.yaml');
  const { code, out, err } = await adopt(folder, {
    ...ANSWERS,
    phone: 'nonsense',
    openingHuors: 'always',
    minimumAge: -4,
  });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^answers\.yaml line 13, phone: expected .+, found "nonsense"$/m);
  expect(err).toMatch(/^answers\.yaml line \d+, openingHuors: expected no such key, found one/m);
  expect(err).toMatch(/^answers\.yaml line \d+, minimumAge: expected/m);
  expect(err).not.toContain('clinic.yaml');
  expect(folder.read('clinic.yaml')).toBe(before);
});

test('a file of answers that is not there is a usage error', async () => {
  const folder = policyFolder();
  const { code, err } = await command(folder, 'adopt', '--answers', folder.path('none.yaml'));
  expect(code).toBe(2);
  expect(err).toContain(`There is no file ${folder.path('none.yaml')}.`);
});
