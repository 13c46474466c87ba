import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { LONG_AGO } from '../../content/law/entry.ts';
import type { LawEntry } from '../../content/law/entry.ts';
import {
  lawChangeDays,
  lawEntries,
  lawEntryOn,
  lawOn,
  lawOnOrFirst,
  lawSince,
} from '../../content/law/law-on.ts';
import { nations } from '../../content/law/nations.ts';
import { lawOfNation } from '../../content/forms/by-nation.ts';

/** The faults in the periods of each id in each nation, and in the entries themselves. */
function faultsOf(entries: readonly LawEntry[]): string[] {
  const periods = nations.flatMap((nation) =>
    [...Map.groupBy(entries, ({ id }) => id)].flatMap(([id, all]) => {
      const own = all.filter((it) => it.nations.includes(nation));
      return own.slice(1).flatMap(({ from }, index) => {
        const until = own[index]?.until;
        if (until === from) return [];
        return `${id}, ${nation}: ${until === undefined || until > from ? 'overlaps' : 'has a gap before'} ${from}`;
      });
    }),
  );
  const days = entries
    .filter(({ from, until }) => until !== undefined && until <= from)
    .map(({ id, from }) => `${id}: ends before it begins on ${from}`);
  return [...periods, ...days];
}

const england = (from: string, until?: string): LawEntry => ({
  id: 'planted.law',
  what: 'Something holds.',
  from,
  ...(until === undefined ? {} : { until }),
  nations: ['england'],
  source: 'Planted Act s.1',
  confidence: 'high',
  value: 1,
});

describe('the periods of one id', () => {
  test('follow one another without a gap or an overlap', () => {
    expect(faultsOf(lawEntries)).toEqual([]);
  });

  test.each([
    ['an overlap', [england('2020-01-01', '2021-02-01'), england('2021-01-01')], 'overlaps 2021-01-01'],
    ['a period without an end', [england('2020-01-01'), england('2021-01-01')], 'overlaps 2021-01-01'],
    ['a gap', [england('2020-01-01', '2020-12-31'), england('2021-01-01')], 'has a gap before 2021-01-01'],
  ])('are refused with %s', (_, entries, fault) => {
    expect(faultsOf(entries)).toEqual([`planted.law, england: ${fault}`]);
  });

  test('are refused if one ends before it begins', () => {
    expect(faultsOf([england('2021-01-01', '2020-01-01')])).toEqual([
      'planted.law: ends before it begins on 2021-01-01',
    ]);
  });

  test('may differ between nations', () => {
    expect(faultsOf([england('2020-01-01'), { ...england('2021-01-01'), nations: ['scotland'] }])).toEqual(
      [],
    );
  });
});

test('every entry has one sentence, a real first day and a source', () => {
  for (const { id, what, from, nations: where, source } of lawEntries) {
    expect(id).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
    expect(what).toMatch(/^[A-Z].*[a-zA-Z0-9)%]\.$/);
    expect(what).not.toMatch(/[.?!] [A-Z]/);
    expect(Temporal.PlainDate.from(from).toString()).toBe(from);
    expect(source.length, id).toBeGreaterThan(4);
    expect(where.length, id).toBeGreaterThan(0);
  }
});

test('an unconfirmed entry has no value', () => {
  const open = lawEntries.filter(({ confidence }) => confidence === 'open');
  expect(open.length).toBeGreaterThan(5);
  for (const entry of open) expect(entry).not.toHaveProperty('value');
  expect(lawOn('retention.adult-years', '2026-11-26', 'scotland')).toBeUndefined();
  expect(() => lawOnOrFirst('retention.adult-years', '2026-11-26', 'scotland')).toThrow(
    'no value of retention.adult-years for scotland',
  );
});

describe('a look-up', () => {
  test('returns the law of the day and the nation', () => {
    expect(lawOn('complaints.acknowledgement-days', '2026-06-18', 'wales')).toBeUndefined();
    expect(lawOn('complaints.acknowledgement-days', '2026-06-19', 'wales')).toBe(30);
    expect(lawOn('electronic-privacy.fine-pounds', '2026-02-04', 'england')).toBe(500_000);
    expect(lawOn('electronic-privacy.fine-pounds', '2026-02-05', 'england')).toBe(17_500_000);
    expect(lawOn('care.candour', '2026-11-26', 'scotland')).toEqual({
      organisations: true,
      individuals: false,
    });
    expect(lawOn('care.candour', '2026-11-26', 'northern-ireland')).toBeUndefined();
    expect(lawOn('care.national-data-guardian', '2026-11-26', 'scotland')).toBeUndefined();
    expect(lawEntryOn('after-death.act', '2026-11-26', 'northern-ireland')?.source).toContain('Order 1993');
  });

  test('uses the first entry for earlier days if asked to', () => {
    expect(lawOn('requests.months', '2000-01-01', 'england')).toBeUndefined();
    expect(lawOnOrFirst('requests.months', '2000-01-01', 'england')).toBe(1);
  });

  test('does not compile with an unknown id, and types the value', () => {
    // @ts-expect-error There is no such law.
    expect(lawOn('complaints.acknowledgment-days', '2026-11-26', 'england')).toBeUndefined();
    expectTypeOf(lawOn('complaints.acknowledgement-days', '2026-11-26', 'england')).toEqualTypeOf<
      30 | undefined
    >();
  });
});

test('the days on which the law changes are in order, each once, and include those of 2026', () => {
  expect(lawChangeDays).toEqual([...new Set(lawChangeDays)].sort());
  expect(lawChangeDays).toEqual(
    expect.arrayContaining([LONG_AGO, '2026-02-05', '2026-04-29', '2026-06-19', '2026-09-30']),
  );
  expect(lawSince('requests.article-12a', 'england')).toBe('2026-02-05');
});

describe('fixed texts agree with the law pack', () => {
  const today = '2026-11-26';

  test.each(nations)('on access after a death in %s', (nation) => {
    const { law, times, since } = lawOfNation[nation].death;
    const act = lawOnOrFirst('after-death.act', today, nation);
    const [short, long] = [
      lawOnOrFirst('after-death.short-days', today, nation),
      lawOnOrFirst('after-death.long-days', today, nation),
    ];
    expect(law).toBe(act.name);
    const [year, month, day] = act.recordsSince.split('-').map(Number);
    expect(since.split('\u00a0')[0]).toBe(String(day));
    expect(since).toContain(String(year));
    expect(month).toBe(since.includes('May') ? 5 : 11);
    expect(new Set(times.match(/\d+/g)?.map(Number))).toEqual(new Set([short, long]));
  });

  test.each(['privacy', 'medical-records', 'confidentiality'])('in the %s text of this release', (kind) => {
    const text = readFileSync(`content/policies/${kind}.mdx`, 'utf8');
    const days = Array.from(text.matchAll(/within (\d+) days/g), ([, number]) => Number(number));
    const hours = Array.from(text.matchAll(/within (\d+) hours/g), ([, number]) => Number(number));
    const known = [
      lawOn('complaints.acknowledgement-days', today, 'england'),
      lawOn('after-death.short-days', today, 'england'),
      lawOn('after-death.long-days', today, 'england'),
      lawOn('after-death.proof-days', today, 'england'),
    ];
    expect(days.filter((number) => !known.some((it) => it === number))).toEqual([]);
    expect(new Set(hours)).toEqual(new Set([lawOn('requests.breach-hours', today, 'england')]));
  });
});
