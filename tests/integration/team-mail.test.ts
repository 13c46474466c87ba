import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { teamWords } from '../../content/words/team.ts';
import { checks as checksFor } from '../../api/mail/team-checks.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import type { Nation } from '../../content/schema.ts';
import { entered, mailsOf, recorded } from '../support/case.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { byTelephone, file, openCandour, confirmWith, toTeam, tokenIn } from '../support/visit.ts';

/** What the team is told to check and by when, for each kind of request. Today is 22 November 2026. */

const { checks, steps } = teamWords;

/** What the team is told to check if the clinic is in that nation. */
async function checksIn(nation: Nation, changes: Partial<ManualEntry>): Promise<string[]> {
  const candour = await openCandour();
  const request = await entered(candour, changes);
  return checksFor(candour.messages, { ...request, nation }, dayInLondon(candour.clock.now()));
}

async function letterAbout(changes: Partial<ManualEntry>): Promise<string> {
  const candour = await openCandour();
  const { reference } = await entered(candour, { email: undefined, tellTeam: true, ...changes });
  const [message] = await mailsOf(candour);
  expect(message?.text).toContain(
    fill(steps.recordOnline, { link: candour.messages.url(addresses.team.case(reference)) }),
  );
  expect(message?.subject).toContain(reference);
  expect(message?.subject).not.toContain('Robin');
  return message?.text ?? '';
}

test('a copy has doubt about identity, reasonable search, other people, harm, and each step with its day', async () => {
  const text = await letterAbout({});
  for (const check of [checks.identity, checks.search, checks.thirdParties, checks.seriousHarm, checks.form])
    expect(text).toContain(check);
  expect(text).not.toContain(checks.authority);
  expect(text).toContain(fill(steps.aim, { target: 'Friday 18 December 2026' }));
  expect(text).toContain(
    fill(steps.extend, { extendBy: 'Monday 21 December 2026', extended: 'Monday 22 February 2027' }),
  );
});

test('a request for a child has authority, and the law of the nation on when the child decides', async () => {
  const text = await letterAbout({ asking: 'child' });
  expect(text).toContain(checks.authority);
  expect(text).toContain(fill(checks.child, { law: checks.childLaw.england }));
});

test('a request after a death has who is entitled and how old the record is, without a month or an extension', async () => {
  const text = await letterAbout({ asking: 'deceased' });
  for (const part of [
    fill(checks.entitled, { proof: '14' }),
    fill(checks.recent, { since: '11 October 2026', short: '21', long: '40' }),
    checks.patientsNote,
    checks.covered,
    fill(checks.coveredSince, { since: '1\u00a0November\u00a01991' }),
    checks.correction,
    checks.sourceAfterDeath.england,
    fill(steps.proofAfterDeath, { askBy: 'Thursday 3 December 2026' }),
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/extension|need longer/);
  expect(text, 'data protection law covers living people only').not.toMatch(/DPA 2018|UK GDPR/);
});

test('the test after a death is serious harm, in every text about harm', async () => {
  for (const changes of [{}, { asking: 'deceased' as const }]) {
    const text = await letterAbout(changes);
    expect(text).toContain('serious harm');
    expect(text).not.toMatch(/(?<!serious )\bharm/i);
  }
});

test('after a death in Northern Ireland the Order is named, and no section or date of the Act', async () => {
  const said = await checksIn('northern-ireland', { asking: 'deceased' });
  expect(said).toContain(fill(checks.recentNorthernIreland, { short: '21', long: '40' }));
  expect(said.join(' ')).toContain('30\u00a0May\u00a01994');
  expect(said.join(' ')).not.toMatch(/1990|1991|made before 11 October/);
});

test('in Scotland a representative of an adult can also apply under the Act of 1990, only for a copy', async () => {
  const adultInScotland = fill(checks.adultInScotland, { short: '21', long: '40' });
  for (const asking of ['authority', 'solicitor'] as const) {
    expect(await checksIn('scotland', { asking })).toContain(adultInScotland);
    expect(await checksIn('scotland', { asking, kind: 'rights' })).not.toContain(adultInScotland);
    expect(await checksIn('england', { asking })).not.toContain(adultInScotland);
  }
  for (const asking of ['self', 'child', 'deceased'] as const)
    expect(await checksIn('scotland', { asking })).not.toContain(adultInScotland);
});

test('a right has what the law requires for it and for no other', async () => {
  const candour = await openCandour();
  await file(
    candour,
    {
      right: ['correct'],
      'correct-what': 'My address',
      'correct-to': 'It is 2 High Street',
      asking: 'self',
      name: 'Robin Sample',
      email: 'robin@patient.example',
    },
    { kind: 'rights' },
  );
  await candour.round();
  await confirmWith(candour, tokenIn(candour.sent[0]?.message));
  await candour.round();
  const [message] = toTeam(candour);
  expect(message?.text).toContain(checks.correct);
  for (const other of [checks.erase, checks.port, checks.object]) expect(message?.text).not.toContain(other);
});

test('rights asked for by letter have every right, because nobody selected one', async () => {
  const text = await letterAbout({ kind: 'rights' });
  for (const right of [checks.correct, checks.erase, checks.restrict, checks.port])
    expect(text).toContain(right);
  expect(text).toContain(fill(checks.human, { since: '5 February 2026' }));
});

test('a complaint without email has to acknowledge in writing by a day, begin now and tell the outcome', async () => {
  const text = await letterAbout({ kind: 'complaint' });
  for (const part of [
    checks.begin,
    checks.outcome,
    fill(steps.acknowledge, { due: 'Saturday 19 December 2026' }),
    fill(steps.outcome, { target: 'Friday 18 December 2026' }),
  ])
    expect(text).toContain(part);
});

test('a complaint with email was acknowledged by its email', async () => {
  const candour = await openCandour();
  await entered(candour, { kind: 'complaint', tellTeam: true });
  const message = (await mailsOf(candour)).find(
    ({ to }) => to === candour.messages.clinic.requestsTeam.email,
  );
  expect(message?.text).toContain(steps.acknowledged);
});

test('the first notice of a request without email has the list, before what was typed', async () => {
  const candour = await openCandour();
  await file(candour, byTelephone);
  await candour.round();
  const text = toTeam(candour)[0]?.text ?? '';
  const typed = text.indexOf(candour.messages.words.mails.unconfirmedNotice.typed);
  expect(text.indexOf(checks.identity)).toBeGreaterThan(0);
  expect(text.indexOf(checks.identity)).toBeLessThan(typed);
  expect(text.indexOf(steps.proof)).toBeLessThan(typed);
});

test('emails that contain no more than a reference leave out who asks, what and the reply address', async () => {
  const candour = await openCandour();
  const { team } = candour.messages;
  const people = team.read();
  candour.messages.team = { read: () => people && { ...people, teamMail: 'reference' } };
  const { reference } = await entered(candour, { tellTeam: true });
  await recorded(candour, { reference }, 'case.confirmed');
  await file(candour, byTelephone);
  const mails = (await mailsOf(candour)).filter(
    ({ to }) => to === candour.messages.clinic.requestsTeam.email,
  );
  expect(mails).toHaveLength(2);
  for (const { text, html = '', replyTo } of mails) {
    expect(text + html).not.toMatch(/robin|sample|notes|020 7946/i);
    expect(text).toContain('is on the team pages');
    expect(replyTo).toBeUndefined();
  }
  expect(mails[0]?.text).toContain(candour.messages.url(addresses.team.case(reference)));
});
