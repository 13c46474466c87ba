import { monitorEventLoopDelay } from 'node:perf_hooks';
import { orThrow } from '../../content/load.ts';
import { addresses, withBase } from '../../content/addresses.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { enterRequest } from '../../api/casework/enter-request.ts';
import { composeApplication } from '../../api/compose.ts';
import { recountDeadlines } from '../../api/jobs/recount-deadlines.ts';
import { findCases } from '../../api/team/find-cases.ts';

/*
 * What a server does with a number of open cases, in a process of its own. The number is the first argument, and the
 * result is JSON on standard output: for each piece of work its time, and how long it held up everything else, in
 * milliseconds.
 */

const count = Number(process.argv[2]);
const application = orThrow(await composeApplication(process.env));
const { store, clock, app, config } = application;
const AT_ONCE = 500;

/** Fills the store through the function that the reception page uses. */
async function fill(): Promise<void> {
  const today = dayInLondon(clock.now());
  for (let entered = 0; entered < count; entered += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - entered) }, (_, index) =>
        enterRequest(application, {
          kind: 'access',
          receivedOn: today,
          channel: 'letter',
          name: `Robin Sample ${entered + index}`,
          email: undefined,
          telephone: '020 7946 0123',
          address: undefined,
          asked: 'Please send me a copy of my records and of the letters to my GP.',
          asking: 'self',
          by: 'Practice manager',
          tellTeam: false,
        }),
      ),
    );
}

/** Runs some work, and returns how long it took and the longest time for which nothing else could run. */
async function timed(work: () => Promise<unknown>): Promise<{ ms: number; longestPause: number }> {
  await work();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The monitor measures from its first turn, so work that holds everything up must not come before it.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  // The monitor notices a pause when it is over.
  await new Promise((resolve) => setTimeout(resolve, 10));
  delay.disable();
  return { ms: round(ms), longestPause: round(delay.max / 1e6) };
}

const round = (ms: number): number => Number(ms.toFixed(1));

await fill();
const today = dayInLondon(clock.now());
const query = { view: 'open' as const, today, kind: undefined, after: undefined };
const [somebody] = await store.listCases({ ...query, most: 1 });
const noFilter = { name: undefined, person: undefined };

const result = {
  list: await timed(() => findCases(store, query, noFilter)),
  'search by reference': await timed(() => store.findByReference(somebody?.reference ?? '')),
  'search by a name that nobody has': await timed(() =>
    findCases(store, query, { ...noFilter, name: 'Nobody' }),
  ),
  'a new case': await timed(() => enterOne()),
  'health with its figures': await timed(() =>
    Promise.resolve(
      app.request(withBase(config.basePath, addresses.health), {
        headers: { authorization: `Bearer ${config.healthToken ?? ''}` },
      }),
    ),
  ),
  'recount of all dates': await timed(() => recountDeadlines({ store, clock })),
};
console.log(JSON.stringify({ result, memory: Math.round(process.memoryUsage.rss() / 1024 / 1024) }));
await application.close();

async function enterOne(): Promise<void> {
  await enterRequest(application, {
    kind: 'complaint',
    receivedOn: today,
    channel: 'telephone',
    name: 'Robin Sample',
    email: undefined,
    telephone: undefined,
    address: undefined,
    asked: 'A complaint.',
    asking: 'self',
    by: 'Practice manager',
    tellTeam: false,
  });
}
