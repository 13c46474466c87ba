import { keptItem } from './own-items.ts';
import type { Counter, Purpose, Register, Service } from './schema.ts';

/**
 * Returns the purposes that the banner asks about: those that need consent, without embeds, which have their own
 * button.
 */
export function askedPurposes({ purposes }: Register): Purpose[] {
  return purposes
    .filter(({ basis }) => basis === 'consent')
    .map((purpose) => ({ ...purpose, services: purpose.services.filter(({ starts }) => starts !== 'embed') }))
    .filter(({ services }) => services.length > 0);
}

/** Returns the embeds: maps, videos and booking forms that load on a click. */
export function embeds({ purposes }: Register): Service[] {
  return purposes.flatMap(({ services }) => services.filter(({ starts }) => starts === 'embed'));
}

/** Returns the visit counter under the statistical basis, or undefined if the clinic has none. */
export function counterOf({ purposes }: Register): (Service & { counter: Counter }) | undefined {
  const counters = purposes.flatMap(({ services }) =>
    services.flatMap(({ counter, ...service }) => (counter ? [{ ...service, counter }] : [])),
  );
  return counters[0];
}

/**
 * The origin of a counter that is not Candour's own. The browser connects to it although the service's `origins` do not
 * list it.
 */
export const counterOrigins = ({ counter }: Pick<Service, 'counter'>): string[] =>
  counter && counter.url !== '/' ? [new URL(counter.url).origin] : [];

/** Whether the register lists the copy of a choice that the server's answer sets. */
export const keepsOnServer = ({ purposes }: Register): boolean =>
  purposes.some(({ services }) =>
    services.some(({ items }) => items.some(({ name }) => name === keptItem.name)),
  );

/** Whether visitors have a choice to make. If not, pages have no banner and no consent script. */
export const needsChoice = (register: Register): boolean =>
  askedPurposes(register).length > 0 || counterOf(register) !== undefined;
