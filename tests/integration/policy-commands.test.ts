import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { sha256 } from '../../site/policies/lock.ts';
import { ANSWERS, typedAnswers } from '../support/adoption.ts';
import { compileCache } from '../support/compile-cache.ts';
import { runNode } from '../support/own-checkout.ts';
import { command, policy, problemsIn, seals, TODAY } from '../support/policy-command.ts';
import { policyFolder } from '../support/policy-folder.ts';
import type { PolicyFolder } from '../support/policy-files.ts';

/** `npm run policy` and `npm run adopt`, run as a developer runs them. */

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

    // This clinic also has a draft for an earlier day, which has to be published first.
    const early = await policy(folder, 'publish', 'privacy', '2027-03-01');
    expect(early.code).toBe(1);
    expect(early.err).toContain('policies/privacy/2027-01-10 is a draft for a day before 2027-03-01');
    expect(existsSync(folder.path('policies/privacy/2027-03-01/article.html'))).toBe(false);

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

describe('an unknown fact', () => {
  const body =
    '\n## First {#first}\n\n{props.clinic.openingHuors}\n\n<If test={props.clinic.cctv?.keepDay}>\n\nx\n\n</If>\n';

  test('is reported by check and publish with its line, and nothing is written', async () => {
    const folder = policyFolder('minimal');
    folder.draft(`privacy/${TODAY}`, {}, body);
    const file = `policies/privacy/${TODAY}/text.mdx`;
    for (const command of [['check'], ['publish', 'all']]) {
      const { code, out, err } = await policy(folder, ...command);
      expect([code, out]).toEqual([1, '']);
      expect(err.split('\n')).toEqual([
        `${file} line 13, props.clinic.openingHuors: there is no such fact; did you mean openingHours?`,
        `${file} line 15, props.clinic.cctv.keepDay: there is no such fact; did you mean keepDays?`,
        '',
      ]);
    }
    expect(existsSync(folder.path('policies.lock.json'))).toBe(false);
  });
});

describe('unpublish', () => {
  test('makes a version that does not apply yet a draft again, and publish warns of one without changes', async () => {
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

test.each([
  [
    2,
    ['publish', 'privcy', TODAY],
    'Expected one of privacy, cookies, medical-records, confidentiality, all.',
  ],
  [2, ['publish', 'privcy', TODAY], 'Did you mean privacy?'],
  [2, ['publish', 'privacy', '2026-02-31'], 'Expected a day such as'],
  [2, ['publish', 'privacy'], "error: missing required argument 'day'"],
  [2, ['publish', 'all', TODAY], "error: too many arguments for 'publish all'"],
  [2, ['publish', 'all', '--from=release'], "error: unknown option '--from=release'"],
  [2, ['publish', 'privacy', '2027-01-10', '--from', 'release'], "error: unknown option '--from'"],
  [2, ['new', 'privacy', '2027-02-01', '--from', 'relaese'], 'Did you mean release?'],
  [2, ['new', 'privacy', '2027-02-01', 'release'], "error: too many arguments for 'new'"],
  [
    1,
    ['publish', 'privacy', '2030-01-01'],
    'There is no draft privacy/2030-01-01. The drafts are privacy/2027-01-10.',
  ],
  [1, ['new', 'privacy', '2026-11-21'], '2026-11-21 is past.'],
  [1, ['new', 'privacy', '2027-01-10'], 'privacy/2027-01-10 is there already.'],
  [1, ['withdraw', 'privacy', '2027-01-10'], 'There is no published version privacy/2027-01-10.'],
  [1, ['unpublish', 'privacy', '2026-06-19'], 'privacy/2026-06-19 has applied since 2026-06-19'],
  [2, ['unpublish'], "error: missing required argument 'policy'"],
  [2, ['unpulbish'], 'Did you mean unpublish?'],
  [2, ['toString'], "error: unknown command 'toString'"],
  [2, [], 'error: missing command. Expected one of new, check, draft-next, publish, unpublish, withdraw'],
])('exits with %i for %j, changes nothing and says what to do', async (exit, args, says) => {
  const folder = policyFolder();
  const before = folder.read('policies.lock.json');
  const { code, out, err } = await policy(folder, ...args);
  expect([code, out]).toEqual([exit, '']);
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
  expect(err.includes('\nUsage: npm run policy -- ')).toBe(exit === 2);
  expect(folder.read('policies.lock.json')).toBe(before);
});

describe('adopt', () => {
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
    expect(folder.read('.gitattributes')).toContain('policies/**/article.html -text\n');
    expect(existsSync(folder.path('policies.lock.json'))).toBe(false);
    for (const kind of policyKinds)
      expect(readdirSync(folder.path(`policies/${kind}`)), kind).toEqual([TODAY]);
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

  test('never replaces a clinic’s own folder, and changes nothing if an answer is invalid', async () => {
    const folder = policyFolder();
    const before = folder.read('clinic.yaml');
    const unfit = await adopt(folder, { ...ANSWERS, phone: 'ring us' });
    expect([unfit.code, unfit.out]).toEqual([1, '']);
    expect(unfit.err).toContain('phone: expected a telephone number');
    expect(folder.read('clinic.yaml')).toBe(before);

    for (const own of ['www.sallow-rooms.test', 'www.example-clinic.co.uk', 'a.example.org']) {
      folder.edit('clinic.yaml', /^website: .*/m, `website: https://${own}`);
      const refused = await adopt(folder, ANSWERS);
      expect(refused.code, own).toBe(1);
      expect(refused.err).toContain('would throw its policies away');
    }
    expect(existsSync(folder.path('policies/privacy/2026-06-19/article.html'))).toBe(true);
  });
});
