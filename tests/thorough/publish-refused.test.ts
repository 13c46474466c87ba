import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import type { Loaded } from '../../content/load.ts';
import { lintVersions } from '../../site/policies/lint-versions.ts';
import { formatFindings, publishBlockers } from '../../site/policies/lint-version.ts';
import { publish } from '../../site/policies/publish.ts';
import { policyFolder } from '../support/policy-folder.ts';
import type { PolicyFolder } from '../support/policy-files.ts';
import { writeReleaseDraft } from '../support/release-draft.ts';

/** A draft with errors, or with facts of the demo, cannot be published. */

const TODAY = '2026-11-22';
const id = `privacy/${TODAY}`;
const refusalOf = (loaded: Loaded<unknown>) => (loaded.ok ? '' : loaded.problems.join('\n'));
const isPublished = (folder: PolicyFolder, version: string) =>
  existsSync(folder.path(`policies/${version}/article.html`));

/** The minimal clinic with one draft: the release’s text after an edit. */
function withDraft(edit: (body: string) => string, head = {}): PolicyFolder {
  const folder = policyFolder('minimal');
  writeReleaseDraft(folder.dir, 'privacy', TODAY, { today: TODAY, head, edit });
  return folder;
}
const repealed = (body: string) =>
  `${body.replaceAll('72 hours', 'a few days')}\nWe comply with the Data Protection Act 1998.\n`;

describe('errors of the linter', () => {
  test('stop every draft of the command, whatever the website is, and are printed as check prints them', async () => {
    const folder = withDraft(repealed);
    writeReleaseDraft(folder.dir, 'cookies', TODAY, { today: TODAY });
    const refused = refusalOf(await publish(folder.dir, [], TODAY));
    expect(refused).toMatch(/^privacy\/2026-11-22, by the law of 2026-11-22:\n {2}- error /);
    for (const rule of ['CD-01', 'PN-27']) expect(refused).toContain(`error ${rule}`);
    const judged = await lintVersions(folder.dir, TODAY);
    expect(judged.ok && formatFindings(publishBlockers(judged.value)).join('\n')).toBe(refused);
    for (const version of [id, `cookies/${TODAY}`]) expect(isPublished(folder, version)).toBe(false);
    expect(existsSync(folder.path('policies.lock.json'))).toBe(false);
  });

  test('stop nothing if each is waived with a reason', async () => {
    const waive = (...rules: string[]) => rules.map((rule) => ({ rule, reason: 'A court said so.' }));
    const folder = withDraft(repealed, { waived: waive('CD-01') });
    expect(refusalOf(await publish(folder.dir, [id], TODAY))).toMatch(/error PN-27/);
    writeReleaseDraft(folder.dir, 'privacy', TODAY, {
      today: TODAY,
      edit: repealed,
      head: { waived: waive('CD-01', 'PN-27') },
    });
    expect(refusalOf(await publish(folder.dir, [id], TODAY))).toBe('');
    expect(isPublished(folder, id)).toBe(true);
  });

  test('are those of the law of the first day, and not of today', async () => {
    // Section 164A of the Data Protection Act 2018 came into force on 19 June 2026.
    const edit = (body: string) =>
      `${body}\nYou can complain to us (Data Protection Act 2018, section 164A).\n`;
    const law = async (day: string) => {
      const folder = policyFolder('minimal');
      writeReleaseDraft(folder.dir, 'privacy', day, { today: '2026-05-01', edit });
      return refusalOf(await publish(folder.dir, [], '2026-05-01'));
    };
    expect(await law('2026-06-18')).toContain('error X-19');
    expect(await law('2026-06-19')).toBe('');
  });
});

describe('a clinic with a website of its own', () => {
  function realClinic(edits: readonly [RegExp, string][] = []): PolicyFolder {
    const folder = policyFolder('minimal');
    folder.edit('clinic.yaml', /^website: .*$/m, 'website: https://www.little-sorrel.co.uk');
    for (const [was, is] of edits) folder.edit('clinic.yaml', was, is);
    for (const kind of policyKinds) writeReleaseDraft(folder.dir, kind, TODAY, { today: TODAY });
    return folder;
  }
  const own: [RegExp, string][] = [
    [/01632 960300/g, '01904 611111'],
    [/ZZ99 3CA/g, 'YO1 7HH'],
    [/little-sorrel\.example/g, 'little-sorrel.co.uk'],
    [/footnote-records\.example/g, 'footnote-records.co.uk'],
  ];

  test('cannot publish reserved names, numbers and postcodes, and gets each once with its path', async () => {
    const folder = realClinic();
    const refused = refusalOf(await publish(folder.dir, [], TODAY));
    for (const found of [
      'clinic.yaml, phone is "01632 960300": the number is reserved for drama',
      'clinic.yaml, requestsTeam.email is "hello@little-sorrel.example"',
      'clinic.yaml, sites.0.address.1 is "ZZ99 3CA": ZZ99 is no real postcode',
      'clinic.yaml, processors.0.notice is "https://footnote-records.example/privacy"',
      'Put in your own, or take it out if you have none',
    ])
      expect(refused).toContain(found);
    expect(refused.match(/clinic\.yaml, phone is/g)).toHaveLength(1);
    expect(refused).toMatch(/\d+ more, listed above under/);
    expect(isPublished(folder, id)).toBe(false);
  });

  test('publishes its own facts, with real regulators and suppliers', async () => {
    expect(refusalOf(await publish(realClinic(own).dir, [], TODAY))).toBe('');
  });
});
