import { addresses } from '../../../content/addresses.ts';
import { allowedIn, storageFaults, withoutQuery } from '../allowed.ts';
import { choose, grantedNow, keptChoice, openPreferences, withdraw } from '../banner.ts';
import { isGoogle } from '../fake-google.ts';
import { observations } from '../observe.ts';
import { expectThat, fault, note, under } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { storedIn } from '../stored.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';
import type { Visitor } from '../visitor.ts';

const optionalRequests = (run: Run, requests: string[]): string[] =>
  requests.filter((url) => new URL(url).origin !== run.origin);

export const controlEverywhere: Check = {
  item: 10,
  title: 'Withdrawing is as easy as agreeing, from every page; other tabs and pages from memory stop too',
  needs: 'choice',
  run: async (run) => {
    const seen = [...(await observations(run, 'accepted')), ...(await observations(run, 'refused'))];
    const lost = seen.flatMap(({ path, control, banner }) =>
      expectThat(control && !banner, 'No way back to the choice can be seen', path),
    );
    // What cannot be reached cannot be tried.
    if (lost.length > 0) return lost;
    return [
      ...(await visiting(run, {}, (visitor) => inTwoTabs(run, visitor))),
      ...(await visiting(run, { remembersPages: true }, (visitor) => fromMemory(run, visitor))),
    ];
  },
};

/** Nobody is asked before a yes; somebody is after it; nobody any more after it is taken back in another tab. */
async function inTwoTabs(run: Run, { context, page, open, requests }: Visitor): Promise<Finding[]> {
  const other = await context.newPage();
  await open(under(run, '/'));
  await open(under(run, addresses.policy('privacy')), other);
  const before = optionalRequests(run, requests).splice(0);
  requests.length = 0;
  await choose(page, 'all');
  await settled(page);
  await settled(other);
  const tellsGoogle = requests.some(isGoogle);
  const usesGoogle = run.register.purposes.some(({ services }) =>
    services.some(({ starts }) => starts === 'google-analytics'),
  );
  const followed = (await other.locator('html').getAttribute('data-consent')) === 'kept';
  await openPreferences(page);
  const refuse = page.locator('#consent-preferences [data-choose="necessary"]');
  const easy = await refuse.isVisible();
  await page.keyboard.press('Escape');
  await withdraw(page);
  await settled(other);
  requests.length = 0;
  for (const tab of [page, other]) {
    await tab.mouse.wheel(0, 500);
    await tab.locator('h1').first().dispatchEvent('click');
    await settled(tab);
  }
  await open(under(run, '/'), other);
  await open(under(run, '/'));
  const after = optionalRequests(run, requests);
  const allowed = { ...allowedIn(run, 'refused'), when: 'after a yes was taken back' };
  return [
    ...before.map((url) => fault(`${withoutQuery(url)} is contacted before a choice`)),
    ...expectThat(followed, 'A second tab does not follow a choice that was made in the first'),
    ...(usesGoogle && !tellsGoogle
      ? [note('Google Analytics was not seen to start after a yes in this run')]
      : []),
    ...expectThat(easy, 'The preferences have no Reject in sight'),
    ...expectThat(
      (await grantedNow(page)).length === 0,
      'Something is still allowed after a yes was taken back',
    ),
    ...after.map((url) => fault(`${withoutQuery(url)} is contacted after a yes was taken back`)),
    ...storageFaults(allowed, await storedIn(page), under(run, '/')),
    ...storageFaults(allowed, await storedIn(other), under(run, '/')),
  ];
}

/** A page that the browser shows again as it was left, with scripts that were allowed then. */
async function fromMemory(
  run: Run,
  { context, page, open, requests, restored }: Visitor,
): Promise<Finding[]> {
  // A message from another page makes Chromium forget a page in memory. Browsers without such messages keep it.
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'BroadcastChannel');
  });
  await open(under(run, '/'));
  await choose(page, 'all');
  await settled(page);
  await open(under(run, addresses.policy('privacy')));
  await withdraw(page);
  requests.length = 0;
  await page.goBack({ waitUntil: 'commit' });
  await settled(page);
  await page.locator('h1').first().dispatchEvent('click');
  await settled(page);
  const allowed = { ...allowedIn(run, 'refused'), when: 'on a page from memory, after a yes was taken back' };
  return [
    ...(restored.length > 0
      ? []
      : [note('The browser loaded the page anew instead of showing it from memory')]),
    ...expectThat(
      (await keptChoice(page))?.categories.length === 0,
      'A page from memory brings back what was taken back',
    ),
    ...optionalRequests(run, requests).map((url) =>
      fault(`${withoutQuery(url)} is contacted ${allowed.when}`),
    ),
    ...storageFaults(allowed, await storedIn(page), under(run, '/')),
  ];
}
