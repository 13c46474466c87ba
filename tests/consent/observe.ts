import type { Page } from 'playwright-core';
import { bannerInSight, controlsInSight } from './banner.ts';
import type { Observation, Run, Seed, StateName } from './run.ts';
import { seedOf } from './states.ts';
import { plantStored, storedIn } from './stored.ts';
import type { Found } from './stored.ts';
import { settled } from './quiet.ts';
import { visiting } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/**
 * Looks at the site's pages in one state, once for a run: all of them as a new visitor meets them, one of each template
 * otherwise. One visitor goes through them all and comes to each in that state.
 */
export function observations(run: Run, state: StateName): Promise<Observation[]> {
  const known = run.seen.get(state);
  if (known) return known;
  const made = goThrough(run, state, state === 'fresh' || run.full ? run.pages : run.samples);
  run.seen.set(state, made);
  return made;
}

async function goThrough(run: Run, state: StateName, paths: string[]): Promise<Observation[]> {
  const seed = await seedOf(run, state);
  return visiting(run, { seed, signal: state === 'signal' }, async (visitor) => {
    await visitor.page.clock.install();
    const seen: Observation[] = [];
    let before: Found[] = [];
    for (const path of paths) {
      if (seed.left.length > 0) await comeAgain(run, visitor, seed);
      const observation = await look(run, state, path, visitor);
      const { stored } = observation;
      seen.push({ ...observation, stored: stored.filter((one) => !before.some((old) => isSame(old, one))) });
      before = stored;
    }
    return seen;
  });
}

const isSame = (one: Found, other: Found): boolean => one.kind === other.kind && one.name === other.name;

/** Puts an old choice and what it left behind in place, as if nobody had tidied up yet. */
async function comeAgain(run: Run, { context, page }: Visitor, { cookies, left }: Seed): Promise<void> {
  await context.clearCookies();
  await context.addCookies(cookies);
  // A document of the site that runs nothing, so that what is planted is still there when the page comes.
  await page.goto(`${run.origin}${run.base}/robots.txt`);
  await plantStored(page, left);
}

/** Opens a page, scrolls, clicks where nothing is asked, and lets ten seconds of the page's clock pass. */
async function look(
  run: Run,
  state: StateName,
  path: string,
  { page, requests, violations }: Visitor,
): Promise<Observation> {
  requests.length = 0;
  violations.length = 0;
  const answer = await page.goto(run.origin + path);
  await settled(page);
  const shown = await bannerInSight(page);
  await page.mouse.wheel(0, 600);
  await page.locator('h1').first().dispatchEvent('click');
  await page.clock.fastForward(10_000);
  await settled(page);
  return {
    path,
    state,
    ...shown,
    control: (await controlsInSight(page).count()) > 0,
    stored: await storedIn(page),
    atBanner: await storedAtBanner(page),
    requests: [...requests],
    violations: [...violations],
    contentPolicy: answer?.headers()['content-security-policy'] ?? '',
  };
}

async function storedAtBanner(page: Page): Promise<Observation['atBanner']> {
  const seen = await page.evaluate(
    () =>
      (window as { storedAtBanner?: { cookies: string; local: string[]; session: string[] } }).storedAtBanner,
  );
  if (!seen) return [];
  const cookies = seen.cookies.split('; ').filter(Boolean);
  return [
    ...cookies.map((pair) => ({ kind: 'cookie' as const, name: pair.split('=')[0] ?? '' })),
    ...seen.local.map((name) => ({ kind: 'local storage' as const, name })),
    ...seen.session.map((name) => ({ kind: 'session storage' as const, name })),
  ];
}
