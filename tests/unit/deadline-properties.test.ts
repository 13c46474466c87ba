import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, compareDays, dayOfWeek } from '../../api/base/calendar.ts';
import type { Day } from '../../api/base/calendar.ts';
import { bankHoliday } from '../../api/domain/deadline/bank-holidays.ts';
import { dueDate } from '../../api/domain/deadline/due-date.ts';
import type { DeadlineFacts } from '../../api/domain/deadline/facts.ts';
import { requirementEvent, requirements } from '../../api/domain/events.ts';
import type { EventType } from '../../api/domain/events.ts';
import type { Nation } from '../../content/schema.ts';

const day = fc.integer({ min: 0, max: 3 * 365 }).map((days) => addDays('2026-01-01', days));
const nation = fc.constantFrom<Nation[]>('england', 'wales', 'scotland', 'northern-ireland');
const kind = fc.constantFrom<DeadlineFacts['kind'][]>('access', 'rights', 'complaint', 'opt-out');
const what = fc.constantFrom<EventType[]>(
  ...Object.values(requirements).flatMap(({ requested, received }): EventType[] => [requested, received]),
  'case.extended' as const,
  'case.acknowledged',
  'case.records-older',
  'case.records-recent',
);
/** Events by days after receipt, so that one history can be tried with two receipts. */
const history = fc.array(fc.record({ what, after: fc.integer({ min: 1, max: 120 }) }), { maxLength: 8 });

const facts = fc
  .record({ kind, nation, receivedOn: day, deceased: fc.boolean(), history })
  .map(({ history, ...rest }): DeadlineFacts => ({
    ...rest,
    events: history.map(({ what, after }) => ({ what, on: addDays(rest.receivedOn, after) })),
  }));

/** A pause that begins in time, after all other events. */
const withPause = fc
  .record({ facts, from: fc.nat(25), length: fc.nat(60) })
  .map(({ facts, from, length }) => {
    const asked = addDays(facts.receivedOn, from);
    const events = facts.events.filter(({ what }) => requirementEvent(what)?.requirement !== 'clarification');
    return {
      without: { ...facts, kind: 'access', deceased: false, events } as const,
      pause: [
        { what: 'case.clarification-requested' as const, on: asked },
        { what: 'case.clarification-received' as const, on: addDays(asked, length) },
      ],
      length,
    };
  });

const notEarlier = (a: Day, b: Day) => compareDays(a, b) >= 0;

test('always gives a date on or after the receipt, and no earlier other reading', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const { due, later } = dueDate(facts);
      return notEarlier(due, facts.receivedOn) && (later === undefined || compareDays(later, due) > 0);
    }),
  );
});

test('gives the same result each time, in whatever order the events of a day are stored', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const before = structuredClone(facts);
      const first = dueDate(facts);
      expect(dueDate(facts)).toEqual(first);
      expect(facts, 'the facts are unchanged').toEqual(before);
      const byDay = facts.events.toSorted((a, b) => compareDays(a.on, b.on));
      expect(dueDate({ ...facts, events: byDay })).toEqual(first);
    }),
  );
});

test('ends a month on a working day of the nation, with any pause or extension', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const { due, task } = dueDate({ ...facts, kind: 'access', deceased: false });
      return task === 'answer' && dayOfWeek(due) <= 5 && bankHoliday(due, facts.nation) === undefined;
    }),
  );
});

test('aims at a working day of the nation, and never at one after the last day', () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const { target, due, task } = dueDate(facts);
      if (target === undefined) return task !== 'outcome';
      const isWorking = dayOfWeek(target) <= 5 && bankHoliday(target, facts.nation) === undefined;
      return isWorking && notEarlier(due, target) && (task !== 'outcome' || due === target);
    }),
  );
});

test('never gives an earlier date for a later receipt', () => {
  const later = fc.record({ facts, by: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(later, ({ facts, by }) => {
      const receivedOn = addDays(facts.receivedOn, by);
      const events = facts.events.filter(({ on }) => notEarlier(on, receivedOn));
      const both = { ...facts, events };
      return notEarlier(dueDate({ ...both, receivedOn }).due, dueDate(both).due);
    }),
    { numRuns: 500 },
  );
});

test('never shortens the time by a pause', () => {
  fc.assert(
    fc.property(withPause, ({ without, pause }) => {
      const paused = { ...without, events: [...without.events, ...pause] };
      return notEarlier(dueDate(paused).due, dueDate(without).due);
    }),
    { numRuns: 500 },
  );
});

test('adds no more for a pause than its days and a roll past Christmas or Easter', () => {
  fc.assert(
    fc.property(withPause, ({ without, pause, length }) => {
      const before = dueDate({ ...without, events: [] }).due;
      return notEarlier(addDays(before, length + 5), dueDate({ ...without, events: pause }).due);
    }),
  );
});

test('never shortens the time by an extension', () => {
  fc.assert(
    fc.property(facts, fc.nat(60), (facts, after) => {
      const events = facts.events.filter(({ what }) => what !== 'case.extended');
      const extended = { what: 'case.extended' as const, on: addDays(facts.receivedOn, after) };
      const before = dueDate({ ...facts, events }).due;
      return notEarlier(dueDate({ ...facts, events: [...events, extended] }).due, before);
    }),
  );
});
