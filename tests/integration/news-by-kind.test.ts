import { expect, test } from 'vitest';
import { lawOfEvent } from '../../api/team/law-of-event.ts';
import type { Recordable } from '../../api/domain/events.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { mailsOf, recorded, entered } from '../support/case.ts';
import { openCandour, reminders } from '../support/visit.ts';

/** What emails and pages say about a complaint, an opt-out, a letter and an application after a death. */

async function newsOf(changes: Partial<ManualEntry>, what: Recordable, reason?: string): Promise<string> {
  const candour = await openCandour();
  const request = await entered(candour, changes);
  await recorded(candour, request, 'case.confirmed');
  await mailsOf(candour);
  await recorded(candour, request, what, reason === undefined ? {} : { reason });
  const [mail] = await mailsOf(candour);
  return `${mail?.subject ?? ''}\n${mail?.text ?? ''}`;
}

test('emails about a complaint call it a complaint', async () => {
  const text = await newsOf({ kind: 'complaint' }, 'case.withdrawn');
  expect(text).toContain('Your complaint is closed, as you asked');
  expect(text).not.toMatch(/your request/i);
});

test('an opt-out that was done as asked is emailed without what to do if you disagree', async () => {
  const text = await newsOf({ kind: 'opt-out' }, 'case.completed');
  expect(text).toContain('You are off our marketing lists');
  expect(text).not.toContain('If you do not agree');
});

test('after a death, the email asks what shows that the person may see the record', async () => {
  const text = await newsOf({ asking: 'deceased' }, 'case.authority-requested', 'The grant of probate.');
  expect(text).toContain('Please show us that you may see the record');
  expect(text).toContain('proof that the person asking may see the record');
  expect(text).not.toMatch(/act for someone else|it would protect you/);
});

test('a letter is not described as a form', async () => {
  const candour = await openCandour();
  await entered(candour);
  const [mail] = await mailsOf(candour);
  expect(mail?.text).not.toMatch(/chosen on the form|the day you sent it/);
});

test('the acknowledgement of a professional’s complaint asks for the authority', async () => {
  const candour = await openCandour();
  await entered(candour, { kind: 'complaint', asking: 'solicitor' });
  const [mail] = await mailsOf(candour);
  expect(mail?.text).toContain('We need your client’s signed authority.');
  expect(mail?.text).not.toContain('nothing left for you to do');
});

test('the team is not reminded of a complaint whose acknowledgement is going out', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { kind: 'complaint', receivedOn: '2026-10-01' });
  await candour.round();
  expect(
    reminders(candour)
      .map(({ text }) => text)
      .join('\n'),
  ).not.toContain(`${request.reference}, Acknowledge by`);
  expect(reminders(candour).filter(({ text }) => /Acknowledge by/.test(text))).toEqual([]);
});

test('the law of an event is that of the kind of case and of the nation', async () => {
  const { words } = (await openCandour()).messages;
  const complaint = { kind: 'complaint', nation: 'england', answers: {} } as const;
  const afterDeath = { kind: 'access', nation: 'england', answers: { asking: 'deceased' } } as const;
  expect(lawOfEvent(words, complaint, 'case.identity-requested')).toMatch(/moves no date of a complaint/);
  expect(lawOfEvent(words, afterDeath, 'case.authority-requested')).toMatch(/Act 1990 s\.3\(6\)/);
  expect(lawOfEvent(words, { ...afterDeath, nation: 'northern-ireland' }, 'case.records-recent')).toMatch(
    /Order 1993, article 5/,
  );
});
