import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import { createRebuilder } from '../../api/jobs/rebuild-site.ts';
import type { Built } from '../../api/jobs/rebuild-site.ts';
import type { SiteManifest } from '../../api/built-site/site-manifest.ts';

const version = { version: '2026-11-22', hash: '0'.repeat(64) };
const built = (builtFor: string, nextChange: string | null): SiteManifest => ({
  builtFor,
  nextChange,
  policies: { privacy: version, cookies: version, 'medical-records': version, confidentiality: version },
});

/** A rebuilder whose builds end when the test decides. */
function rebuilder() {
  const state = { manifest: built('2026-11-22', '2027-01-10'), day: '2026-11-22', now: 0 };
  const ends: ((end: Built) => void)[] = [];
  const logged: string[] = [];
  const { rebuildIfStale } = createRebuilder({
    site: { read: () => state.manifest },
    day: () => state.day,
    clock: { now: () => state.now },
    log: (event) => logged.push(event),
    build: () =>
      new Promise((resolve) => {
        ends.push(resolve);
      }),
  });
  const end = async (how: Built) => {
    ends.at(-1)?.(how);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { state, ends, logged, rebuildIfStale, end };
}

test('builds nothing before the day on which a page changes, and nothing if no page will change', () => {
  const { state, ends, rebuildIfStale } = rebuilder();
  rebuildIfStale();
  state.day = '2027-01-09';
  rebuildIfStale();
  state.manifest = built('2026-11-22', null);
  state.day = '2030-01-01';
  rebuildIfStale();
  expect(ends).toHaveLength(0);
});

test('builds the site once on that day, however often it is checked', async () => {
  const { state, ends, logged, rebuildIfStale, end } = rebuilder();
  state.day = '2027-01-10';
  rebuildIfStale();
  rebuildIfStale();
  expect(ends).toHaveLength(1);
  state.manifest = built('2027-01-10', null);
  await end({ done: true });
  rebuildIfStale();
  expect(ends).toHaveLength(1);
  expect(logged).toEqual(['site.rebuild-started', 'site.rebuilt']);
});

test('builds again for today when the site was built for a later day', async () => {
  const { state, ends, logged, rebuildIfStale, end } = rebuilder();
  state.manifest = built('2027-01-10', null);
  rebuildIfStale();
  expect(ends).toHaveLength(1);
  state.manifest = built('2026-11-22', '2027-01-10');
  await end({ done: true });
  rebuildIfStale();
  expect(ends).toHaveLength(1);
  expect(logged).toEqual(['site.rebuild-started', 'site.rebuilt']);
});

test('builds for the same day at most once an hour, and for the next day at once', async () => {
  const { state, ends, rebuildIfStale, end } = rebuilder();
  state.manifest = built('2026-11-23', null);
  rebuildIfStale();
  await end({ done: true });
  // Another machine, a day ahead, has built it again.
  rebuildIfStale();
  state.now += HOUR - 1;
  rebuildIfStale();
  expect(ends).toHaveLength(1);
  state.manifest = built('2026-11-22', '2026-11-23');
  state.day = '2026-11-23';
  rebuildIfStale();
  expect(ends).toHaveLength(2);
  await end({ done: true });
  state.manifest = built('2026-11-24', null);
  state.now += HOUR;
  rebuildIfStale();
  expect(ends).toHaveLength(3);
});

test('does not wait for the hour of a clock that ran ahead when a build failed', async () => {
  const { state, ends, rebuildIfStale, end } = rebuilder();
  state.day = '2027-01-10';
  state.now = 7 * DAY;
  rebuildIfStale();
  await end({ done: false, why: 'a seal is broken' });
  state.now = 0;
  rebuildIfStale();
  expect(ends).toHaveLength(2);
});

test('retries a failed build after an hour, and not before', async () => {
  const { state, ends, logged, rebuildIfStale, end } = rebuilder();
  state.day = '2027-01-10';
  rebuildIfStale();
  await end({ done: false, why: 'a seal is broken' });
  state.now += HOUR - 1;
  rebuildIfStale();
  expect(ends).toHaveLength(1);
  state.now += 1;
  rebuildIfStale();
  expect(ends).toHaveLength(2);
  expect(logged).toContain('site.rebuild-failed');
});
