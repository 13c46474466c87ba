import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import { describeCase } from '../../api/casework/describe-case.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { validAccess, validComplaint, validOptOut, validRights } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  file,
  openCandour,
  confirmWith,
  read,
  rows,
  tokenIn,
  toOthers,
  toTeam,
  visible,
} from '../support/visit.ts';

/**
 * How many emails one address gets a day. Links have one limit, and acknowledgements that the law requires
 * have another.
 */

const FORMS = { access: validAccess, rights: validRights, complaint: validComplaint, 'opt-out': validOptOut };

/**
 * Files this number of requests of a kind for one address, each from another network and with another name.
 */
async function fileFor(candour: Candour, kind: RequestKind, count: number, email = 'robin@patient.example') {
  const pages: string[] = [];
  for (let number = 1; number <= count; number++) {
    const name = `${kind} ${number} ${candour.clock.now()}`;
    const from = `192.0.2.${number}`;
    pages.push(await file(candour, { ...FORMS[kind], name, email }, { kind, from }));
    candour.clock.advance(1);
  }
  return pages;
}

const eventsOf = (candour: Candour, kind: RequestKind) =>
  rows(
    candour,
    `SELECT requests.rowid AS number, event FROM events JOIN requests ON requests.id = request_id
     WHERE kind = '${kind}' AND event <> 'case.received' ORDER BY events.id`,
  ).map(({ number, event }) => `${String(number)} ${String(event)}`);

test.each<[RequestKind, RequestKind]>([
  ['access', 'complaint'],
  ['rights', 'complaint'],
  ['access', 'opt-out'],
  ['rights', 'opt-out'],
])('links for %s do not count towards acknowledgements of %s', async (other, kind) => {
  const candour = await openCandour();
  await fileFor(candour, other, 5);
  await fileFor(candour, kind, 1);
  await candour.round();
  expect(toOthers(candour)).toHaveLength(4);
  const { subject } = candour.messages.words.mails.acknowledgement.done[kind as 'complaint'];
  expect(toOthers(candour).at(-1)?.subject).toContain(subject.split(' (')[0]);
});

test('an email sent again does not count as an acknowledgement, and acknowledgements do not count as links', async () => {
  const candour = await openCandour();
  const [received = ''] = await fileFor(candour, 'complaint', 1);
  const outcome = (await read(candour.get(received)))('form [name=outcome]').attr('value') ?? '';
  for (let time = 0; time < 5; time++) await candour.post(addresses.api.link, { outcome });
  await candour.round();
  expect(toOthers(candour)).toHaveLength(1 + 3);
  await fileFor(candour, 'complaint', 3);
  await fileFor(candour, 'opt-out', 2);
  await candour.round();
  expect(toOthers(candour)).toHaveLength(1 + 3 + 4);
  candour.clock.advance(DAY);
  await fileFor(candour, 'access', 4);
  await candour.round();
  expect(toOthers(candour)).toHaveLength(1 + 3 + 4 + 3);
});

