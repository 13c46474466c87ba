import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptCookie } from '../../api/consent/kept-cookie.ts';
import type { ToKeep } from '../../api/consent/parse-receipt.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../api/base/calendar.ts';
import type { Manifest } from '../../api/built-site/consent-manifest.ts';
import type { NewReceipt } from '../../api/domain/consent.ts';
import { grantedBy } from '../../site/scripts/consent/choice-rule.ts';
import { booted } from '../support/boot-script.ts';
import { ID, manifestOf } from '../support/consent.ts';

/** The cookie that the server's answer sets, and what the browser reads in it. */

const NOW = Date.parse('2026-11-22T10:00:00Z');
const manifest: Manifest = { ...manifestOf({ services: ['google-analytics', 'opinion-box'] }), kept: true };

/** What the browser reads in a cookie of this value. */
function read(value: string, now = NOW) {
  const visit = { now, revision: manifest.revision, purposes: ['analytics', 'feedback'] };
  const { choices, words } = booted({ cookie: `candour_kept=${value}`, ...visit });
  return { choice: choices[0], word: words[0] };
}

const consent: NewReceipt = {
  id: ID,
  action: 'accept-all',
  madeAt: NOW,
  receivedAt: NOW,
  granted: ['google-analytics', 'opinion-box'],
  counter: 'on',
  signal: 'none',
  site: 'privacy.clinic.example',
  revision: manifest.revision,
  noticeHash: manifest.noticeHash,
  number: '0123456789abcdef',
};
const refusal: NewReceipt = {
  ...consent,
  id: 'refused',
  action: 'reject-all',
  granted: [],
  counter: 'off',
  number: undefined,
};
const made: ToKeep = { stated: NOW - SECOND, chosen: NOW - SECOND, word: undefined };
const refusedToday: ToKeep = { ...made, chosen: Date.parse('2026-11-22'), word: 'off' };
const cookie = (receipt: NewReceipt, toKeep: ToKeep = made, of = manifest) =>
  keptCookie(receipt, toKeep, of, 'privacy.clinic.example');

test('a refusal is a word and its day, and so is an objection to the counter', () => {
  expect(cookie(refusal, refusedToday)?.value).toBe('refused.2026-11-22!off.2026-11-22');
  expect(cookie(refusal, { ...refusedToday, word: undefined })?.value).toBe('refused.2026-11-22');
});

test('two people who refused on one day have the same cookie, whenever they did', () => {
  const evening = Date.parse('2026-11-22T21:13:14Z');
  const other = cookie(
    { ...refusal, madeAt: evening, receivedAt: evening },
    { ...refusedToday, stated: evening },
  );
  expect(other?.value).toBe(cookie(refusal, refusedToday)?.value);
});

test('a consent is what the browser needs to know it again', () => {
  const { value = '' } = cookie(consent) ?? {};
  const { choice, word } = read(value);
  expect(choice).toMatchObject({
    consentId: ID,
    lastConsentTimestamp: '2026-11-22T09:59:59.000Z',
    revision: manifest.revision,
    services: { kept: ['google-analytics', 'opinion-box'] },
    data: { asked: ['analytics', 'feedback'], signal: false, texts: manifest.noticeHash },
  });
  expect(word).toBeUndefined();
});

describe('each part has its own end', () => {
  const refusedInJune: ToKeep = { ...refusedToday, chosen: Date.parse('2026-06-01') };

  test('a choice ends six months after it was made, and an objection 400 days after this visit', () => {
    const { value = '', maxAge } = cookie(refusal, refusedInJune) ?? {};
    expect(value).toBe('refused.2026-06-01!off.2026-11-22');
    expect(maxAge).toBe((Date.parse('2026-11-22') + 400 * DAY - NOW) / SECOND);
    const choiceEnds = Date.parse('2026-06-01') + 182 * DAY;
    expect(read(value, choiceEnds - 1)).toMatchObject({ choice: {}, word: 'off' });
    expect(read(value, choiceEnds)).toEqual({ word: 'off' });
    expect(read(value, Date.parse('2026-11-22') + 400 * DAY)).toEqual({});
  });

  test('a cookie without an objection ends with the choice', () => {
    const { maxAge } = cookie(refusal, { ...refusedInJune, word: undefined }) ?? {};
    expect(maxAge).toBe((Date.parse('2026-06-01') + 182 * DAY - NOW) / SECOND);
  });

  test('a choice that has ended, or that is from the future, is not kept', () => {
    for (const chosen of [NOW - 183 * DAY, NOW + HOUR])
      expect(cookie(refusal, { ...made, chosen })).toBeUndefined();
  });
});

test.each<[why: string, receipt: NewReceipt, toKeep: ToKeep, of: typeof manifest]>([
  ['the receipt is a minute old', consent, { ...made, stated: NOW - MINUTE }, manifest],
  ['the browser’s clock is a minute ahead', consent, { ...made, stated: NOW + MINUTE }, manifest],
  ['nobody has chosen', refusal, { ...made, chosen: undefined }, manifest],
  ['the receipt is about other words', { ...consent, noticeHash: 'a'.repeat(64) }, made, manifest],
  ['the receipt is about another revision', { ...consent, revision: 1 }, made, manifest],
  ['a service is unknown', { ...consent, action: 'choose', granted: ['pixel'] }, made, manifest],
  ['the clinic does not list the cookie', consent, made, { ...manifest, kept: false }],
])('nothing is kept where %s', (_, receipt, toKeep, of) => {
  expect(cookie(receipt, toKeep, of)).toBeUndefined();
});

test('the cookie is on the domain of the other copies, if that contains this host', () => {
  const on = (cookieDomain: string) => cookie(consent, made, { ...manifest, cookieDomain })?.domain;
  expect(on('clinic.example')).toBe('clinic.example');
  expect(on('privacy.clinic.example')).toBe('privacy.clinic.example');
  expect(on('other.example')).toBeUndefined();
  expect(on('linic.example')).toBeUndefined();
});

test.each([
  '',
  'refused',
  'refused.2026-13-45',
  'planted.2026-11-22',
  '!maybe',
  'granted.1764170000',
  `granted.x.1.none.${'f'.repeat(64)}.${ID}.street-map`,
  'planted',
])('the damaged value “%s” says nothing', (value) => {
  expect(read(value)).toEqual({});
});

test('what the server makes, the browser reads', () => {
  fc.assert(
    fc.property(
      fc.subarray(['google-analytics', 'opinion-box']),
      fc.integer({ min: NOW - 181 * DAY, max: NOW }),
      fc.option(fc.constantFrom('on' as const, 'off' as const), { nil: undefined }),
      fc.constantFrom('gpc' as const, 'none' as const),
      (granted, time, word, signal) => {
        const chosen = granted.length > 0 ? time - (time % SECOND) : time - (time % DAY);
        const receipt: NewReceipt = { ...(granted.length > 0 ? consent : refusal), action: 'choose', signal };
        const { value = '' } =
          cookie({ ...receipt, granted, counter: word ?? 'on' }, { stated: NOW, chosen, word }) ?? {};
        const { choice, word: kept } = read(value);
        expect(encodeURIComponent(value)).toBe(value);
        expect(choice && grantedBy(choice)).toEqual(granted);
        expect(Date.parse(choice?.lastConsentTimestamp ?? '')).toBe(chosen);
        expect(kept).toBe(word);
      },
    ),
  );
});
