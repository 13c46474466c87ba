import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { MINUTE } from '../../api/base/calendar.ts';
import type { Change } from '../../api/store/case-store.ts';
import type { Store } from '../../api/store/store.ts';
import { limits, mail, mailWithLink, newPlace, openAt, request } from '../support/contract-store.ts';

/** A call of the store, made of small numbers so that calls meet the same rows. */
type Call = (store: Store, now: number, a: number, b: number) => Promise<unknown>;

const bytes = (text: string) => Buffer.from(text);
const change = (a: number): Change => ({
  event: {
    what: a % 2 ? 'case.completed' : 'case.disputed',
    on: '2026-11-23',
    by: 'Lead',
    reason: `Because ${a}`,
  },
  mails: a === 2 ? [mail(`news-${a}`)] : [],
  dueOn: `2026-12-1${a}`,
  waiting: a === 0,
  closedOn: a % 2 ? `2026-11-2${a}` : undefined,
  confirmed: a === 3 ? true : a === 4 ? false : undefined,
});
const noticeVersion = (a: number) => ({
  revision: a,
  noticeHash: `hash-${a}`,
  shown: { question: `May we, ${a}?` },
  cookiePolicy: { version: '2026-11-22', hash: 'c' },
  services: ['maps'],
  counter: a % 2 ? 'counter' : null,
  retentionMonths: 24,
});
const limit = (a: number, most = 4) => ({ client: bytes(`client-${a}`), hour: 0, most });

const calls: Record<string, Call> = {
  accept: (store, now, a, b) =>
    store.accept(
      request(`r${a}${b}`, {
        kind: a === 1 ? 'opt-out' : a === 2 ? 'complaint' : 'access',
        receivedAt: now,
        submissionId: `s${b}`,
        contentHash: bytes(`answers-${a}`),
        addressIndex: bytes(`address-${b}`),
        limitIndex: b % 2 ? bytes(`address-${b}`) : undefined,
        noticeAt: now + a * 1000,
        dueOn: `2026-12-0${a + 1}`,
        suppressions:
          a === 1
            ? [{ index: bytes(`i${b}`), value: `v${b}`, name: 'N', channels: ['email'], profiling: false }]
            : [],
      }),
      () => [mailWithLink(`m${a}${b}`)],
      { ...limits, client: { ...limits.client, index: bytes(`c${b}`), most: 4 } },
    ),
  enter: (store, now, a, b) =>
    store.enter(request(`e${a}${b}`, { receivedAt: now, submissionId: `e${a}` }), [], () => [
      mail(`em${a}${b}`),
    ]),
  confirm: (store, now, a, b) => store.confirm(bytes(`m${a}${b}`), now, ({ id }) => [mail(`t-${id}`)]),
  lookUp: (store, now, a, b) => store.lookUpToken(bytes(`m${a}${b}`), now),
  addLink: (store, now, a, b) =>
    store.addLink(`r${a}${b}`, now, { most: 3, since: 0 }, (_, number) =>
      mailWithLink(`l${a}${b}${number}`, number),
    ),
  bounce: (store, now, a, b) =>
    store.bounce(b === 4 ? { providerId: 'p' } : { id: `m${a}${b}` }, now, () => change(a)),
  correctContact: (store, now, a, b) =>
    store.correctContact(`r${a}${b}`, now, () =>
      b === 4
        ? { refused: 'no' }
        : {
            ...change(a),
            answers: { name: `n${b}` },
            addressIndex: a === 2 ? bytes(`address-${b}`) : undefined,
            limitIndex: undefined,
            suppressions: [],
            isOtherMailbox: a % 2 === 0,
          },
    ),
  sendAgain: (store, now, a, b) =>
    store.sendAgain(`r${a}${b}`, now, (_, failed, nextLink) => ({
      ...change(a),
      event: { what: 'case.resent', on: '2026-12-01', reason: JSON.stringify([failed, nextLink]) },
      mails: [mailWithLink(`s${a}${b}${nextLink}`, nextLink)],
      replaced: failed.map(({ id }) => id),
    })),
  lease: (store, now, a) => store.lease(now, a * MINUTE, 5000),
  sent: (store, now, a, b) => store.settle(`m${a}${b}`, now, { state: 'sent', providerId: 'p' }),
  retry: (store, now, a, b) =>
    store.settle(`m${a}${b}`, now, {
      state: 'waiting',
      nextAt: now + 500,
      mayHaveArrived: a > 2,
      outcome: 'o',
    }),
  deadLetter: (store, now, a, b) => store.settle(`m${a}${b}`, now, { state: 'dead-lettered', outcome: 'no' }),
  renewKey: (store, now, a, b) => store.renewKey(`m${a}${b}`, now, undefined),
  replay: (store, now, a, b) => store.replay(`m${a}${b}`, now),
  bringForward: (store, now) => store.bringForward(now),
  change: (store, now, a, b) =>
    store.change(`r${a}${b}`, now, () => (b === 4 ? { refused: 'no' } : change(a))),
  erase: (store, now, a, b) => store.erase([`r${a}${b}`, `r${b}${a}`], now),
  closedBy: (store) => store.closedBy('2026-12-31', 3),
  notices: async (store, now) => {
    const due = await store.noticesDue(now);
    if (due.length > 0)
      await store.addNotice(
        due.map(({ id }) => id),
        now,
        mail(`notice-${now}`),
      );
    return [due, await store.noticesBetween(0, now)];
  },
  reminders: async (store, now, a) => {
    const today = `2026-12-0${a + 1}`;
    const due = await store.remindersDue(today, '2026-12-05');
    if (due.length > 0) await store.addReminder(due, today, now, [mail(`reminder-${now}`)]);
    return due;
  },
  noticeVersion: (store, now, a) => store.keepNoticeVersion(noticeVersion(a), now),
  receipt: (store, now, a, b) =>
    store.keepReceipt(
      {
        id: b === 0 ? 'refused' : `id-${b}`,
        action: b === 0 ? 'reject-all' : 'choose',
        madeAt: now - 100,
        receivedAt: now,
        granted: b === 0 ? [] : ['maps'],
        counter: 'none',
        signal: 'gpc',
        site: 'localhost',
        revision: a,
        noticeHash: `hash-${a}`,
        number: b === 0 ? undefined : `n${a}`,
      },
      () => true,
      limit(b),
    ),
  eraseReceipts: (store, now, a) => store.eraseReceipts(now - a * 2000),
  visit: (store, _, a, b) =>
    store.countVisit(`2026-11-2${a}`, ['/', '/a/', '/B/', '/b/', '/é/'][b] ?? '', limit(9, 100)),
  consume: (store, _, a) => store.consume(limit(a)),
  forget: async (store, now, a) => {
    await store.forgetSubmissions(now - a * 1000);
    await store.forgetRateLimits(a - 1);
  },
};

