import { counterOf, counterOrigins } from '../../content/storage/choices.ts';
import type { Service } from '../../content/storage/schema.ts';
import { fault } from './run.ts';
import type { Finding, Observation, Run, StateName } from './run.ts';
import { isListed, named } from './stored.ts';
import type { Found } from './stored.ts';

/** What may be met at a time, and how a report says when that was. */
export interface Allowed {
  services: Service[];
  when: string;
}

/** The services whose items and origins a visitor in this state may meet without pressing anything. */
export function allowedIn({ register }: Pick<Run, 'register'>, state: StateName): Allowed {
  const services = register.purposes.flatMap(({ basis, services: all }) =>
    all.filter(({ starts }) => {
      if (basis === 'strictly-necessary') return true;
      if (basis === 'consent') return starts !== 'embed' && state === 'accepted';
      return state !== 'refused' && (basis === 'appearance' || state !== 'signal');
    }),
  );
  return { services, when: inWords[state] };
}

/** The same, where exactly these services were said yes to. */
export function allowedWith({ register }: Pick<Run, 'register'>, granted: string[], when: string): Allowed {
  const services = register.purposes.flatMap(({ basis, services: all }) =>
    all.filter(({ id }) => basis !== 'consent' || granted.includes(id)),
  );
  return { services, when };
}

/** A fault for each stored item that is not allowed. */
export function storageFaults(
  { services, when }: Allowed,
  found: Pick<Found, 'kind' | 'name'>[],
  page: string,
): Finding[] {
  const items = services.flatMap((service) => service.items);
  return found
    .filter((one) => !items.some((item) => isListed(item, one)))
    .map((one) => fault(`${named(one)} is stored ${when}; the register allows no such thing then`, page));
}

/** A fault for each request that is not allowed: to another origin, or to our own counter after a no. */
export function requestFaults(
  run: Run,
  { services, when }: Allowed,
  requests: string[],
  page: string,
): Finding[] {
  const origins = originsOf(services);
  const counts = services.some(({ counter }) => counter);
  return requests
    .filter((url) =>
      new URL(url).origin === run.origin
        ? isVisit(url) && !counts
        : !origins.some((origin) => isFrom(origin, url)),
    )
    .map((url) =>
      fault(`${withoutQuery(url)} is contacted ${when}; the register allows no such thing then`, page),
    );
}

/** A fault for whatever was seen of a page and is not allowed. */
export const pageFaults = (
  run: Run,
  allowed: Allowed,
  { path, stored, requests }: Pick<Observation, 'path' | 'stored' | 'requests'>,
): Finding[] => [...storageFaults(allowed, stored, path), ...requestFaults(run, allowed, requests, path)];

/** Wherever these services are asked at. */
export const originsOf = (services: Service[]): string[] =>
  services.flatMap((service) => [...Object.values(service.origins).flat(), ...counterOrigins(service)]);

/** Whether an address lies at an origin of the register, `https://*.name` included. */
export function isFrom(origin: string, url: string): boolean {
  const { protocol, host } = new URL(url);
  const [, ending] = /^https:\/\/\*(\..+)$/.exec(origin) ?? [];
  return ending ? protocol === 'https:' && host.endsWith(ending) : new URL(url).origin === origin;
}

const isVisit = (url: string): boolean => new URL(url).pathname.endsWith('/api/visits');

/** Whether a request is the counter's, be it our own or another tool's. */
export function isCount({ register, origin }: Pick<Run, 'register' | 'origin'>, url: string): boolean {
  const address = counterOf(register)?.counter.url;
  if (!address) return false;
  return address === '/'
    ? new URL(url).origin === origin && isVisit(url)
    : new URL(url).origin === new URL(address).origin;
}

/** What a query says may be about a person: it has no place in a report. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');

const inWords: Record<StateName, string> = {
  fresh: 'before a choice',
  accepted: 'after a yes to everything',
  refused: 'after a no',
  expired: 'when the time of a choice is over',
  'old-revision': 'when a choice was about something else',
  signal: 'while the browser sends Global Privacy Control',
};
