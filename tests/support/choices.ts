import fc from 'fast-check';
import type { ChoiceCookie } from '../../site/scripts/consent/choice-rule.ts';

const DAY = 86_400_000;
export const REVISION = 7;
/** The time at which these choices are read. */
export const NOW = Date.parse('2026-07-10T12:00:00Z');

/** A choice as a page would write it at that moment. A refusal is dated to the day only. */
export function choiceAt(moment: string, granted: string[] = [], changes: object = {}): ChoiceCookie {
  const time = granted.length > 0 ? moment : `${moment.slice(0, 10)}T00:00:00.000Z`;
  return {
    categories: granted.length > 0 ? ['analytics'] : [],
    services: { analytics: granted },
    revision: REVISION,
    consentId: granted.length > 0 ? '6f1c2a34-9d0e-4b57-8a61-0c2d3e4f5a6b' : 'refused',
    consentTimestamp: time,
    lastConsentTimestamp: time,
    expirationTime: Date.parse(time) + 182 * DAY,
    languageCode: 'en',
    data: { asked: ['analytics'], signal: false, texts: 'f'.repeat(64) },
    ...changes,
  };
}

export const yesAt = (moment: string, changes?: object): ChoiceCookie =>
  choiceAt(moment, ['google-analytics'], changes);
export const noAt = (moment: string, changes?: object): ChoiceCookie => choiceAt(moment, [], changes);

/** The same choice, made this many days earlier. */
export function daysAgo(days: number, choice: ChoiceCookie): ChoiceCookie {
  const time = new Date(Date.parse(choice.lastConsentTimestamp) - days * DAY).toISOString();
  const expirationTime = choice.expirationTime - days * DAY;
  return { ...choice, consentTimestamp: time, lastConsentTimestamp: time, expirationTime };
}

/** The value of the cookie that stores a choice. */
export const valueOf = (choice: unknown): string => encodeURIComponent(JSON.stringify(choice));

/** Values that no page of Candour writes, and an expired choice. */
export const DAMAGED = [
  '',
  'planted',
  '%',
  '%E0%A4%A',
  'null',
  '7',
  '[]',
  '{}',
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), services: null }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), services: { analytics: 'google-analytics' } }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), categories: 'analytics' }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), data: undefined }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), data: { texts: 'f' } }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), consentId: 7 }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), lastConsentTimestamp: undefined }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), lastConsentTimestamp: 'yesterday' }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), lastConsentTimestamp: 1_783_000_000_000 }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), expirationTime: undefined }),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), expirationTime: NOW }),
  valueOf(yesAt('2026-07-09T09:00:00.000Z')).slice(0, -9),
  valueOf({ ...yesAt('2026-07-09T09:00:00.000Z'), padding: 'x'.repeat(4096) }),
];

/** Values of every kind within a few days, so that many of them are from the same day. */
export function anyValue(): fc.Arbitrary<string> {
  const moment = fc
    .date({
      min: new Date('2026-07-07T00:00:00Z'),
      max: new Date('2026-07-12T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString());
  const services = fc.subarray(['google-analytics', 'opinion-box', 'street-map']);
  const choice = fc
    .tuple(moment, services, fc.constantFrom(1, REVISION), fc.boolean())
    .map(([at, granted, revision, signal]) =>
      valueOf(choiceAt(at, granted, { revision, data: { asked: ['analytics'], signal, texts: 'f' } })),
    );
  return fc.oneof({ weight: 4, arbitrary: choice }, { weight: 1, arbitrary: fc.constantFrom(...DAMAGED) });
}

/** Values of the server's copy, as its answer sets them, with some that it does not. */
export function anyKept(): fc.Arbitrary<string> {
  const day = fc.integer({ min: 7, max: 11 }).map((number) => `2026-07-${String(number).padStart(2, '0')}`);
  const seconds = fc.integer({
    min: Date.parse('2026-07-07') / 1000,
    max: Date.parse('2026-07-12') / 1000,
  });
  const services = fc.subarray(['google-analytics', 'opinion-box'], { minLength: 1 });
  const consent = fc
    .tuple(seconds, services, fc.constantFrom(1, REVISION), fc.constantFrom('gpc', 'none'))
    .map(
      ([at, granted, revision, signal]) =>
        `granted.${at}.${revision}.${signal}.${'f'.repeat(64)}.6f1c2a34-9d0e-4b57-8a61-0c2d3e4f5a6b.${granted.join('~')}`,
    );
  const choice = fc.oneof(
    day.map((of) => `refused.${of}`),
    consent,
    fc.constantFrom('', 'planted', 'refused.2025-12-01', 'refused.'),
  );
  const word = fc.constantFrom('', '!off.2026-07-01', '!on.2026-07-01', '!off.2025-05-01');
  return fc.tuple(choice, word).map(([made, switched]) => made + switched);
}