/** Everything that can be read. */
const readAll = async (store: Store): Promise<unknown> => [
  await store.openCases(),
  await store.unsent(),
  await store.nextDue(),
  await store.health('2026-12-03'),
  await store.suppressions(),
  await store.suppressions([bytes('i1'), bytes('i2')]),
  await store.receipts({}),
  await store.receiptFigures(0),
  await store.latestNoticeVersion(),
  await store.visits('2026-01-01', '2026-12-31'),
];

/** A result without what is random: the references. An error is an error, whatever the engine calls it. */
async function resultOf(work: Promise<unknown>): Promise<unknown> {
  try {
    const isReference = (name: string) => ['reference', 'follows', 'correctedBy'].includes(name);
    return JSON.parse(
      JSON.stringify((await work) ?? null, (name, value: unknown) =>
        isReference(name) && typeof value === 'string' ? 'a reference' : value,
      ),
    ) as unknown;
  } catch {
    return 'an error';
  }
}

const step = fc.tuple(fc.constantFrom(...Object.keys(calls)), fc.nat(4), fc.nat(4));

test.skipIf(inject('engine') !== 'postgres')(
  'any sequence of calls has the same results on both engines',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        const sqlite = await openAt(await newPlace('sqlite'));
        const postgres = await openAt(await newPlace('postgres'));
        for (const [index, [name, a, b]] of steps.entries()) {
          const now = 10_000 + index * 1000;
          const call = calls[name];
          const expected = await resultOf(call?.(sqlite, now, a, b) ?? Promise.resolve());
          expect(
            await resultOf(call?.(postgres, now, a, b) ?? Promise.resolve()),
            `${index}: ${name}`,
          ).toEqual(expected);
        }
        expect(await resultOf(readAll(postgres))).toEqual(await resultOf(readAll(sqlite)));
        await sqlite.close();
        await postgres.close();
      }),
      { numRuns: 12 },
    );
  },
);
