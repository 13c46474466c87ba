import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Store } from '../store/store.ts';

/** Cases that are read and opened at once. Other requests get a turn after each. */
const CHUNK = 50;

/** The first open cases, the soonest due first, at most so many. */
export async function soonestDue(
  store: Pick<Store, 'listCases'>,
  today: Day,
  most: number,
): Promise<StoredRequest[]> {
  const cases: StoredRequest[] = [];
  while (cases.length < most) {
    const chunk = await store.listCases({
      view: 'open',
      today,
      kind: undefined,
      most: Math.min(CHUNK, most - cases.length),
      after: cases.at(-1)?.reference,
    });
    cases.push(...chunk);
    if (chunk.length < CHUNK) break;
    await nextTurn();
  }
  return cases;
}
