import { expect, test } from 'vitest';
import { inGroups } from '../../api/store/in-groups.ts';

/** Work that notes each group and waits until `finish` is called, for calls such as "claim:name". */
function noted(grouping: { most: number; atOnce: number }, fail: (items: string[]) => string | undefined) {
  const groups: string[][] = [];
  const underWay: (() => void)[] = [];
  const { call, finish: settled } = inGroups<string, string>(
    async (items) => {
      groups.push(items);
      await new Promise<void>((done) => underWay.push(done));
      const failure = fail(items);
      if (failure !== undefined) throw new Error(failure);
      return items.map((item) => `done ${item}`);
    },
    (error) => (error as Error).message === 'outage',
    { claims: (item) => [item.split(':')[0] ?? ''], ...grouping },
  );
  /** Lets the groups that run finish, and others start, until none is left. */
  async function finish(): Promise<void> {
    for (;;) {
      await new Promise((done) => setImmediate(done));
      const finished = underWay.splice(0);
      if (finished.length === 0) return;
      for (const done of finished) done();
      await new Promise((done) => setImmediate(done));
    }
  }
  return { groups, call, finish, settled };
}

test('puts the calls of one turn into a group, and later ones into the next', async () => {
  const { groups, call, finish } = noted({ most: 3, atOnce: 1 }, () => undefined);
  const results = Promise.all(['a:1', 'b:1', 'c:1', 'd:1'].map(call));
  await finish();
  expect(await results).toEqual(['done a:1', 'done b:1', 'done c:1', 'done d:1']);
  expect(groups).toEqual([['a:1', 'b:1', 'c:1'], ['d:1']]);
});

test('runs calls with the same claim one after another, in their order', async () => {
  const { groups, call, finish } = noted({ most: 3, atOnce: 1 }, () => undefined);
  const results = Promise.all(['a:1', 'a:2', 'b:1', 'a:3'].map(call));
  await finish();
  await results;
  expect(groups).toEqual([['a:1', 'b:1'], ['a:2'], ['a:3']]);
});

test('runs no more groups at a time than it may', async () => {
  const { groups, call, finish } = noted({ most: 1, atOnce: 2 }, () => undefined);
  const results = Promise.all(['a:1', 'b:1', 'c:1'].map(call));
  await new Promise((done) => setImmediate(done));
  expect(groups).toEqual([['a:1'], ['b:1']]);
  await finish();
  await results;
  expect(groups).toEqual([['a:1'], ['b:1'], ['c:1']]);
});

test('tries each call of a group that failed by itself, so that one takes no other with it', async () => {
  const { groups, call, finish } = noted({ most: 3, atOnce: 1 }, (items) =>
    items.includes('b:1') ? 'refused' : undefined,
  );
  const results = Promise.allSettled(['a:1', 'b:1', 'c:1'].map(call));
  await finish();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(groups).toEqual([['a:1', 'b:1', 'c:1'], ['a:1'], ['b:1'], ['c:1']]);
});

test('tries nothing again after an outage, and nothing that waited meanwhile', async () => {
  const { groups, call, finish } = noted({ most: 2, atOnce: 1 }, () =>
    groups.length === 1 ? 'outage' : undefined,
  );
  const results = Promise.allSettled(['a:1', 'b:1', 'c:1'].map(call));
  await finish();
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(groups).toEqual([['a:1', 'b:1']]);
  const later = call('d:1');
  await finish();
  expect(await later).toBe('done d:1');
});

test('finishes when the calls until then are settled, those that wait too', async () => {
  const { groups, call, finish, settled } = noted({ most: 1, atOnce: 1 }, () => undefined);
  const results = [call('a:1'), call('b:1')];
  let isSettled = false;
  const all = settled().then(() => {
    isSettled = true;
  });
  await new Promise((done) => setImmediate(done));
  expect([groups, isSettled]).toEqual([[['a:1']], false]);
  await finish();
  await all;
  expect(await Promise.all(results)).toEqual(['done a:1', 'done b:1']);
});
