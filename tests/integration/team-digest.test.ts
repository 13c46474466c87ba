import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Team } from '../../content/team/schema.ts';
import { recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { openCandour, rows } from '../support/visit.ts';

/** The list of open cases at the start of a week. Today is Sunday 22 November 2026. */

/** An app whose team wants the list. */
async function opened(changes: Partial<Team> = {}): Promise<Candour> {
  const candour = await openCandour();
  const people = candour.messages.team.read();
  candour.messages.team = { read: () => people && { ...people, digest: 'weekly', ...changes } };
  return candour;
}

/** The lists that are sent in a round at a moment. */
async function digestsAt(candour: Candour, moment: string) {
  candour.clock.set(moment);
  candour.sent.length = 0;
  await candour.round();
  return candour.sent.map(({ message }) => message).filter(({ subject }) => /\bopen$/.test(subject));
}

test('is sent on Monday at seven, once, with what is late first', async () => {
  const candour = await opened();
  const later = await entered(candour, { name: 'Robin Later', receivedOn: '2026-11-20' });
  const late = await entered(candour, { name: 'Robin Late', receivedOn: '2026-10-02', kind: 'rights' });
  const soon = await entered(candour, { name: 'Robin Soon', receivedOn: '2026-10-26' });
  const waiting = await entered(candour, { name: 'Robin Waiting', receivedOn: '2026-11-10' });
  await recorded(candour, waiting, 'case.identity-requested', { reason: 'Proof', notified: true });
  await recorded(candour, late, 'case.assigned', { reason: 'Reception' });
  const closed = await entered(candour, { name: 'Robin Closed' });
  await recorded(candour, closed, 'case.withdrawn');

  expect(await digestsAt(candour, '2026-11-23T06:59:00Z')).toEqual([]);
  const [digest] = await digestsAt(candour, '2026-11-23T07:00:00Z');
  expect(digest?.to).toBe(candour.messages.clinic.requestsTeam.email);
  expect(digest?.subject).toBe('4 requests are open');
  const text = digest?.text ?? '';
  const inOrder = [
    'open today, Monday 23 November 2026',
    'The date has passed',
    `${late.reference}: Request about data rights, received Friday 2 October 2026`,
    'In charge: Reception.',
    candour.messages.url(addresses.team.case(late.reference)),
    'Due within seven days',
    `${soon.reference}: Subject access request`,
    'that is in 3 days. Nobody is in charge yet.',
    'Due later',
    later.reference,
    'Awaiting the person',
    `${waiting.reference}: Subject access request, received Tuesday 10 November 2026. You are waiting for proof of identity.`,
    'To stop this list',
  ];
  let from = 0;
  for (const part of inOrder) {
    expect(text.slice(from), part).toContain(part);
    from = text.indexOf(part, from);
  }
  const [list, heads] = text.split('For the record');
  expect(list).not.toContain(closed.reference);
  expect(heads).toContain(closed.reference);
  expect(`${text}${digest?.html ?? ''}`).not.toMatch(/robin|sample|patient\.example|notes/i);
  expect(await digestsAt(candour, '2026-11-23T09:00:00Z')).toEqual([]);
  expect(await digestsAt(candour, '2026-11-29T23:00:00Z')).toEqual([]);
  expect(await digestsAt(candour, '2026-11-30T07:00:00Z')).toHaveLength(1);
});

test('is sent by one of two servers, and not again after a restart', async () => {
  const candour = await opened();
  await entered(candour);
  expect(await digestsAt(candour, '2026-11-23T07:00:00Z')).toHaveLength(1);
  const { dataDir } = candour;
  await candour.store.checkOut();
  expect(rows({ dataDir }, "SELECT done_for FROM job_runs WHERE job = 'send-digest'")).toEqual([
    { done_for: '2026-11-23' },
  ]);
  expect(await candour.store.addDigest('2026-11-23', candour.clock.now(), undefined)).toBe(false);
});

test('is not sent where nothing is open, and a request that comes on Wednesday waits for the next', async () => {
  const candour = await opened();
  expect(await digestsAt(candour, '2026-11-23T08:00:00Z')).toEqual([]);
  await entered(candour, { receivedOn: '2026-11-23' });
  expect(await digestsAt(candour, '2026-11-25T08:00:00Z')).toEqual([]);
  const [digest] = await digestsAt(candour, '2026-11-30T08:00:00Z');
  expect(digest?.subject).toBe('1 request is open');
});

test('is not sent where the team does not want it', async () => {
  const candour = await opened({ digest: 'off' });
  await entered(candour);
  expect(await digestsAt(candour, '2026-11-23T08:00:00Z')).toEqual([]);
});

test('names at most a hundred, and says how many more there are', async () => {
  const candour = await opened();
  for (let number = 0; number < 103; number++)
    await entered(candour, { name: `Robin ${number}`, email: undefined });
  const [digest] = await digestsAt(candour, '2026-11-23T08:00:00Z');
  expect(digest?.subject).toBe('103 requests are open');
  expect(digest?.text.match(/received Friday/g)).toHaveLength(100);
  expect(digest?.text).toContain('And 3 more.');
});

test('has the head of the chain of each case that was changed, also of closed ones, until it has been listed', async () => {
  const candour = await opened();
  const open = await entered(candour, { name: 'Robin Open' });
  const closed = await entered(candour, { name: 'Robin Closed' });
  await recorded(candour, closed, 'case.withdrawn');
  const headOf = async ({ id }: { id: string }) => (await candour.store.chainOf(id)).at(-1)?.link ?? '';
  const line = `${open.reference}, entry 2: ${await headOf(open)}`;
  const [first] = await digestsAt(candour, '2026-11-23T08:00:00Z');
  expect(first?.text).toContain('cases that were changed');
  expect(first?.text).toContain(line);
  expect(first?.text).toContain(`${closed.reference}, entry 3: ${await headOf(closed)}`);
  await recorded(candour, open, 'case.note', { reason: 'Rang' });
  await recorded(candour, open, 'case.withdrawn');
  const [second] = await digestsAt(candour, '2026-11-30T08:00:00Z');
  expect(second?.subject).toBe('No request is open');
  expect(second?.text).toContain(`${open.reference}, entry 4: ${await headOf(open)}`);
  expect(second?.text).not.toContain(closed.reference);
  expect(await digestsAt(candour, '2026-12-07T08:00:00Z')).toEqual([]);
});
