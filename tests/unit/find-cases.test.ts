import { expect, test } from 'vitest';
import type { CaseQuery } from '../../api/store/case-lists.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { findCases, MOST_SEARCHED } from '../../api/team/find-cases.ts';

/** Searching a list whose names are sealed: bounded, and it goes on where it stopped. */

/** A store with so many cases, and a note of how many it was asked for at once. */
function storeOf(count: number, nameOf: (number: number) => string) {
  const all = Array.from({ length: count }, (_, number) => ({
    reference: String(number),
    answers: { name: nameOf(number) },
    events: [],
  }));
  const asked: number[] = [];
  return {
    asked,
    listCases: ({ after, most }: CaseQuery) => {
      asked.push(most);
      const from = after === undefined ? 0 : Number(after) + 1;
      return Promise.resolve(all.slice(from, from + most) as unknown as StoredRequest[]);
    },
  };
}

const query = { view: 'open', today: '2026-11-22', kind: undefined, after: undefined } as const;
const references = (cases: StoredRequest[]) => cases.map(({ reference }) => reference);

test('looks at no more than the limit at a time, in chunks, and goes on after it', async () => {
  const last = MOST_SEARCHED + 10;
  const store = storeOf(last + 1, (number) => (number === last ? 'Robin Sample' : 'Somebody else'));
  const found = await findCases(store, query, { name: 'robin', person: undefined });
  expect(found).toEqual({ cases: [], next: String(MOST_SEARCHED - 1), searched: MOST_SEARCHED });
  expect(Math.max(...store.asked)).toBeLessThanOrEqual(50);
  const more = await findCases(store, { ...query, after: found.next }, { name: 'robin', person: undefined });
  expect(references(more.cases)).toEqual([String(last)]);
  expect(more.next).toBeUndefined();
});

test('gives pages that hold every case once', async () => {
  const store = storeOf(60, () => 'Robin Sample');
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await findCases(store, { ...query, after }, { name: undefined, person: undefined });
    expect(page.cases.length).toBeLessThanOrEqual(25);
    seen.push(...references(page.cases));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual(Array.from({ length: 60 }, (_, number) => String(number)));
});

test.each(['renee', 'RENÉE', ' sample ', 'née  s'])('finds a name by “%s”', async (name) => {
  const store = storeOf(1, () => 'Renée Sample');
  expect((await findCases(store, query, { name, person: undefined })).cases).toHaveLength(1);
});
