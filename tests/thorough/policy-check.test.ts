import { cpSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { publish } from '../../site/policies/publish.ts';
import { policy } from '../support/policy-command.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** What the linter finds, in `npm run policy -- check` and on publication. Both render the policies with Astro. */

const placeholder = '\n## First {#first}\n\nAsk [clinic name] about it.\n';

test('check lists the findings, and fails', async () => {
  const folder = policyFolder('minimal');
  folder.seal('privacy/2026-11-22', {}, placeholder);
  const { code, out } = await policy(folder, 'check');
  expect(code).toBe(1);
  expect(out).toMatch(
    /privacy\/2026-11-22, by the law of 2026-11-22:\n[\s\S]*error CD-06 #first: .*\[clinic name\]/,
  );
});

test('check lists the findings in a replaced version, and does not fail for them', async () => {
  const folder = policyFolder('minimal');
  cpSync(inject('sites').minimal.contentDir, folder.dir, { recursive: true });
  folder.seal('privacy/2026-11-21', {}, placeholder);
  const { code, out } = await policy(folder, 'check');
  expect(out).toMatch(
    /privacy\/2026-11-21, by the law of 2026-11-21 \(a later version has replaced it\):\n[\s\S]*error CD-06/,
  );
  expect(code).toBe(0);
});

test('a draft with a placeholder is not sealed', async () => {
  const folder = policyFolder('minimal');
  folder.draft('privacy/2026-11-22', {}, placeholder.replace('[clinic name]', '\\[clinic name\\]'));
  const published = await publish(folder.dir, [], '2026-11-22');
  expect(published).toMatchObject({
    ok: false,
    problems: [
      expect.stringMatching(
        /^privacy\/2026-11-22, by the law of 2026-11-22:\n[\s\S]*error CD-06 #first: .*\[clinic name\]/,
      ),
    ],
  });
  expect(() => folder.read('policies.lock.json')).toThrow('ENOENT');
});
