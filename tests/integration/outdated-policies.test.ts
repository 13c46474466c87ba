import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import type { OutdatedPolicy } from '../../api/built-site/site-manifest.ts';
import type { Candour } from '../support/candour.ts';
import { dataFolder, file, openCandour, rows } from '../support/visit.ts';

/**
 * A published version that the law has since made wrong stops nothing. It is reported until it is replaced.
 */

const complaints = {
  rule: 'PN-29',
  since: '2026-06-19',
  missing: 'that a complaint is acknowledged within 30 days',
  source: 'DPA 2018 s.164A',
};
const demo = {
  ...complaints,
  rule: 'DEMO-01',
  since: '2026-11-22',
  source: 'UK GDPR Arts 5(1)(a) and 13(1)',
};
const privacy = (...faults: OutdatedPolicy['faults']): OutdatedPolicy => ({
  policy: 'privacy',
  version: '2025-06-01',
  status: 'in-force',
  faults,
});

/** A folder with the manifest of a built site, which a test can rebuild. */
function builtSite(...outdated: unknown[]) {
  const folder = mkdtempSync(join(tmpdir(), 'candour-built-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const version = { version: '2025-06-01', hash: '0'.repeat(64) };
  const policies = {
    privacy: version,
    cookies: version,
    'medical-records': version,
    confidentiality: version,
  };
  const manifest = join(folder, addresses.manifest);
  let builds = 0;
  const build = async (...list: unknown[]) => {
    writeFileSync(
      manifest,
      JSON.stringify({ builtFor: '2026-11-22', nextChange: null, policies, outdated: list }),
    );
    builds += 1;
    utimesSync(manifest, builds, builds);
    // The program reads the disk once in a turn of the event loop.
    await sleep(1);
  };
  return build(...outdated).then(() => ({ folder, build }));
}

const told = (candour: Candour) =>
  candour.logged.filter(({ event }) => event === 'policy.outdated').map(({ details }) => details);

test('is logged, shown to the operator and emailed to the privacy lead, and requests are accepted as before', async () => {
  const { folder } = await builtSite(privacy(complaints));
  const healthToken = 'a-token-of-the-monitor';
  const candour = await openCandour({ built: folder, healthToken });
  await candour.round();
  expect(told(candour)).toEqual([
    { policy: 'privacy', version: '2025-06-01', status: 'in-force', rules: 'PN-29' },
  ]);
  const answer = await candour.get(addresses.health, { authorization: `Bearer ${healthToken}` });
  const health = (await answer.json()) as Record<string, unknown>;
  expect(health['policies']).toEqual({ outdated: [{ version: 'privacy/2025-06-01', rules: ['PN-29'] }] });

  const [mail, ...others] = candour.sent;
  expect(others).toEqual([]);
  expect(mail?.message.to).toBe('dpo@brackenholt.example');
  expect(mail?.message.subject).toBe('Please update: Privacy notice');
  for (const part of [
    'Your policy owner (Operations manager) keeps these policies up to date',
    'Privacy notice, in force since 1 June 2025',
    'Missing or wrong since 19 June 2026: that a complaint is acknowledged within 30 days. Why: DPA 2018 s.164A (rule PN-29).',
    'npm run policy -- new privacy 2026-11-22',
  ])
    expect(mail?.message.text).toContain(part);

  await file(candour);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
});

test('is emailed once, even after a restart and a new build, and again only for another rule', async () => {
  const site = await builtSite(privacy(complaints));
  const dataDir = dataFolder();
  const first = await openCandour({ built: site.folder, dataDir });
  await first.round();
  await first.round();
  await site.build(privacy(complaints));
  await first.round();
  expect([first.sent.length, told(first).length]).toEqual([1, 2]);
  await first.close();

  const second = await openCandour({ built: site.folder, dataDir });
  await second.round();
  expect([second.sent.length, told(second).length]).toEqual([0, 1]);
  await site.build(privacy(complaints, demo));
  second.clock.advance(HOUR);
  await second.round();
  expect(second.sent.map(({ message }) => message.text.includes('DEMO-01'))).toEqual([true]);
  await site.build(privacy(demo));
  await second.round();
  await site.build();
  await second.round();
  expect(second.sent).toHaveLength(1);
  expect(told(second)).toHaveLength(3);
});

test('an email without a request is listed, can be replayed, and is kept when requests are erased', async () => {
  const { folder } = await builtSite(privacy(complaints));
  const candour = await openCandour({ built: folder });
  await file(candour);
  candour.outcomes.push(
    { kind: 'sent', providerId: 'x' },
    { kind: 'dead-letter', reason: 'validation_error (422)' },
  );
  await candour.round();
  const [parked] = await candour.store.unsent();
  expect(parked).toMatchObject({ kind: 'policy-outdated', state: 'dead-lettered', reference: undefined });
  const [request] = rows(candour, 'SELECT id FROM requests');
  await candour.store.erase([String(request?.['id'])], candour.clock.now());
  expect(await candour.store.replay(parked?.id ?? '', candour.clock.now())).toBe(true);
  await candour.round();
  expect(candour.sent.at(-1)?.message.to).toBe('dpo@brackenholt.example');
  expect(await candour.store.unsent()).toEqual([]);
});

test('an email without a request whose outcome is unknown is sent once more and then dead-lettered', async () => {
  const { folder } = await builtSite(privacy(complaints));
  const candour = await openCandour({ built: folder });
  const lost = { kind: 'retry', mayHaveArrived: true, after: undefined, reason: 'no answer' } as const;
  for (let attempt = 0; attempt < 3; attempt++) {
    candour.outcomes.push(lost);
    await candour.round();
    candour.clock.advance(DAY + HOUR);
  }
  await candour.round();
  expect(candour.sent.map(({ message }) => message.to)).toEqual(Array(2).fill('dpo@brackenholt.example'));
  expect(new Set(candour.sent.map(({ key }) => key)).size).toBe(2);
  expect(await candour.store.unsent()).toMatchObject([
    { kind: 'policy-outdated', state: 'dead-lettered', outcome: 'outcome unknown, twice' },
  ]);
});

test('lists only the first faults of a version with many', async () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ ...demo, missing: `point ${index + 1}` }));
  const { folder } = await builtSite({ ...privacy(), status: 'past', faults: many });
  const candour = await openCandour({ built: folder });
  await candour.round();
  const text = candour.sent[0]?.message.text ?? '';
  expect(text.match(/point \d+/g)).toHaveLength(20);
  expect(text).toContain('And 30 more.');
  expect(text).toContain('npm run policy -- withdraw privacy 2025-06-01');
});

test('a site of another release, or with an unreadable list, is served all the same', async () => {
  for (const list of [[{ nonsense: true }], ['x']]) {
    const { folder } = await builtSite(...list);
    const candour = await openCandour({ built: folder });
    expect(candour.site.read()?.policies.privacy.version).toBe('2025-06-01');
    await candour.round();
    expect(candour.sent).toEqual([]);
    expect((await candour.get(addresses.health)).status).toBe(200);
  }
});

test('the findings of the build are not public', async () => {
  expect((await (await openCandour()).get(addresses.manifest)).status).toBe(404);
});
