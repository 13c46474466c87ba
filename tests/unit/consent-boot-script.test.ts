import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grantedBy, rankedChoices, winningCounter } from '../../site/scripts/consent/choice-rule.ts';
import { booted } from '../support/boot-script.ts';
import { anyKept, anyValue, DAMAGED, noAt, NOW, REVISION, valueOf, yesAt } from '../support/choices.ts';

/** What the boot script makes of these cookies: `kept`, `ask`, or `wait` for the module. */
const decided = (cookie: string, signal = false) => booted({ cookie, signal }).consent;

const cookies = (...values: string[]): string =>
  ['other=1', ...values.map((value) => `candour_consent=${value}`), 'xcandour_consent=2'].join('; ');

const oldYes = valueOf(yesAt('2026-07-08T09:00:00.000Z'));
const oldNo = valueOf(noAt('2026-07-08T00:00:00Z'));
const yes = valueOf(yesAt('2026-07-09T09:00:00.000Z'));
const no = valueOf(noAt('2026-07-09T00:00:00Z'));
const yesToAnother = valueOf(yesAt('2026-07-09T09:00:00.000Z', { revision: 1 }));

describe('before the first paint', () => {
  test('the banner shows if nothing is stored', () => {
    expect(decided('')).toBe('ask');
  });

  test.each<[name: string, values: string[], shows: string]>([
    ['waits if other cookies are stored', [], 'wait'],
    ['stays away after a no', [no], 'kept'],
    ['stays away after a yes', [yes], 'kept'],
    ['waits after a yes to another revision', [yesToAnother], 'wait'],
    ['stays away when the newest copy is of this revision', [no, oldYes], 'kept'],
    ['waits when a newer copy is of another revision', [oldYes, yesToAnother], 'wait'],
    ['stays away when a damaged copy comes first', ['planted', no], 'kept'],
    ['waits if every copy is damaged', DAMAGED, 'wait'],
    ['stays away when a refusal has the day of a yes to another revision', [no, yesToAnother], 'kept'],
    ['waits when the newer yes is of another revision', [oldNo, yesToAnother], 'wait'],
  ])('the banner %s', (_, values, shows) => {
    expect(decided(cookies(...values))).toBe(shows);
    expect(decided(cookies(...values.toReversed()))).toBe(shows);
  });

  test('the banner stays away after a no to another revision, unless there is a new purpose', () => {
    const cookie = cookies(valueOf(noAt('2026-07-09T00:00:00Z', { revision: 1 })));
    expect(booted({ cookie }).consent).toBe('kept');
    expect(booted({ cookie, purposes: [] }).consent).toBe('kept');
    expect(booted({ cookie, purposes: ['analytics', 'feedback'] }).consent).toBe('wait');
  });

  test('the banner stays away and nothing is counted where the browser stores no cookies', () => {
    expect(booted({ cookieEnabled: false })).toMatchObject({ consent: 'kept', counts: false });
    // What Chromium says where all storage is blocked.
    expect(booted({ localStorage: false })).toMatchObject({ consent: 'kept', counts: false });
  });

  test('a browser that stores cookies and refuses only local storage is asked', () => {
    expect(booted({ localStorage: false, cookie: 'other=1' }).consent).toBe('wait');
  });

  test.each<[cookie: string, signal: boolean, counts: boolean]>([
    ['', false, true],
    ['', true, false],
    ['candour_counter=off', false, false],
    ['candour_counter=on', true, true],
    ['candour_counter=on; candour_counter=off', true, false],
  ])(
    'with the cookies “%s” and the signal %s, the banner knows that the count is %s',
    (cookie, signal, counts) => {
      expect(booted({ cookie, signal }).counts).toBe(counts);
    },
  );

  test('the banner waits if a privacy signal came after the yes', () => {
    expect(decided(cookies(yes), true)).toBe('wait');
    expect(decided(cookies(no), true)).toBe('kept');
    expect(decided(cookies(yes, oldNo), true)).toBe('wait');
  });

  test.each<[copy: string, shows: string]>([
    ['refused.2026-07-09', 'kept'],
    ['refused.2025-12-01', 'wait'],
    [
      `granted.1783588000.${REVISION}.none.${'f'.repeat(64)}.6f1c2a34-9d0e-4b57-8a61-0c2d3e4f5a6b.maps`,
      'kept',
    ],
    [`granted.1783588000.1.none.${'f'.repeat(64)}.6f1c2a34-9d0e-4b57-8a61-0c2d3e4f5a6b.maps`, 'wait'],
    ['planted', 'wait'],
  ])('where only the server’s copy “%s” is left, the banner is %s', (copy, shows) => {
    expect(decided(`candour_kept=${copy}`)).toBe(shows);
  });

  test('the server’s copy keeps the counter off', () => {
    expect(booted({ cookie: 'candour_kept=!off.2026-07-01' }).counts).toBe(false);
    expect(booted({ cookie: 'candour_kept=!off.2025-01-01' }).counts).toBe(true);
    expect(booted({ cookie: 'candour_kept=!on.2026-07-01', signal: true }).counts).toBe(true);
  });

  test('the line and the script take the same of both kinds of copies', () => {
    const some = fc.array(anyValue(), { maxLength: 3 });
    fc.assert(
      fc.property(some, fc.array(anyKept(), { maxLength: 1 }), fc.boolean(), (values, kept, signal) => {
        const cookie = [cookies(...values), ...kept.map((value) => `candour_kept=${value}`)].join('; ');
        const { consent, counts, choices, words } = booted({ cookie, signal });
        const choice = rankedChoices(values, NOW, choices)[0];
        const overruled = signal && choice && grantedBy(choice).length > 0 && !choice.data.signal;
        const same = choice?.revision === REVISION || (choice && grantedBy(choice).length === 0);
        const word = winningCounter(words);
        expect({ consent, counts }).toEqual({
          consent: same && !overruled ? 'kept' : 'wait',
          counts: word === 'on' || (word !== 'off' && !signal),
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the inline script and the module always choose the same copy', () => {
    fc.assert(
      fc.property(fc.array(anyValue(), { maxLength: 6 }), fc.boolean(), (values, signal) => {
        const choice = rankedChoices(values, NOW)[0];
        const overruled = signal && choice && grantedBy(choice).length > 0 && !choice.data.signal;
        const same = choice?.revision === REVISION || (choice && grantedBy(choice).length === 0);
        const kept = same && !overruled;
        expect(decided(cookies(...values), signal)).toBe(kept ? 'kept' : 'wait');
      }),
      { numRuns: 150 },
    );
  });
});
