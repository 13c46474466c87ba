import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { describeCase } from '../../api/casework/describe-case.ts';
import { record } from '../../api/casework/record.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { everything, mailsOf, recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { completeChecklist, searchEverywhere, twoPeopleFolder } from '../support/release.ts';
import { MANAGER, RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { dataFolder, locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** Searches for a copy and the checklist before it is released. Today is 22 November 2026. */

const { team } = addresses;

async function opened(): Promise<{ candour: Candour; visitor: TeamVisitor; reference: string }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  const { reference } = await entered(candour);
  return { candour, visitor, reference };
}

/** Sends the form of a page as a browser does: every field as it is shown, with some changed. */
async function send(
  visitor: TeamVisitor,
  address: string,
  changes: Record<string, string>,
  shown?: Response,
): Promise<Response> {
  const $ = await read(shown ?? visitor.get(address));
  const fields = Object.fromEntries(
    $('main form input:not([type="radio"]), main form input:checked, main form textarea')
      .get()
      .map((field) => [$(field).attr('name') ?? '', String($(field).val() ?? '').trimStart()]),
  );
  return visitor.send(address, { ...fields, ...changes });
}

const page = async (visitor: TeamVisitor, address: string) => visible(await read(visitor.get(address)));
const alertOf = async (response: Response) => visible(await read(response), '[role="alert"] p');
const completed = (candour: Candour, { reference }: Pick<StoredRequest, 'reference'>) =>
  record(candour, reference, {
    what: 'case.completed',
    on: dayInLondon(candour.clock.now()),
    by: 'A',
    reason: undefined,
    notified: true,
    sure: true,
  });

describe('searches', () => {
  test('who looked where, when and what was found is on the case', async () => {
    const { visitor, reference } = await opened();
    const address = team.searches(reference);
    expect(await page(visitor, address)).toContain('UK GDPR Art 15(1A)');
    const sent = await send(visitor, address, {
      who: 'Dr Sample’s secretary',
      on: '2026-11-21',
      'found-0': 'something',
      'notes-0': 'Two letters',
      'found-4': 'not-searched',
      'notes-4': 'Overwritten after 30 days',
    });
    expect(locationOf(sent)).toBe(`${team.case(reference)}?kept=searches`);
    const shown = await page(visitor, team.case(reference));
    for (const part of [
      '2 of 7 places are searched.',
      'Clinical system: something found (Dr Sample’s secretary, 21 November 2026) – Two letters',
      'CCTV: not searched (Dr Sample’s secretary, 21 November 2026) – Overwritten after 30 days',
      'Paper: not searched yet',
      'Searches were recorded (by Practice manager, recorded on 22 November 2026)',
    ])
      expect(shown).toContain(part);
  });

  test('a form that changes one place leaves what a colleague recorded for another in the meantime', async () => {
    const { candour, visitor, reference } = await opened();
    const address = team.searches(reference);
    const before = await visitor.get(address);
    await send(visitor, address, { 'found-1': 'nothing' });
    expect((await send(visitor, address, { 'found-0': 'something' }, before)).status).toBe(303);
    const request = await candour.store.findByReference(reference);
    expect(request?.events.flatMap(({ details }) => details?.searches ?? [])).toEqual([
      { place: 'Mailboxes', found: 'nothing', who: 'Practice manager' },
      { place: 'Clinical system', found: 'something', who: 'Practice manager' },
    ]);
  });

  test('when a colleague searched the same place in the meantime, the page says so and asks again', async () => {
    const { visitor, reference } = await opened();
    const address = team.searches(reference);
    const before = await visitor.get(address);
    await send(visitor, address, { 'found-0': 'nothing', 'found-1': 'nothing' });
    const late = await send(visitor, address, { 'found-0': 'something' }, before);
    expect(late.status).toBe(409);
    const $ = await read(late.clone());
    expect(visible($)).toContain('Searches were recorded (by Practice manager)');
    expect($('input[name="found-0"]:checked').val()).toBe('something');
    expect($('input[name="found-1"]:checked').val()).toBe('nothing');
    expect((await send(visitor, address, {}, late)).status).toBe(303);
    expect(await page(visitor, team.case(reference))).toContain('Clinical system: something found');
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing chosen', {}, 'Nothing was changed.'],
    ['nobody who looked', { who: ' ', 'found-0': 'nothing' }, 'Write who looked.'],
    ['no reason for not searching', { 'found-4': 'not-searched' }, 'why this place was not searched: CCTV.'],
    ['a day to come', { on: '2026-11-23', 'found-0': 'nothing' }, '23 November 2026 has not come yet.'],
    ['no day', { on: 'Friday', 'found-0': 'nothing' }, '“Friday” is not a date.'],
    ['a place of its own', { 'place-0': 'Attic', 'found-0': 'nothing' }, '“Attic” is not one of the places'],
    ['a long note', { 'found-0': 'nothing', 'notes-0': 'x'.repeat(401) }, 'longer than 400 characters'],
  ])('a form with %s is refused, keeps what was typed, and changes nothing', async (_, typed, says) => {
    const { candour, visitor, reference } = await opened();
    const before = everything(candour);
    const refused = await send(visitor, team.searches(reference), typed);
    expect(refused.status).toBe(422);
    expect(await alertOf(refused.clone())).toContain(says);
    expect((await read(refused))('input[name="on"]').val()).toBe(typed['on'] ?? '22/11/2026');
    expect(everything(candour)).toEqual(before);
  });
});

describe('the checklist', () => {
  test('each part is ticked or skipped, with who and when, and then the request can be completed', async () => {
    const { candour, visitor, reference } = await opened();
    await searchEverywhere(candour, { reference });
    const address = team.release(reference);
    const sent = await send(visitor, address, {
      'check-period': 'done',
      'check-others': 'done',
      'check-harm': 'done',
      'note-harm': 'Medical director',
      'check-hidden': 'skipped',
      'note-hidden': 'Paper only',
    });
    expect(locationOf(sent)).toBe(`${team.case(reference)}?kept=checks`);
    const refused = await completed(candour, { reference });
    expect(refused).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Still to do: the recipient and the address are right.') as string,
    });
    await send(visitor, address, { 'check-recipient': 'done' });
    const shown = await page(visitor, team.case(reference));
    for (const part of [
      '6 of 6 checks are done or skipped.',
      'A health professional has decided about serious harm: done (Practice manager, 22 November 2026) – Medical director',
      'No hidden text, comments or metadata are left: skipped (Practice manager, 22 November 2026) – Paper only',
      'Every place is searched: done (Reception, 22 November 2026)',
    ])
      expect(shown).toContain(part);
    expect((await completed(candour, { reference })).ok).toBe(true);
  });

  test('a tick is taken back', async () => {
    const { visitor, reference } = await opened();
    const address = team.release(reference);
    await send(visitor, address, { 'check-period': 'done' });
    await send(visitor, address, { 'check-period': 'open' });
    expect(await page(visitor, team.case(reference))).toContain('0 of 6 checks are done or skipped.');
  });

  test('after a case was opened again, everything but the searches is checked again', async () => {
    const { candour, visitor, reference } = await opened();
    await completeChecklist(candour, { reference });
    await completed(candour, { reference });
    await recorded(candour, { reference }, 'case.reopened');
    expect(await page(visitor, team.case(reference))).toContain('1 of 6 checks are done or skipped.');
    expect((await completed(candour, { reference })).ok).toBe(false);
  });

  test('a colleague who ticks another part does not get in the way, and the same part asks again', async () => {
    const { visitor, reference } = await opened();
    const address = team.release(reference);
    const before = await visitor.get(address);
    const copy = before.clone();
    await send(visitor, address, { 'check-period': 'done' });
    expect((await send(visitor, address, { 'check-others': 'done' }, before)).status).toBe(303);
    const late = await send(visitor, address, { 'check-period': 'skipped', 'note-period': 'No dates' }, copy);
    expect(late.status).toBe(409);
    expect((await read(late.clone()))('input[name="check-others"]:checked').val()).toBe('done');
    expect((await send(visitor, address, {}, late)).status).toBe(303);
    expect(await page(visitor, team.case(reference))).toContain(
      'skipped (Practice manager, 22 November 2026) – No dates',
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing changed', {}, 'Nothing in the checklist was changed.'],
    [
      'a part skipped without a reason',
      { 'check-hidden': 'skipped' },
      'Write why this part is skipped: no hidden',
    ],
    ['nobody who decided about harm', { 'check-harm': 'done' }, 'Write which health professional decided'],
    [
      'searches ticked before they are done',
      { 'check-searches': 'done' },
      'Still without one: Clinical system,',
    ],
  ])('a form with %s is refused, and changes nothing', async (_, typed, says) => {
    const { candour, visitor, reference } = await opened();
    const before = everything(candour);
    const refused = await send(visitor, team.release(reference), typed);
    expect(refused.status).toBe(422);
    expect(await alertOf(refused)).toContain(says);
    expect(everything(candour)).toEqual(before);
  });

  test('only an open request for a copy has a checklist', async () => {
    const { candour, visitor, reference } = await opened();
    const rights = await entered(candour, { kind: 'rights' });
    for (const address of [team.release(rights.reference), team.searches(rights.reference)])
      expect((await visitor.get(address)).status).toBe(404);
    expect(await page(visitor, team.case(rights.reference))).not.toContain('Before it is released');
    expect((await completed(candour, rights)).ok).toBe(true);
    await recorded(candour, { reference }, 'case.withdrawn');
    const late = await send(visitor, team.release(reference), { 'check-period': 'done' });
    expect(await alertOf(late)).toContain('The case was closed on 22 November 2026.');
  });

  test('a clinic without team.yaml completes requests as it did', async () => {
    const { candour } = await opened();
    const { reference } = await entered(candour, { name: 'Robin Other' });
    const without = { ...candour, messages: { ...candour.messages, team: { read: () => undefined } } };
    expect((await completed(without, { reference })).ok).toBe(true);
  });
});

