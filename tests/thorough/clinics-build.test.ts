import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyKinds } from '../../content/addresses.ts';
import { BUILT_FOR, clinicFolder } from '../support/build-sites.ts';
import { clinicNamed, everyClinic } from '../support/clinics.ts';
import { runNode } from '../support/own-checkout.ts';
import { policyFolder } from '../support/policy-folder.ts';

/** A whole site for each test clinic that no other test builds. */

const others = everyClinic.map(({ name }) => name).filter((name) => name !== 'full' && name !== 'minimal');

describe.each(others)('%s', (name) => {
  test('is built with a page for each policy, and policy check finds nothing to mend', async () => {
    const contentDir = await clinicFolder(join(policyFolder('minimal').dir, name), name);
    const siteDir = join(contentDir, 'site');
    const env = { CONTENT_DIR: contentDir, SITE_DIR: siteDir, CANDOUR_TODAY: BUILT_FOR, CI: '1' };
    const built = await runNode('.', 'site/build/build.ts', [], env);
    expect(built).toMatchObject({ code: 0 });
    for (const kind of policyKinds) expect(existsSync(join(siteDir, kind, 'index.html')), kind).toBe(true);
    const checked = await runNode('.', 'site/commands/policy.ts', ['check'], env);
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.out.trim().split('\n').at(-1)).toBe('Nothing to mend.');

    const { premises, staff } = clinicNamed(name).clinic;
    const form = readFileSync(join(siteDir, 'requests/complaint/index.html'), 'utf8');
    expect(/hand it in at the clinic/.test(form), 'a form is handed in at a desk').toBe(premises === 'own');
    const home = readFileSync(join(siteDir, 'index.html'), 'utf8');
    for (const page of [form, home])
      expect(/\b(our|the) team\b/i.test(page.replace(/<script[^]*?<\/script>/g, ''))).toBe(staff);
  });
});
