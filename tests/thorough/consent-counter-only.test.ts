import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checklist } from '../consent/checklist.ts';
import { judge } from '../consent/judge.ts';
import { buildSite, clinicFolder } from '../support/build-sites.ts';
import { openVerifier } from '../support/consent-verifier.ts';
import { dataFolder } from '../support/visit.ts';

test(
  'a clinic that counts visits, and uses nothing that needs a yes, passes every check that applies to it',
  { timeout: 900_000 },
  async () => {
    const folder = dataFolder();
    const contentDir = await clinicFolder(join(folder, 'content'), 'english-dentist');
    const { run, close } = await openVerifier(await buildSite(folder, 'site', contentDir, '/'));
    onTestFinished(close);
    const onSamples = { ...run, pages: run.samples };
    const results = await Promise.all(checklist.map((check) => judge(check, onSamples)));
    const faults = results.flatMap(({ item, findings }) =>
      findings.filter(({ level }) => level === 'fault').map(({ text }) => `${item}: ${text}`),
    );
    expect(faults).toEqual([]);
    const notApplicable = results.filter(({ outcome }) => outcome === 'not applicable');
    expect(notApplicable.map(({ item }) => item)).not.toContain(23);
  },
);
