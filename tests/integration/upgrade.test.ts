import { expect, test } from 'vitest';
import { dueOf } from '../../api/domain/deadline/due-of.ts';
import { dataOfRelease, expected } from '../support/release-0.1.0.ts';
import { openCandour } from '../support/visit.ts';

const openUpgraded = () => openCandour({ dataDir: dataOfRelease(), at: expected.writtenAt });

/** Dates that a rule corrected since release 0.1.0 has moved, by the label of the case. */
const corrected: Record<string, string> = {};

test('every case of release 0.1.0 is there unchanged', async () => {
  const { store } = await openUpgraded();
  for (const [label, was] of Object.entries(expected.cases)) {
    const request = await store.findByReference(was.reference);
    expect(request, label).toMatchObject({
      kind: was.kind,
      receivedOn: was.receivedOn,
      channel: was.channel,
      closedOn: was.closedOn,
      follows: was.follows,
      flags: was.marks,
      answers: was.answers,
      events: was.events,
    });
    expect(request?.confirmedAt !== undefined, label).toBe(was.confirmed);
    expect(request?.erasedAt !== undefined, label).toBe(was.erased);
    expect(request && dueOf(request).due, label).toBe(corrected[label] ?? was.due);
  }
});

test('emails that release 0.1.0 had not sent go out, and the dead-lettered one waits for a person', async () => {
  const candour = await openUpgraded();
  expect(await candour.store.unsent()).toMatchObject(expected.mails);
  candour.clock.advance(3_600_000);
  await candour.round();
  const waiting = expected.mails.filter(({ state }) => state === 'waiting');
  for (const { reference } of waiting)
    expect(candour.sent.some(({ message }) => message.text.includes(reference))).toBe(true);
  expect(await candour.store.unsent()).toMatchObject(
    expected.mails.filter(({ state }) => state === 'dead-lettered'),
  );
});

test('the suppression list, consent receipts and visits of release 0.1.0 are there', async () => {
  const { store } = await openUpgraded();
  expect(await store.suppressions()).toMatchObject(expected.suppressions);
  expect(await store.receipts({})).toHaveLength(expected.receipts);
  expect(await store.visits('2026-01-01', '2026-12-31')).toEqual(expected.visits);
});

test('a page that release 0.1.0 asked somebody to keep still opens', async () => {
  const candour = await openUpgraded();
  for (const [label, { page, reference, erased }] of Object.entries(expected.cases)) {
    if (page === undefined) continue;
    const response = await candour.get(page);
    expect(response.status, label).toBe(erased ? 410 : 200);
    if (!erased) expect(await response.text(), label).toContain(reference);
  }
});