test('a clinic lists its own places, and a place that it no longer lists stays on the case', async () => {
  const people = `people:\n  - name: Manager\n    email: ${MANAGER}\n    role: lead\n`;
  const folder = twoPeopleFolder(`${people}recordPlaces: [Attic, Cellar]`);
  const candour = await openCandour({ env: { CONTENT_DIR: folder } });
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  const { reference } = await entered(candour);
  await send(visitor, team.searches(reference), { 'found-0': 'something', 'found-1': 'nothing' });
  writeFileSync(join(folder, 'team.yaml'), `${people}recordPlaces: [Attic]\n`);
  const shown = await page(visitor, team.case(reference));
  expect(shown).toContain('1 of 1 places are searched.');
  expect(shown).toContain('Cellar: nothing found');
});

test('by command the same is recorded, printed and refused', async () => {
  const candour = await openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
  const { reference } = await entered(candour, { receivedOn: dayInLondon(Date.now()) });
  const cases = (...args: string[]) => runCommand(candour.dataDir, 'cases', ...args);
  const found = ['--place', 'CCTV', '--found', 'something', '--notes', 'One minute', '--by', 'Reception'];
  expect((await cases('search', reference, ...found)).out).toBe(
    `${reference}: the searches are recorded. 1 of 7 places are searched.\n`,
  );
  const skipped = ['check', reference, 'hidden', '--skip', 'Paper only', '--by', 'Reception'];
  expect((await cases(...skipped)).out).toBe(
    `${reference}: the release checklist is recorded. 1 of 6 parts are done or skipped.\n`,
  );
  const request = await candour.store.findByReference(reference);
  const shown = request && describeCase(candour.messages, request, dayInLondon(Date.now())).join('\n');
  expect(shown).toContain('  CCTV: something found (Reception, ');
  expect(shown).toContain('  no hidden text, comments or metadata are left: skipped (Reception, ');
  const refused = await cases('record', reference, 'completed', '--sure', '--by', 'Reception');
  const sentence = await completed(candour, { reference });
  expect(refused).toEqual({ code: 1, out: '', err: sentence.ok ? '' : `${sentence.problem}\n` });
});

