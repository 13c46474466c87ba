import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { record } from '../../api/casework/record.ts';
import { refusalEvents, typedName } from '../../api/domain/events.ts';
import { everything, mailsOf, recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { fullClinic } from '../support/clinics.ts';
import { runCommandOf } from '../support/command.ts';
import { completeChecklist, twoPeopleFolder } from '../support/release.ts';
import { DIRECTOR, MANAGER, RECEPTION, signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { dataFolder, locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** Refusals that a second person looks at. Today is 22 November 2026. */

const { team } = addresses;
const WHY = 'It is about somebody else.';
const GROUND = 'Schedule 2 paragraph 16: another person would be recognised.';

interface Opened {
  candour: Candour;
  folder: string;
  manager: TeamVisitor;
  reception: TeamVisitor;
  reference: string;
}

/** A clinic in which two people look at a refusal, both signed in, and a case whose address is confirmed. */
async function opened(): Promise<Opened> {
  const folder = twoPeopleFolder();
  const candour = await openCandour({ env: { CONTENT_DIR: folder } });
  const [manager, reception] = [teamVisitor(candour), teamVisitor(candour)];
  await signIn(candour, manager, MANAGER);
  await signIn(candour, reception, RECEPTION);
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await mailsOf(candour);
  return { candour, folder, manager, reception, reference: request.reference };
}

/** The emails that go to anybody but the team. */
const mailsToPerson = async (candour: Candour) =>
  (await mailsOf(candour)).filter(({ to }) => to !== fullClinic.requestsTeam.email);

const hiddenOf = async (page: Response | Promise<Response>) => {
  const $ = await read(page);
  const value = (name: string) => $(`input[name="${name}"]`).first().attr('value') ?? '';
  return { seen: value('seen'), shown: value('shown'), proposal: value('proposal') };
};

/** Shows a refusal and proposes it. */
async function propose(
  visitor: TeamVisitor,
  reference: string,
  { reason = WHY, ground = GROUND, event = 'refused', ...more }: Record<string, string> = {},
): Promise<Response> {
  const address = team.record(reference, event);
  const { seen } = await hiddenOf(visitor.get(address));
  const typed = { reason, ground, seen, ...more };
  const { shown } = await hiddenOf(await visitor.send(address, { ...typed, step: 'show' }));
  return visitor.send(address, { ...typed, shown, step: 'propose' });
}

/** Agrees to what the page shows, or to what it showed before. */
async function agree(
  visitor: TeamVisitor,
  reference: string,
  shownBefore?: { seen: string; shown: string },
): Promise<Response> {
  const { seen, shown } = shownBefore ?? (await hiddenOf(visitor.get(team.refusal(reference))));
  return visitor.send(team.refusal(reference), { seen, shown, step: 'agree' });
}

const back = async (visitor: TeamVisitor, reference: string, reason: string): Promise<Response> => {
  const { proposal } = await hiddenOf(visitor.get(team.refusal(reference)));
  return visitor.send(team.refusal(reference), { proposal, reason, step: 'back' });
};

const page = async (visitor: TeamVisitor, address: string) => visible(await read(visitor.get(address)));
const alertOf = async (response: Response) => visible(await read(response), '[role="alert"] p');

test('a proposal moves nothing, sends the person nothing, and is on the case and in the list', async () => {
  const { candour, manager, reception, reference } = await opened();
  const form = await page(manager, team.record(reference, 'refused'));
  expect(form).toContain('A second person must look at this.');
  const before = await candour.store.findByReference(reference);
  const proposed = await propose(manager, reference);
  expect(locationOf(proposed)).toBe(`${team.case(reference)}?kept=proposed`);
  const after = await candour.store.findByReference(reference);
  expect(after).toEqual({ ...before, events: [...(before?.events ?? []), expect.anything()] });
  const [toTeam, ...others] = await mailsOf(candour);
  expect(others).toEqual([]);
  expect(toTeam).toMatchObject({
    to: fullClinic.requestsTeam.email,
    subject: `A refusal waits for a second person: ${reference}`,
  });
  expect(toTeam?.text).toContain('Practice manager proposed on Sunday 22 November 2026: Refuse.');
  expect(toTeam?.text).toContain(team.refusal(reference));
  expect(toTeam?.text).not.toContain(GROUND);
  expect(toTeam?.text).not.toContain(WHY);
  const shown = await page(reception, team.case(reference));
  expect(shown).toContain('Practice manager proposed on Sunday 22 November 2026: Refuse.');
  expect(shown).toContain('The date keeps running until then.');
  expect(shown).toContain(GROUND);
  expect(await page(reception, team.home)).toContain('a second person must look at the refusal');
});

test('the second person sees exactly what is sent, and it goes when they agree', async () => {
  const { candour, manager, reception, reference } = await opened();
  await propose(manager, reference, { grounds: 'others' });
  const $ = await read(reception.get(team.refusal(reference)));
  expect(visible($)).toContain(GROUND);
  expect(visible($)).toContain('It rests on: It is about somebody else');
  const done = await agree(reception, reference);
  expect(locationOf(done)).toBe(`${team.case(reference)}?done=refused`);
  const [mail, ...others] = await mailsToPerson(candour);
  expect($('.message').text()).toBe(mail?.text);
  expect(others).toEqual([]);
  expect(mail?.text).toContain(WHY);
  expect(mail?.text).not.toContain(GROUND);
  const request = await candour.store.findByReference(reference);
  expect(request).toMatchObject({ closedOn: '2026-11-22' });
  expect(request?.events.at(-1)).toMatchObject({ what: 'case.refused', by: 'Reception', reason: WHY });
  expect(await page(manager, team.case(reference))).toContain(
    'Refused (by Reception, proposed by Practice manager)',
  );
  expect(request?.events.at(-1)?.details).toMatchObject({ grounds: ['others'] });
});

test('a refusal that goes by letter is shown to the second person word for word', async () => {
  const { candour, manager, reception } = await opened();
  const { reference } = await entered(candour, { email: undefined, address: '1 Sample Street' });
  expect((await propose(manager, reference, { notified: 'yes' })).status).toBe(303);
  const shown = await page(reception, team.refusal(reference));
  for (const part of ['No email goes', 'We could not do what you asked', WHY]) expect(shown).toContain(part);
  const letter = await reception.send(team.refusal(reference), { step: 'letter' });
  expect(visible(await read(letter), '.letter')).toContain('1 Sample Street');
  expect((await agree(reception, reference)).status).toBe(303);
});

test('the person who proposed it cannot agree, in another browser or under another name either', async () => {
  const { candour, folder, manager, reference } = await opened();
  const other = teamVisitor(candour, { from: '192.0.2.99' });
  await propose(manager, reference);
  const theirs = await hiddenOf(manager.get(team.refusal(reference)));
  expect(await page(manager, team.refusal(reference))).toContain(
    'You proposed this, so another person on the team must look at it.',
  );
  await signIn(candour, other, MANAGER);
  const before = everything(candour);
  for (const browser of [manager, other])
    expect(await alertOf(await agree(browser, reference, theirs))).toBe(
      'You proposed this refusal. Another person on the team must look at it.',
    );
  const file = join(folder, 'team.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('name: Practice manager', 'name: Manager'));
  expect((await agree(manager, reference, theirs)).status).toBe(422);
  expect(everything(candour)).toEqual(before);
});

test('a proposal counts after its author has left the team, who cannot agree to anything then', async () => {
  const { candour, folder, manager, reception, reference } = await opened();
  await propose(manager, reference);
  const file = join(folder, 'team.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/ {2}- name: Practice manager\n.*\n.*\n/, ''));
  expect(locationOf(await manager.get(team.refusal(reference)))).toContain(team.home);
  expect((await agree(reception, reference)).status).toBe(303);
  expect(await candour.store.findByReference(reference)).toMatchObject({ closedOn: '2026-11-22' });
});

test('a colleague sends it back with a reason, and the first person changes it', async () => {
  const { candour, manager, reception, reference } = await opened();
  await propose(manager, reference);
  expect(await alertOf(await back(reception, reference, ' '))).toBe('Write why.');
  expect(locationOf(await back(reception, reference, 'Please quote the letter.'))).toBe(
    `${team.case(reference)}?kept=sent-back`,
  );
  expect(await page(manager, team.case(reference))).toContain(
    'Reception sent the proposed refusal back on Sunday 22 November 2026: Please quote the letter.',
  );
  expect(await page(manager, team.home)).not.toContain('a second person must look');
  expect(await mailsToPerson(candour)).toEqual([]);
  expect((await propose(manager, reference, { reason: 'It names somebody else.' })).status).toBe(303);
  expect((await agree(reception, reference)).status).toBe(303);
  expect((await mailsToPerson(candour))[0]?.text).toContain('It names somebody else.');
});

test('the first person takes it back', async () => {
  const { manager, reception, reference } = await opened();
  await propose(manager, reference);
  expect(locationOf(await back(manager, reference, 'We send it after all.'))).toBe(
    `${team.case(reference)}?kept=taken-back`,
  );
  expect(locationOf(await reception.get(team.refusal(reference)))).toBe(team.case(reference));
});

describe('an agreement counts for what was shown only:', () => {
  test('a changed proposal is shown again', async () => {
    const { candour, manager, reception, reference } = await opened();
    await propose(manager, reference);
    const shown = await hiddenOf(reception.get(team.refusal(reference)));
    await propose(manager, reference, { reason: 'Something else.' });
    const before = everything(candour);
    const stale = await agree(reception, reference, shown);
    expect(stale.status).toBe(409);
    const said = visible(await read(stale.clone()));
    expect(said).toContain('A refusal was proposed (by Practice manager)');
    expect(said).toContain('Something else.');
    expect(everything(candour)).toEqual(before);
    expect((await agree(reception, reference, await hiddenOf(stale))).status).toBe(303);
  });

  test('a message that has changed by itself, because the date has passed, is shown again', async () => {
    const { candour, manager, reception, reference } = await opened();
    await propose(manager, reference);
    candour.clock.set('2026-12-21T23:50:00Z');
    await signIn(candour, reception, RECEPTION);
    // Jobs may have recorded reminders, so this is the case as it is now.
    const shown = await hiddenOf(reception.get(team.refusal(reference)));
    candour.clock.set('2026-12-22T00:10:00Z');
    const stale = await agree(reception, reference, shown);
    expect(stale.status).toBe(200);
    expect(visible(await read(stale.clone()))).toContain('Nothing is recorded yet.');
    expect(visible(await read(stale.clone()))).toContain('and did not. We are sorry.');
    expect((await agree(reception, reference, await hiddenOf(stale))).status).toBe(303);
  });

  test('of two people who agree at once, one records it, and one email goes', async () => {
    const { candour, manager, reception, reference } = await opened();
    const director = teamVisitor(candour);
    await signIn(candour, director, DIRECTOR);
    await propose(manager, reference);
    const shown = [
      await hiddenOf(reception.get(team.refusal(reference))),
      await hiddenOf(director.get(team.refusal(reference))),
    ];
    const tokens = await Promise.all([
      agree(reception, reference, shown[0]),
      agree(director, reference, shown[1]),
    ]);
    expect(tokens.filter(({ status }) => status === 303)).toHaveLength(1);
    const request = await candour.store.findByReference(reference);
    expect(request?.events.filter(({ what }) => what === 'case.refused')).toHaveLength(1);
    expect(await mailsToPerson(candour)).toHaveLength(1);
  });

  test('a case that was answered otherwise has no proposal any more', async () => {
    const { candour, manager, reception, reference } = await opened();
    await propose(manager, reference);
    const shown = await hiddenOf(reception.get(team.refusal(reference)));
    await recorded(candour, { reference }, 'case.withdrawn');
    const late = await agree(reception, reference, shown);
    expect(await alertOf(late)).toContain('There is no proposed refusal to look at.');
    await recorded(candour, { reference }, 'case.reopened');
    expect(locationOf(await reception.get(team.refusal(reference)))).toBe(team.case(reference));
  });
});

test.each([
  ['no ground', { ground: ' ' }, 'Write the ground on which you refuse.'],
  ['no text', { reason: '' }, 'Write the reason that the person must read: why, in words they understand.'],
  [
    'a ground that is too long',
    { ground: 'x'.repeat(1001) },
    'The text of “Ground, for your colleague (never sent)” is longer than 1,000 characters.',
  ],
])('a proposal with %s is refused, and nothing is kept', async (_, typed, says) => {
  const { candour, manager, reference } = await opened();
  const before = everything(candour);
  const refused = await propose(manager, reference, typed);
  expect(refused.status).toBe(422);
  expect(await alertOf(refused)).toContain(says);
  expect(everything(candour)).toEqual(before);
});

test('page and command refuse each refusal of one person with the same sentence, and record the rest', async () => {
  const { candour, manager } = await opened();
  const sentence = candour.messages.words.cases.refused.needsSecondPerson;
  for (const what of refusalEvents) {
    const request = await entered(candour, { asked: what });
    await completeChecklist(candour, request);
    const { reference } = request;
    const before = everything(candour);
    const recording = { what, on: '2026-11-22', by: 'A', reason: WHY, notified: true, sure: false };
    expect(await record(candour, reference, recording)).toMatchObject({ ok: false, problem: sentence });
    const forged = { reason: WHY, notified: 'yes', seen: '', shown: '', step: 'record' };
    expect(await alertOf(await manager.send(team.record(reference, typedName(what)), forged))).toBe(sentence);
    expect(everything(candour)).toEqual(before);
    expect((await record(candour, reference, { ...recording, what: 'case.withdrawn' })).ok).toBe(true);
  }
});

test('the command says where a refusal is proposed', async () => {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir, at: new Date().toISOString() });
  const { reference } = await entered(candour, { receivedOn: dayInLondon(Date.now()) });
  const args = ['record', reference, 'refused', '--notified', '--reason', WHY, '--by', 'Lead'];
  const { code, err } = await runCommandOf(twoPeopleFolder(), dataDir, 'cases', ...args);
  expect([code, err]).toEqual([1, `${candour.messages.words.cases.refused.needsSecondPerson}\n`]);
});

test('a part refusal of a copy needs the checklist before it is proposed', async () => {
  const { candour, manager, reception, reference } = await opened();
  const refused = await propose(manager, reference, { event: 'partly-refused' });
  expect(await alertOf(refused)).toContain('The release checklist comes first.');
  await completeChecklist(candour, { reference });
  expect((await propose(manager, reference, { event: 'partly-refused' })).status).toBe(303);
  expect((await agree(reception, reference)).status).toBe(303);
});

test('where one person is enough, a refusal is recorded as ever, and proposing it is refused', async () => {
  const candour = await openCandour();
  const manager = teamVisitor(candour);
  await signIn(candour, manager);
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  const refused = await propose(manager, request.reference);
  expect(await alertOf(refused)).toBe('Your clinic does not ask for a second person. Record the refusal.');
});

test('a proposal is in the audit list, sealed in the database, and erased with the case', async () => {
  const { candour, manager, reception, reference } = await opened();
  await propose(manager, reference);
  await agree(reception, reference);
  const audited = rows(candour, "SELECT * FROM team_audit WHERE action = 'case.changed'");
  expect(audited).toHaveLength(2);
  const raw = JSON.stringify(
    rows(candour, 'SELECT event, detail, CAST(sealed AS TEXT) AS sealed FROM events'),
  );
  for (const secret of [WHY, GROUND, MANAGER]) expect(raw).not.toContain(secret);
  const request = await candour.store.findByReference(reference);
  await candour.store.erase([request?.id ?? ''], candour.clock.now());
  const erased = await candour.store.findByReference(reference);
  expect(JSON.stringify(erased)).not.toMatch(/somebody else|Schedule 2|Practice manager|brackenholt/);
});
