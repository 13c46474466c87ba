import type { Words } from '../words/words.ts';
import { fill } from '../words/fill.ts';
import { askedPurposes, counterOf } from './choices.ts';
import type { Basis, Register, Service } from './schema.ts';

/** A service as the pages show it. */
export interface ShownService {
  id: string;
  name: string;
  by: string;
  notice?: { text: string; href: string };
  /** The heading of its stored items: several services have one each, so it names the service. */
  stores: string;
  items: string[];
  /** The label of its checkbox; absent if there is no choice. */
  allow?: string;
  counts?: true;
}

export interface ShownPurpose {
  id: string;
  basis: Basis;
  name: string;
  text: string;
  /** Text instead of a choice, or beside it. */
  note?: string;
  allow?: string;
  services: ShownService[];
}

/**
 * The complete text of the banner and the preferences. Pages print nothing else there, so its hash identifies what was
 * shown.
 */
export interface Shown {
  banner: Record<'heading' | 'ask' | 'change' | 'details' | 'accept' | 'reject' | 'manage', string> & {
    counter?: Record<'text' | 'off' | 'isOff', string>;
    signal: string;
  };
  done: Words['consent']['done'];
  preferences: Record<
    'open' | 'heading' | 'intro' | 'counterHint' | 'save' | 'accept' | 'reject' | 'close',
    string
  > & { signal?: string };
  receipt: Words['consent']['receipt'];
  purposes: ShownPurpose[];
}

/** Builds the texts of the banner and the preferences from the clinic's register and words. */
export function shownFor(register: Register, words: Words, clinic: string): Shown {
  const { banner, done, preferences, receipt } = words.consent;
  const asked = askedPurposes(register);
  const counter = counterOf(register);
  return {
    banner: {
      heading: asked.length > 0 ? banner.heading : banner.headingCounter,
      ask:
        asked.length > 0
          ? fill(banner.ask, {
              clinic,
              services: inRow(
                asked.flatMap(({ services }) => services.map((s) => named(s, words))),
                words,
              ),
              text: asked.map(({ text }) => text).join(' '),
            })
          : fill(banner.counterOnly, { clinic }),
      ...(counter && {
        counter: {
          text: asked.length > 0 ? banner.counter : '',
          off: banner.counterOff,
          isOff: banner.counterIsOff,
        },
      }),
      signal: counter ? banner.signal : banner.signalWithoutCounter,
      change: banner.change,
      details: banner.details,
      accept: banner.accept,
      reject: banner.reject,
      manage: banner.manage,
    },
    done,
    preferences: {
      open: preferences.open,
      heading: preferences.heading,
      intro: fill(preferences.intro, { clinic }),
      counterHint: preferences.counterHint,
      ...(counter && { signal: preferences.signal }),
      save: preferences.save,
      accept: preferences.accept,
      reject: preferences.reject,
      close: preferences.close,
    },
    receipt,
    purposes: register.purposes.map(({ id, basis, name, text, services }) => {
      const waits = services.every(({ starts }) => starts === 'embed');
      const note = waits
        ? preferences.embed
        : basis === 'strictly-necessary'
          ? preferences.always
          : undefined;
      return {
        id,
        basis,
        name,
        text,
        ...(note && { note }),
        ...(basis === 'consent' && !waits && { allow: fill(preferences.all, { purpose: name }) }),
        services: services.map((service) => shownService(service, basis, words)),
      };
    }),
  };
}

function shownService(service: Service, basis: Basis, words: Words): ShownService {
  const { preferences } = words.consent;
  const { id, name, provider, country, role, notice, items, starts, counter } = service;
  const chooses = basis === 'consent' && starts !== 'embed';
  return {
    id,
    name,
    by: role === 'own' ? preferences.own : fill(preferences.provider, { provider, country }),
    ...(notice && { notice: { text: fill(preferences.notice, { provider }), href: notice } }),
    stores: fill(preferences.storesOf, { name }),
    items:
      items.length > 0
        ? items.map(({ kind, lasts, name: item }) => fill(preferences.item, { name: item, kind, lasts }))
        : [starts === 'embed' ? preferences.storesUnknown : preferences.storesNothing],
    ...(chooses && { allow: fill(preferences.one, { service: name }) }),
    ...(counter && { allow: preferences.counter, counts: true }),
  };
}

const named = ({ name, provider, country }: Service, words: Words): string =>
  fill(words.consent.service, { name, provider, country });

function inRow(names: string[], words: Words): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? names.slice(0, -1).join(', ') + words.consent.and + last : last;
}
