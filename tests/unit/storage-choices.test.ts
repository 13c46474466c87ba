import { describe, expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { askedPurposes, counterOf, embeds, needsChoice } from '../../content/storage/choices.ts';
import { contentPolicy } from '../../content/storage/content-policy.ts';
import { lifetimeInDays } from '../../content/storage/lifetime.ts';
import { loadRegister } from '../../content/storage/load.ts';
import type { Register } from '../../content/storage/schema.ts';
import { keptItem, ownItems } from '../../content/storage/own-items.ts';
import * as serverKept from '../../api/consent/kept-cookie.ts';
import * as inBrowser from '../../site/scripts/consent/cookies.ts';
import { CHOICE_DAYS } from '../../site/scripts/consent/choice-rule.ts';
import { fullClinic, minimalClinic } from '../support/clinics.ts';

const full = orThrow(loadRegister('tests/clinics/full', fullClinic));
const minimal = orThrow(loadRegister('tests/clinics/minimal', minimalClinic));

describe('what visitors are asked', () => {
  test('is what needs consent, except embeds that have a button of their own', () => {
    expect(askedPurposes(full).map(({ id }) => id)).toEqual(['analytics', 'feedback']);
    expect(embeds(full).map(({ id }) => id)).toEqual(['street-map']);
    expect(counterOf(full)?.id).toBe('visit-counter');
    expect(needsChoice(full)).toBe(true);
  });

  test('is nothing if the register has nothing to choose', () => {
    expect(needsChoice(minimal)).toBe(false);
    const mapOnly = { ...full, purposes: full.purposes.filter(({ id }) => id === 'maps') };
    expect(needsChoice(mapOnly)).toBe(false);
  });

  test('is only the counter if there is nothing else', () => {
    const counting = { ...full, purposes: full.purposes.filter(({ id }) => id === 'visit-count') };
    expect(askedPurposes(counting)).toEqual([]);
    expect(needsChoice(counting)).toBe(true);
  });
});

describe('the Content-Security-Policy', () => {
  const hash = "'sha256-abc='";
  const rules = (policy: string): Record<string, string[]> =>
    Object.fromEntries(
      policy.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
    );

  test('allows what the register lists, each kind in its directive', () => {
    const carries = rules(contentPolicy(full, { inline: [hash], services: true }));
    expect(carries['script-src']).toEqual([
      "'self'",
      hash,
      'https://www.googletagmanager.com',
      'https://cdn.opinion-box.example',
    ]);
    expect(carries['frame-src']).toEqual(["'self'", 'https://www.openstreetmap.org']);
    expect(carries['connect-src']).toContain('https://*.google-analytics.com');
    expect(carries['connect-src']).not.toContain('https://cdn.opinion-box.example');
  });

  test('allows no other origin on a page with somebody’s request', () => {
    const closed = contentPolicy(full, { inline: [hash], services: false });
    expect(closed).not.toContain('https:');
    expect(closed).toContain(hash);
  });

  test('allows requests to the counter, except on a page with somebody’s request', () => {
    const elsewhere: Register = {
      ...full,
      purposes: full.purposes.map((purpose) => ({
        ...purpose,
        services: purpose.services.map((service) =>
          service.counter
            ? {
                ...service,
                counter: { ...service.counter, tool: 'matomo', url: 'https://stats.example/matomo/' },
              }
            : service,
        ),
      })),
    };
    const carries = rules(contentPolicy(elsewhere, { inline: [], services: true }));
    expect(carries['connect-src']).toContain('https://stats.example');
    expect(carries['script-src']).not.toContain('https://stats.example');
    expect(contentPolicy(elsewhere, { inline: [], services: false })).not.toContain('stats.example');
  });

  test('never allows unsafe keywords, data and blob URLs, or a bare star', () => {
    for (const services of [true, false])
      expect(contentPolicy(full, { inline: [], services })).not.toMatch(/unsafe|data:|blob:| \*( |;|$)/);
    expect(contentPolicy(minimal, { inline: [], services: true })).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
  });
});

test('times are parsed as people write them', () => {
  expect(lifetimeInDays('400 days')).toBe(400);
  expect(lifetimeInDays('2 weeks')).toBe(14);
  expect(lifetimeInDays('30 minutes')).toBeCloseTo(1 / 48);
  expect(lifetimeInDays('until you close the browser')).toBeUndefined();
});

test('the banner’s own items last as long as the register must say', () => {
  const { choice, counter } = ownItems;
  const inKept = { inBrowser: inBrowser.KEPT, onServer: serverKept.KEPT, listed: keptItem.name };
  expect(inKept).toEqual({ inBrowser: 'candour_kept', onServer: 'candour_kept', listed: 'candour_kept' });
  expect(inBrowser.CHOICE).toBe(choice.name);
  expect(inBrowser.COUNTER).toBe(counter.name);
  expect(Math.floor(lifetimeInDays(choice.lasts) ?? 0)).toBe(CHOICE_DAYS);
  expect(lifetimeInDays(counter.lasts)).toBe(inBrowser.COUNTER_DAYS);
  expect(lifetimeInDays(keptItem.lasts)).toBe(inBrowser.COUNTER_DAYS);
});
