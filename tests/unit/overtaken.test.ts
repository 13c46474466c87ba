import { describe, expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import type { Finding } from '../../site/linter/rule.ts';
import { problemsForBuild } from '../../site/build/content-problems.ts';
import { checkReport } from '../../site/policies/check-report.ts';
import { draftNext } from '../../site/policies/draft-next.ts';
import type { LintedVersion } from '../../site/policies/lint-version.ts';
import { markFaults } from '../../site/policies/mark-faults.ts';
import { publish } from '../../site/policies/publish.ts';
import { problemsBeforePublication } from '../../site/policies/ready.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** How `policy check` reports what a change in the law made wrong, and the draft that marks it. */

const oldName: Finding = {
  rule: 'LAW-03',
  topic: 'LAW-03',
  level: 'error',
  source: 'SI 2026/1015',
  since: '2026-09-30',
  section: 'complain',
  missing: 'the regulator has another name: "Complain to the Information Commissioner."',
};
const noDays: Finding = {
  rule: 'PN-29',
  topic: 'PN-29',
  level: 'error',
  source: 'DPA 2018 s.164A',
  since: '2026-06-19',
  missing: 'that a complaint is acknowledged within 30 days',
};
const version = (...findings: Finding[]): LintedVersion => ({
  id: 'privacy/2026-01-15',
  on: '2026-11-26',
  replaced: false,
  findings,
});
const COMMAND = 'npm run policy -- draft-next privacy';

describe('the report', () => {
  test('has a sentence for each fault with the day it became wrong, and offers the next draft once', () => {
    expect(checkReport([version(oldName, noDays)], [])).toEqual({
      failed: true,
      lines: [
        'privacy/2026-01-15 says “Complain to the Information Commissioner.”, wrong since 30 September 2026 (SI 2026/1015, rule LAW-03): the regulator has another name.',
        'privacy/2026-01-15 does not say this, required since 19 June 2026 (DPA 2018 s.164A, rule PN-29): that a complaint is acknowledged within 30 days.',
        `To draft the next version, with what must change marked: ${COMMAND}`,
      ],
    });
  });

  test('lists a fault that was there from the first day in the usual form', () => {
    const { lines } = checkReport([version({ ...noDays, since: '2018-05-25' })], []);
    expect(lines.join('\n')).toContain('error PN-29');
    expect(lines.join('\n')).not.toContain(COMMAND);
  });

  test('does not offer a draft for faults that are waived or in a replaced version', () => {
    for (const one of [version({ ...noDays, waived: 'A reason.' }), { ...version(noDays), replaced: true }])
      expect(checkReport([one], []).lines.join('\n')).not.toContain(COMMAND);
  });

  test('ends with “Nothing to mend.” if there is no error or warning, and only then', () => {
    expect(checkReport([version()], []).lines).toEqual(['Nothing to mend.']);
    expect(checkReport([version({ ...noDays, level: 'advice' })], []).lines.at(-1)).toBe('Nothing to mend.');
    const drift = { id: 'privacy/2026-01-15', facts: ['phone: was 1, is 2'], sections: ['Contact'] };
    for (const lines of [
      checkReport([version()], [drift]).lines,
      checkReport([version(noDays)], []).lines,
      checkReport([version({ ...noDays, level: 'warning' })], []).lines,
    ])
      expect(lines).not.toContain('Nothing to mend.');
  });
});

describe('the marks', () => {
  const text = [
    '## Contact {#contact}',
    'Call us.',
    '## Complain {#complain}',
    'First, tell us.',
    'Complain to the {props.clinic.regulator.name}, the Information Commissioner.',
  ].join('\n\n');

  test('are placed before the faulty paragraph, even if facts fill it', () => {
    expect(markFaults(text, [oldName])).toContain(
      'First, tell us.\n\n{/* TO CHANGE: this version says “Complain to the Information Commissioner.”, wrong since 30 September 2026',
    );
  });

  test('are placed under the heading of the section, or at the top, for something missing', () => {
    expect(markFaults(text, [{ ...noDays, section: 'complain' }])).toMatch(
      /## Complain \{#complain\}\n\n\{\/\* TO CHANGE: .*\*\/\}\n\nFirst/,
    );
    expect(markFaults(text, [noDays])).toMatch(/^\{\/\* TO CHANGE: .*\*\/\}\n\n## Contact/);
  });

  test('are never put inside a list of values', () => {
    const list = "export const rows = [\n  ['Complain to the Information Commissioner'],\n\n  ['x'],\n];";
    expect(markFaults(`${list}\n\nText.`, [oldName])).toMatch(/^\{\/\* TO CHANGE/);
  });
});

describe('the next draft', () => {
  const folderWith = (day: string) => {
    const folder = policyFolder('minimal');
    folder.seal(`privacy/${day}`, {}, '\n## First {#first}\n\nAsk the Information Commissioner about it.\n');
    return folder;
  };

  test('is for today, and marks the sentence in the text of the version in force', () => {
    const folder = folderWith('2026-01-15');
    const made = orThrow(draftNext(folder.dir, 'privacy', '2026-11-26'));
    expect(made).toMatchObject({ kind: 'privacy', name: '2026-11-26' });
    const text = folder.read('policies/privacy/2026-11-26/text.mdx');
    expect(text).toContain('effective: "2026-11-26"');
    expect(text).toMatch(
      /\{\/\* TO CHANGE: this version says “Ask the Information Commissioner about it\.”.*\*\/\}\n\n.*\n?\n?/,
    );
    expect(text).toContain('Ask the Information Commissioner about it.\n');
  });

  test('is not published while a mark is left, and the refusal names each line', async () => {
    const folder = folderWith('2026-01-15');
    orThrow(draftNext(folder.dir, 'privacy', '2026-11-26'));
    folder.draft('cookies/2026-11-26', {}, '\n{/*TO CHANGE: the table */}\n\n## First {#first}\n\nText.\n');
    const [file, other] = ['policies/privacy/2026-11-26/text.mdx', 'policies/cookies/2026-11-26/text.mdx'];
    const lines = folder.read(file).split('\n');
    const marked = lines.flatMap((line, at) => (line.startsWith('{/* TO CHANGE: ') ? [at + 1] : []));
    expect(marked.length).toBeGreaterThan(0);
    const left = marked.map(
      (line) => `${file} line ${line}: still marked TO CHANGE; change the text, then delete the comment`,
    );
    const kept = folder.read(other);
    const ofCookies = `${other} line ${kept.split('\n').findIndex((line) => line.includes('TO CHANGE')) + 1}: still marked TO CHANGE; change the text, then delete the comment`;

    expect(await publish(folder.dir, ['privacy/2026-11-26'], '2026-11-26')).toEqual({
      ok: false,
      problems: left,
    });
    expect(await publish(folder.dir, [], '2026-11-26')).toEqual({
      ok: false,
      problems: [ofCookies, ...left],
    });
    expect(problemsBeforePublication(folder.dir)).toEqual([ofCookies, ...left]);
    expect(problemsForBuild(folder.dir, '2026-11-26').stops.join()).not.toContain('TO CHANGE');
  });

  test('is a correction if the version in force began today', () => {
    const folder = folderWith('2026-11-26');
    expect(draftNext(folder.dir, 'privacy', '2026-11-26')).toMatchObject({ value: { name: '2026-11-26-2' } });
  });

  test('is refused if there is already a draft, a version to come or no version', () => {
    const folder = folderWith('2026-01-15');
    orThrow(draftNext(folder.dir, 'privacy', '2026-11-26'));
    const refusal = (...args: Parameters<typeof draftNext>) => draftNext(...args);
    expect(refusal(folder.dir, 'privacy', '2026-11-26')).toMatchObject({
      problems: ['privacy/2026-11-26 is a draft already. Edit it, check it and publish it.'],
    });
    expect(refusal(folder.dir, 'cookies', '2026-11-26')).toMatchObject({
      problems: [expect.stringContaining('npm run policy -- new cookies 2026-11-26')],
    });
    const announced = policyFolder('minimal');
    announced.seal('privacy/2027-01-10', { published: '2026-11-01' });
    expect(refusal(announced.dir, 'privacy', '2026-11-26')).toMatchObject({
      problems: [expect.stringContaining('unpublish privacy 2027-01-10')],
    });
  });
});