test('searches and checks are sealed, in the audit list, never sent, and erased with the case', async () => {
  const { candour, visitor, reference } = await opened();
  await recorded(candour, { reference }, 'case.confirmed');
  const reception = teamVisitor(candour);
  await signIn(candour, reception, RECEPTION);
  await send(reception, team.searches(reference), { 'found-0': 'nothing', 'notes-0': 'Plantednote' });
  await send(visitor, team.release(reference), { 'check-harm': 'done', 'note-harm': 'Plantedname' });
  expect(rows(candour, "SELECT * FROM team_audit WHERE action = 'case.changed'")).toHaveLength(2);
  const raw = JSON.stringify(
    rows(candour, 'SELECT event, detail, CAST(sealed AS TEXT) AS sealed FROM events'),
  );
  expect(raw).not.toMatch(/Planted/);
  const done = await recorded(candour, { reference }, 'case.completed');
  expect((await mailsOf(candour)).map(({ text }) => text).join()).not.toMatch(/Planted/);
  expect(JSON.stringify(candour.logged)).not.toMatch(/Planted/);
  await candour.store.erase([done.id], candour.clock.now());
  expect(JSON.stringify(await candour.store.find(done.id))).not.toMatch(/Planted/);
  expect(await page(visitor, team.case(reference))).not.toMatch(/Planted|Where we looked/);
});
