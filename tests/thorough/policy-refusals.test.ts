import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { ANSWERS } from '../support/adoption.ts';
import { command, policy, TODAY } from '../support/policy-command.ts';
import { policyFolder } from '../support/policy-folder.ts';
import type { PolicyFolder } from '../support/policy-files.ts';

/** Everything that `npm run policy` and `npm run adopt` refuse. */

test.each([
  [
    2,
    ['publish', 'privcy', TODAY],
    'Expected one of privacy, cookies, medical-records, confidentiality, all.',
  ],
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
  [2, [], 'error: missing command. Expected one of new, check, draft-next, publish, unpublish, withdraw'],
  [2, ['unpublish'], "error: missing required argument 'policy'"],
  [2, ['unpulbish'], 'Did you mean unpublish?'],
  [2, ['toString'], "error: unknown command 'toString'"],
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

describe('an unknown fact', () => {
  const body =
    '\n## First {#first}\n\n{props.clinic.openingHuors}\n\n<If test={props.clinic.cctv?.keepDay}>\n\nx\n\n</If>\n';

  test('is reported by check and publish with its line, and nothing is written', async () => {
    const folder = policyFolder('minimal');
    folder.draft(`privacy/${TODAY}`, {}, body);
    const file = `policies/privacy/${TODAY}/text.mdx`;
    for (const args of [['check'], ['publish', 'all']]) {
      const { code, out, err } = await policy(folder, ...args);
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

describe('adopt', () => {
  const adopt = (folder: PolicyFolder, answers: Record<string, unknown>) => {
    folder.write('answers.yaml', stringify(answers));
    return command(folder, 'adopt', '--answers', folder.path('answers.yaml'));
  };

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
