import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR } from '../../api/base/calendar.ts';
import { recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { MANAGER, RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { databaseBytes, locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** The calendar of open cases, for programs that cannot sign in. Today is 22 November 2026. */

const { team } = addresses;

async function opened(email = MANAGER): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor, email);
  return { candour, visitor };
}

/** Makes a calendar address. Returns its path. */
async function make(visitor: TeamVisitor): Promise<string> {
  const $ = await read(visitor.send(team.calendar));
  return new URL(String($('input[readonly]').attr('value'))).pathname;
}

test('has the date of each open case as a whole day, with its reference and kind, and nothing about anyone', async () => {
  const { candour, visitor } = await opened();
  const one = await entered(candour, { name: 'Robin Sample', receivedOn: '2026-11-20' });
  const two = await entered(candour, { name: 'B', kind: 'complaint', email: undefined });
  const waiting = await entered(candour, { name: 'C', email: undefined });
  await recorded(candour, waiting, 'case.identity-requested', { reason: 'Proof', notified: true });
  const closed = await entered(candour, { name: 'D', email: undefined });
  await recorded(candour, closed, 'case.completed');
  const path = await make(visitor);

  const response = await candour.get(path);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const calendar = (await response.text()).replaceAll('\r\n ', '');
  for (const part of [
    `UID:${one.reference}@localhost\r\n`,
    'DTSTART;VALUE=DATE:20261221\r\nDTEND;VALUE=DATE:20261222\r\n',
    `SUMMARY:Answer due: Subject access request ${one.reference}\r\n`,
    `SUMMARY:Acknowledge: Complaint about data ${two.reference}\r\n`,
    `SUMMARY:Awaiting the person: Subject access request ${waiting.reference}\r\n`,
    `URL:${candour.messages.url(team.case(one.reference))}\r\n`,
  ])
    expect(calendar).toContain(part);
  expect(calendar).not.toContain(closed.reference);
  expect(calendar).not.toMatch(/robin|sample|patient|notes|proof/i);
});

test('a date that moves keeps its event', async () => {
  const { candour, visitor } = await opened();
  const request = await entered(candour, { email: undefined });
  const path = await make(visitor);
  const uids = async () => (await (await candour.get(path)).text()).match(/UID:.*|DTSTART.*/g);
  expect(await uids()).toEqual([`UID:${request.reference}@localhost`, 'DTSTART;VALUE=DATE:20261221']);
  await recorded(candour, request, 'case.extended', { reason: 'Long.', notified: true });
  expect(await uids()).toEqual([`UID:${request.reference}@localhost`, 'DTSTART;VALUE=DATE:20270222']);
});

test('the address is shown once, is stored as a hash, and works without a cookie until it is removed', async () => {
  const { candour, visitor } = await opened(RECEPTION);
  expect(visible(await read(visitor.get(team.calendar)))).toContain('You have no calendar address.');
  const path = await make(visitor);
  const secret = path.split('/').at(-1)?.replace('.ics', '') ?? '';
  expect(secret).toMatch(/^[\w-]{43}$/);
  const page = visible(await read(visitor.get(team.calendar)));
  expect(page).toContain('made on Sunday 22 November 2026');
  expect(page).not.toContain(secret);
  expect(databaseBytes(candour).includes(secret)).toBe(false);
  expect((await candour.get(path)).status).toBe(200);

  const again = await make(visitor);
  expect((await candour.get(path)).status).toBe(404);
  expect((await candour.get(again)).status).toBe(200);
  const removed = await visitor.send(team.removeCalendar);
  expect(locationOf(removed)).toBe(`${team.calendar}?removed`);
  expect((await candour.get(again)).status).toBe(404);
  const entries = (await candour.store.audit(10)).map(({ action }) => action);
  expect(entries.slice(0, 3)).toEqual(['team.calendar-removed', 'team.calendar-made', 'team.calendar-made']);
});

test('the address of somebody who is no longer on the team stops working, for good', async () => {
  const { candour, visitor } = await opened(RECEPTION);
  const path = await make(visitor);
  const { team: reader } = candour.messages;
  const before = reader.read();
  candour.messages.team = {
    read: () => before && { ...before, people: before.people.filter(({ email }) => email !== RECEPTION) },
  };
  expect((await candour.get(path)).status).toBe(404);
  candour.messages.team = reader;
  expect((await candour.get(path)).status).toBe(404);
  expect(rows(candour, 'SELECT * FROM team_calendars')).toEqual([]);
});

test('a wrong or mistyped address is 404, and no answer, address or log repeats it', async () => {
  const { candour, visitor } = await opened();
  const path = await make(visitor);
  const secret = path.split('/').at(-1) ?? '';
  candour.logged.length = 0;
  const tried = [path.slice(0, -5), `${path}/`, path.replace('.ics', ''), path.replace(/.\.ics/, '~.ics')];
  for (const wrong of tried) {
    const response = await candour.get(wrong);
    expect([wrong, response.status, locationOf(response)]).toEqual([
      wrong,
      wrong.endsWith('/') ? 200 : 404,
      '',
    ]);
    expect(await response.text()).not.toContain(secret.slice(0, 20));
  }
  expect((await visitor.get(`${team.calendar}${'a'.repeat(43)}.ics`)).status).toBe(404);
  expect(JSON.stringify(candour.logged)).not.toContain(secret.slice(0, 20));
  expect(candour.logged.map(({ details }) => details['route'])).toContain('/team/calendar/:file');
});

test('without team pages there is no calendar either', async () => {
  const { candour, visitor } = await opened();
  const path = await make(visitor);
  candour.messages.team = { read: () => undefined };
  expect((await candour.get(path)).status).toBe(404);
});

test('one network reads it at most 240 times an hour', async () => {
  const { candour, visitor } = await opened();
  const path = await make(visitor);
  const statuses = new Set<number>();
  for (let number = 0; number < 240; number++) statuses.add((await candour.get(path)).status);
  expect([...statuses]).toEqual([200]);
  const limited = await candour.get(path);
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  candour.clock.advance(HOUR);
  expect((await candour.get(path)).status).toBe(200);
});
