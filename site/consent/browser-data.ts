import { askedPurposes, counterOf, keepsOnServer } from '../../content/storage/choices.ts';
import { lifetimeInDays } from '../../content/storage/lifetime.ts';
import { revisionOf } from '../../content/storage/revision.ts';
import type { Register, StoredItem } from '../../content/storage/schema.ts';
import type { Clinic } from '../../content/schema.ts';
import type { ConsentData, StoredName } from '../scripts/consent/data.ts';

const letters: Record<StoredItem['kind'], string> = {
  cookie: 'c',
  'local storage': 'l',
  'session storage': 's',
  'indexed database': 'i',
  cache: 'h',
};

const stored = (items: StoredItem[]): StoredName[] => items.map(({ kind, name }) => letters[kind] + name);

/**
 * Returns the part of the register that scripts need. It is validated at build time, so that browsers need no schema.
 */
export function browserData(
  register: Register,
  clinic: Pick<Clinic, 'analytics'>,
  { noticeHash, api }: Pick<ConsentData, 'noticeHash' | 'api'>,
): ConsentData {
  const { cookieDomain, trimBelow } = register;
  const asked = askedPurposes(register);
  const counter = counterOf(register);
  const google = asked
    .flatMap(({ services }) => services)
    .find(({ starts }) => starts === 'google-analytics');
  const measurementId = clinic.analytics?.googleAnalyticsId;
  const days = google?.items.map(({ lasts }) => lifetimeInDays(lasts)).find((known) => known !== undefined);
  return {
    revision: revisionOf(register),
    noticeHash,
    ...(cookieDomain && { cookieDomain }),
    ...(keepsOnServer(register) && { kept: true }),
    trimBelow,
    purposes: asked.map(({ id, consentMode, services }) => ({
      id,
      consentMode,
      services: services.map((service) => ({ id: service.id, items: stored(service.items) })),
    })),
    ...(counter && {
      counter: {
        tool: counter.counter.tool,
        url: counter.counter.url,
        ...(counter.counter.site && { site: counter.counter.site }),
        items: stored(counter.items),
      },
    }),
    ...(google &&
      measurementId && {
        googleAnalytics: {
          service: google.id,
          id: measurementId,
          ...(days && { seconds: Math.round(days * 86_400) }),
        },
      }),
    api,
  };
}
