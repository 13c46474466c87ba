import { addresses } from '../../../content/addresses.ts';
import { lifetimeInDays } from '../../../content/storage/lifetime.ts';
import { allowedIn, isFrom, originsOf, requestFaults } from '../allowed.ts';
import { observations } from '../observe.ts';
import { expectThat, fault, hasBanner, note, under } from '../run.ts';
import type { Check, Finding, Observation, Run, StateName } from '../run.ts';
import { isListed, named } from '../stored.ts';
import { visiting } from '../visitor.ts';

const STATES: StateName[] = ['fresh', 'accepted', 'refused', 'expired', 'old-revision'];

async function everythingSeen(run: Run): Promise<Observation[]> {
  return (await Promise.all(STATES.map((state) => observations(run, state)))).flat();
}

export const registerIsComplete: Check = {
  item: 15,
  title: 'Everything that was seen stands in the register and the cookie policy, and the other way round',
  run: async (run) => {
    const seen = await everythingSeen(run);
    const stored = seen.flatMap((one) => one.stored);
    const services = run.register.purposes.flatMap((purpose) => purpose.services);
    const items = services.flatMap((service) => service.items.map((item) => ({ ...item, service })));
    const unlisted = [
      ...new Set(stored.filter((found) => !items.some((item) => isListed(item, found))).map(named)),
    ];
    const origins = originsOf(services);
    const contacted = new Set(
      seen
        .flatMap(({ requests }) => requests.map((url) => new URL(url).origin))
        .filter((origin) => origin !== run.origin),
    );
    const unknown = [...contacted].filter((origin) => !origins.some((known) => isFrom(known, origin)));
    const tooLong = items.flatMap((item) => {
      const most = lifetimeInDays(item.lasts);
      const longest = Math.max(
        ...stored.filter((found) => isListed(item, found)).map(({ days = 0 }) => days),
        0,
      );
      return most !== undefined && longest > most + 1
        ? [fault(`${named(item)} is kept ${Math.round(longest)} days; the register says ${item.lasts}`)]
        : [];
    });
    return [
      ...unlisted.map((name) => fault(`${name} was seen and is not in the register`)),
      ...unknown.map((origin) => fault(`${origin} was contacted and is not in the register`)),
      ...tooLong,
      ...items
        .filter((item) => !stored.some((found) => isListed(item, found)))
        .map((item) =>
          note(
            `${named(item)}, which the register has under “${item.service.name}”, was not seen in this run`,
          ),
        ),
      ...(await inPolicy(run)),
    ];
  },
};

/** Every listed item with its provider, purpose and time, in the cookie policy that is in force. */
const inPolicy = (run: Run): Promise<Finding[]> =>
  visiting(run, {}, async ({ page, open }) => {
    const path = under(run, addresses.policy('cookies'));
    await open(path);
    const article = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const services = run.register.purposes.flatMap((purpose) => purpose.services);
    return services.flatMap((service) => [
      ...expectThat(
        article.includes(service.provider),
        `The cookie policy does not name ${service.provider}`,
        path,
      ),
      ...service.items.flatMap((item) =>
        [item.name, item.purpose, item.lasts].flatMap((what) =>
          expectThat(
            article.includes(what),
            `The cookie policy does not say “${what}” about ${named(item)}`,
            path,
          ),
        ),
      ),
    ]);
  });

export const contentPolicyHolds: Check = {
  item: 21,
  title:
    'Each page forbids what the register does not know, and nothing had to be stopped; forms carry nothing',
  run: async (run) => {
    const seen = await everythingSeen(run);
    const known = run.register.purposes.flatMap(({ services }) => originsOf(services));
    const one = new Map(seen.map((observation) => [observation.path, observation.contentPolicy]));
    const rules = [...one].flatMap(([path, policy]) => [
      ...expectThat(
        /(^|; ?)default-src 'none'|(^|; ?)script-src /.test(policy),
        'The page has no Content-Security-Policy',
        path,
      ),
      ...expectThat(
        !/unsafe-(inline|eval)|\s\*(;|\s|$)/.test(policy),
        'The Content-Security-Policy allows anything at all',
        path,
      ),
      ...[...policy.matchAll(/https?:[^\s;]+/g)]
        .map(([source]) => source)
        .filter((source) => !known.includes(source))
        .map((source) =>
          fault(`The Content-Security-Policy allows ${source}, which the register does not know`, path),
        ),
    ]);
    const closed = seen.filter(({ path }) => !hasBanner(run, path));
    return [
      ...rules,
      ...seen.flatMap(({ path, violations }) =>
        violations.map((what) => fault(`The browser had to stop something: ${what}`, path)),
      ),
      ...closed.flatMap(({ path, requests }) =>
        requestFaults(
          run,
          { ...allowedIn(run, 'refused'), when: 'on a page that carries no service' },
          requests,
          path,
        ),
      ),
    ];
  },
};