describe('after five acknowledgements', () => {
  test('a complaint still has to be acknowledged, and the team is told so with the date', async () => {
    const candour = await openCandour();
    await fileFor(candour, 'complaint', 6);
    await candour.round();
    expect(eventsOf(candour, 'complaint').filter((event) => /acknowledge/.test(event))).toEqual([
      '6 case.acknowledgement-withheld',
      ...[1, 2, 3, 4, 5].map((number) => `${number} case.acknowledged`),
    ]);
    const cases = await candour.store.openCases();
    expect(cases.map(({ dueOn }) => dueOn).sort()).toEqual([
      ...Array.from({ length: 5 }, () => '2026-12-18'),
      '2026-12-21',
    ]);
    const withheld = cases.find(({ dueOn }) => dueOn === '2026-12-21');
    if (!withheld) throw new Error('No complaint waits to be acknowledged');
    const shown = describeCase(candour.messages, withheld, '2026-11-22').join('\n');
    expect(shown).toContain('to be acknowledged');
    expect(shown).toContain('Acknowledge by Monday 21 December 2026');
    expect(shown).toContain('No acknowledgement was emailed');
    await candour.round();
    expect(toOthers(candour)).toHaveLength(5);
  });

  test('the email about a single complaint says that the team must acknowledge it', async () => {
    const candour = await openCandour();
    await fileFor(candour, 'opt-out', 5);
    await fileFor(candour, 'complaint', 1);
    await candour.round();
    expect(toOthers(candour)).toHaveLength(5);
    const [message] = toTeam(candour);
    expect(message?.subject).toMatch(/^Complaint about data \w{8}, acknowledge by 21 December 2026$/);
    const { withheld } = candour.messages.words.mails.unconfirmedNotice;
    expect(message?.text).toContain(withheld.complaint);
    expect(message?.text).toContain('Please acknowledge the complaint by Monday 21 December 2026.');
  });

  test('an opt-out is on the list all the same', async () => {
    const candour = await openCandour();
    await fileFor(candour, 'opt-out', 7);
    await candour.round();
    expect(toOthers(candour)).toHaveLength(5);
    expect(await candour.store.suppressions()).toHaveLength(7);
  });

  test.each<RequestKind>(['complaint', 'opt-out'])('the page of %s does not mention it', async (kind) => {
    const candour = await openCandour();
    const pages: string[] = [];
    for (const location of await fileFor(candour, kind, 7)) {
      const $ = await read(candour.get(location));
      $('.reference').text('REFERENCE');
      pages.push(visible($));
    }
    expect(new Set(pages).size).toBe(1);
  });

  test('a complaint sent again by its page is acknowledged by that email', async () => {
    const candour = await openCandour();
    const pages = await fileFor(candour, 'complaint', 6);
    const outcome = (await read(candour.get(pages.at(-1) ?? '')))('form [name=outcome]').attr('value') ?? '';
    await candour.post(addresses.api.link, { outcome });
    await candour.round();
    expect(eventsOf(candour, 'complaint')).toEqual(
      expect.arrayContaining(['6 case.link-requested', '6 case.acknowledged']),
    );
    expect(rows(candour, 'SELECT DISTINCT due_on FROM requests')).toEqual([{ due_on: '2026-12-18' }]);
    expect(toOthers(candour).at(-1)?.subject).toMatch(/^We have your complaint \(\w{8}\)$/);
  });
});

describe('a plus tag', () => {
  const tagged = (number: number) => `robin+${number}@patient.example`;

  test('bypasses neither limit', async () => {
    const candour = await openCandour();
    for (let number = 1; number <= 5; number++) await fileFor(candour, 'access', 1, tagged(number));
    for (let number = 1; number <= 7; number++) await fileFor(candour, 'complaint', 1, tagged(number));
    await fileFor(candour, 'opt-out', 1, 'ROBIN@patient.example');
    await candour.round();
    expect(toOthers(candour)).toHaveLength(3 + 5);
  });

  test.each([
    [['+robin+1@patient.example', '+robin+2@patient.example', '+robin+3@patient.example']],
    [['"robin"@patient.example', '"\\robin"@patient.example', '"robin+1"@patient.example']],
  ])('bypasses no limit in another spelling: %j', async (spellings) => {
    const candour = await openCandour();
    for (const email of spellings) await fileFor(candour, 'complaint', 2, email);
    await candour.round();
    expect(toOthers(candour)).toHaveLength(5);
  });

  test('of another mailbox, or with a plus at the start, is another address', async () => {
    const candour = await openCandour();
    for (const email of ['robin+a@patient.example', 'robin+a@other.example', 'robyn+a@patient.example'])
      await fileFor(candour, 'access', 4, email);
    await fileFor(candour, 'access', 1, '+robin@patient.example').catch(() => undefined);
    await candour.round();
    expect(toOthers(candour).length).toBeGreaterThanOrEqual(9);
  });

  test('is another address for the suppression list and for confirmation', async () => {
    const candour = await openCandour();
    await fileFor(candour, 'opt-out', 1, tagged(1));
    await candour.round();
    expect((await candour.store.suppressions()).map(({ value }) => value)).toEqual([tagged(1)]);
    expect(toOthers(candour)[0]?.to).toBe(tagged(1));
    await confirmWith(candour, tokenIn(toOthers(candour)[0]));
    const marked = rows(candour, 'SELECT address_index = limit_index AS same FROM requests');
    expect(marked).toEqual([{ same: 0 }]);
  });

  test('has the same limits index as before if there is no tag, so that rows of the first release count', async () => {
    const candour = await openCandour();
    await fileFor(candour, 'access', 2);
    expect(rows(candour, 'SELECT address_index = limit_index AS same FROM requests')).toEqual([
      { same: 1 },
      { same: 1 },
    ]);
  });
});
