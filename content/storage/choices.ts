import type { Counter, Purpose, Register, Service } from './schema.ts';

/** What the banner asks about: purposes that need consent, without parts that wait for a press of their own. */
export function askedPurposes({ purposes }: Register): Purpose[] {
  return purposes
    .filter(({ basis }) => basis === 'consent')
    .map((purpose) => ({ ...purpose, services: purpose.services.filter(({ starts }) => starts !== 'embed') }))
    .filter(({ services }) => services.length > 0);
}

/** What waits to be pressed: maps, videos, booking forms. */
export function embeds({ purposes }: Register): Service[] {
  return purposes.flatMap(({ services }) => services.filter(({ starts }) => starts === 'embed'));
}

/** The counter under the statistical basis, if the clinic has one. */
export function counterOf({ purposes }: Register): (Service & { counter: Counter }) | undefined {
  const counters = purposes.flatMap(({ services }) =>
    services.flatMap(({ counter, ...service }) => (counter ? [{ ...service, counter }] : [])),
  );
  return counters[0];
}

/** Where a counter that is not our own listens; the browser asks it there without a word in the service's `origins`. */
export const counterOrigins = ({ counter }: Pick<Service, 'counter'>): string[] =>
  counter && counter.url !== '/' ? [new URL(counter.url).origin] : [];

/** Whether visitors have anything to choose. Without it there is no banner, and no script for one. */
export const needsChoice = (register: Register): boolean =>
  askedPurposes(register).length > 0 || counterOf(register) !== undefined;
