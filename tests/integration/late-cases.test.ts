import { describe, expect, test } from 'vitest';
import { fill } from '../../content/words/fill.ts';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import { describeCase } from '../../api/casework/describe-case.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { validAccess, validComplaint, validOptOut, validRights } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { mailsOf, recorded, entered } from '../support/case.ts';
import {
  file,
  openCandour,
  confirmWith,
  read,
  toOthers,
  toTeam,
  tokenIn,
  visible,
} from '../support/visit.ts';

/** What people and the team read after the day has passed: no text promises it, and the clinic apologises. */

const FORMS = { access: validAccess, rights: validRights, complaint: validComplaint, 'opt-out': validOptOut };
const TODAY = '2026-11-26T10:00:00Z';

/** Words that make a sentence a promise, and words that put it in the past. */
const PROMISES = /\b(must|aim|aim at|ends|end on|runs|at the latest)\b|\bby:? (?:\w+day )?\d|, due \d/i;
const PAST = /\b(should have|aimed|was due|did not)\b/;

/** Sentences of a text that promise a day before today. */
function promisedPast(text: string, now: number): string[] {
  const today = new Date(now).toISOString().slice(0, 10);
  return text.split(/(?<=[.!?]) +|\n+/).filter((sentence) => {
    const past = [...sentence.matchAll(/\d{1,2} [A-Z][a-z]+ 20\d\d/g)]
      .map(([day]) => day)
      .filter((day) => new Date(`${day} UTC`).toISOString().slice(0, 10) < today)
      .filter((day) => !sentence.includes(`${day}, which has passed`));
    return past.length > 0 && PROMISES.test(sentence) && !PAST.test(sentence);
  });
}

/** All emails and pages for the person and the team about a request entered now. */
async function saidAbout(candour: Candour, changes: Partial<ManualEntry>): Promise<string[]> {
  const request = await entered(candour, { tellTeam: true, ...changes });
  const mails = await mailsOf(candour);
  // One for the person and one for the team; if late, a reminder.
  expect(mails.length).toBeGreaterThan(1);
  const shown = describeCase(
    candour.messages,
    request,
    new Date(candour.clock.now()).toISOString().slice(0, 10),
  );
  return [...mails.map(({ subject, text }) => `${subject}\n${text}`), shown.join('\n')];
}

describe.each<RequestKind>(['access', 'rights', 'complaint', 'opt-out'])('%s', (kind) => {
  test.each([
    ['on the day', '2026-11-26'],
    ['two weeks late', '2026-11-12'],
    ['when the target day has passed', '2026-10-28'],
    ['on the last day', '2026-10-26'],
    ['past its date', '2026-10-20'],
    ['long past its date', '2026-07-01'],
  ])('entered %s promises no day that has passed', async (_, receivedOn) => {
    const candour = await openCandour({ at: TODAY });
    for (const text of await saidAbout(candour, { kind, receivedOn }))
      expect(promisedPast(text, candour.clock.now()), text).toEqual([]);
  });
});

test('the check finds a promise: the email of a case in time, read late', async () => {
  const candour = await openCandour({ at: TODAY });
  await entered(candour, { receivedOn: '2026-11-20' });
  const [message] = await mailsOf(candour);
  expect(promisedPast(message?.text ?? '', candour.clock.now())).toEqual([]);
  expect(promisedPast(message?.text ?? '', candour.clock.now() + 60 * DAY)).not.toEqual([]);
});

describe('a letter that was entered after its date', () => {
  const RECEIVED = { receivedOn: '2026-10-22' };

  test('is answered with an apology, and the team is told that its day has passed', async () => {
    const candour = await openCandour({ at: TODAY });
    await entered(candour, { ...RECEIVED, tellTeam: true });
    const [toPerson, team] = await mailsOf(candour);
    for (const part of [
      'We should have answered by: Monday 23 November 2026',
      'We are sorry that we have not answered yet.',
    ])
      for (const body of [toPerson?.text, visible(await read(new Response(toPerson?.html)), 'body')])
        expect(body?.replace(/by: /, 'by ')).toContain(part.replace(/by: /, 'by '));
    expect(toPerson?.text).not.toContain('We must answer');
    expect(team?.subject).toMatch(/, was due 23 November 2026$/);
    expect(team?.text).toContain('Answer due by: Monday 23 November 2026, which has passed');
    expect(team?.text).toContain(candour.messages.words.team.checks.identityLate);
    expect(team?.text).not.toContain('the month then starts when you have it');
  });

  test('to stop marketing says when we stopped, and that it was late', async () => {
    const candour = await openCandour({ at: TODAY });
    await entered(candour, { ...RECEIVED, kind: 'opt-out' });
    const [message] = await mailsOf(candour);
    expect(message?.text).toContain('We stopped on: Thursday 26 November 2026');
    expect(message?.text).toContain(
      'You asked us on Thursday 22 October 2026. We should have stopped on that day, but stopped only on Thursday 26 November 2026. We are sorry.',
    );
  });

  test('to complain says that the acknowledgement was due and is late', async () => {
    const candour = await openCandour({ at: TODAY });
    await entered(candour, { ...RECEIVED, kind: 'complaint', tellTeam: true });
    const [message, team] = await mailsOf(candour);
    const late =
      'We should have confirmed by Friday 20 November 2026 that we have the complaint. We confirmed it on Thursday 26 November 2026, which was late, and we are sorry.';
    expect(message?.text).toContain(late);
    expect(message?.text).toContain('We aimed to tell you the outcome by: Thursday 19 November 2026');
    expect(team?.text).toContain(
      'The acknowledgement was due by Friday 20 November 2026 and went out on Thursday 26 November 2026, which was late.',
    );
  });

  test('to complain without an email address tells the team that the acknowledgement was due', async () => {
    const candour = await openCandour({ at: TODAY });
    await entered(candour, { ...RECEIVED, kind: 'complaint', email: undefined, tellTeam: true });
    const [team] = await mailsOf(candour);
    expect(team?.subject).toMatch(/, acknowledgement was due 20 November 2026$/);
    expect(team?.text).toContain('Acknowledge by: Friday 20 November 2026, which has passed');
  });
});

describe('a complaint from before 19 June 2026', () => {
  test('has no 30 days, in any text for the person or the team', async () => {
    const candour = await openCandour({ at: TODAY });
    const said = await saidAbout(candour, { kind: 'complaint', receivedOn: '2026-06-18' });
    expect(said.join()).toContain('This one came before then, so the law sets no day.');
    for (const text of said) expect(text).not.toMatch(/30 days|164A|acknowledge by|acknowledgement was due/i);
  });

  test('without an email address has no day by which the team must acknowledge it', async () => {
    const candour = await openCandour({ at: TODAY });
    const changes = {
      kind: 'complaint',
      receivedOn: '2026-06-01',
      email: undefined,
      tellTeam: true,
    } as const;
    await entered(candour, changes);
    const [team] = await mailsOf(candour);
    const { acknowledgeBeforeLaw } = candour.messages.words.team.steps;
    expect(team?.text).toContain(fill(acknowledgeBeforeLaw, { since: '19 June 2026' }));
    expect(team?.text).not.toMatch(/30 days|acknowledge by/i);
  });
});

describe('a page that is opened after the date', () => {
  test.each<[RequestKind, string, string]>([
    ['access', 'We should have answered by', 'We are sorry that we have not answered yet.'],
    ['rights', 'We should have answered by', 'We are sorry that we have not answered yet.'],
    [
      'complaint',
      'We aimed to tell you the outcome by',
      'We are sorry that we have not told you the outcome yet.',
    ],
  ])('says for %s what is so, and that we are sorry', async (kind, label, sorry) => {
    const candour = await openCandour();
    const received = await file(candour, FORMS[kind], { kind });
    await candour.round();
    const confirmed =
      (await confirmWith(candour, tokenIn(toOthers(candour)[0]))).headers.get('location') ?? '';
    for (const path of [received, confirmed]) {
      candour.clock.set('2026-11-30T10:00:00Z');
      const before = visible(await read(candour.get(path)));
      expect(before).not.toContain(label);
      expect(before).not.toContain('sorry');
      candour.clock.set('2027-01-15T10:00:00Z');
      const after = visible(await read(candour.get(path)));
      expect(after).toContain(label);
      expect(after).toContain(sorry);
      expect(promisedPast(after, candour.clock.now())).toEqual([]);
    }
  });

  test('says that a closed case is closed, and when a case was reopened', async () => {
    const candour = await openCandour();
    const received = await file(candour);
    const [open] = await candour.store.openCases();
    if (!open) throw new Error('There is no case');
    await candour.round();
    const confirmed =
      (await confirmWith(candour, tokenIn(toOthers(candour)[0]))).headers.get('location') ?? '';
    await recorded(candour, open, 'case.completed');
    candour.clock.set('2027-01-15T10:00:00Z');
    expect(visible(await read(candour.get(confirmed)))).toContain(
      candour.messages.words.requests.received.closed,
    );
    const closed = visible(await read(candour.get(received)));
    expect(closed).toContain('We answered on Sunday 22 November 2026');
    expect(closed).not.toMatch(/sorry|We must answer|What happens next/);
    await recorded(candour, open, 'case.reopened');
    const again = visible(await read(candour.get(received)));
    expect(again).toContain('We opened this case again on Friday 15 January 2027');
    expect(again).not.toContain('sorry');
  });

  test('shows no past date while the clinic waits for the person', async () => {
    const candour = await openCandour();
    const received = await file(candour);
    const [open] = await candour.store.openCases();
    if (!open) throw new Error('There is no case');
    await recorded(candour, open, 'case.identity-requested', { reason: 'Please ring us.', notified: true });
    candour.clock.set('2027-03-15T10:00:00Z');
    const page = visible(await read(candour.get(received)));
    expect(page).toContain('Our time to answer Waiting for what we asked you for');
    expect(page).not.toMatch(/December|sorry/);
  });
});

describe('news of a case whose date has passed', () => {
  test.each<[Partial<ManualEntry>, 'case.completed' | 'case.refused', string]>([
    [{}, 'case.completed', 'We should have answered by Monday 23 November 2026, and did not. We are sorry.'],
    [{}, 'case.refused', 'We should have answered by Monday 23 November 2026, and did not. We are sorry.'],
    [
      { kind: 'complaint' },
      'case.completed',
      'We aimed to tell you the outcome by Thursday 19 November 2026, and did not. We are sorry.',
    ],
  ])('%o, %s, says that it is late', async (changes, what, says) => {
    const candour = await openCandour({ at: TODAY });
    const request = await entered(candour, { receivedOn: '2026-10-22', ...changes });
    await recorded(candour, request, 'case.confirmed');
    await mailsOf(candour);
    await recorded(candour, request, what, { reason: 'Here is why.' });
    const [message] = await mailsOf(candour);
    expect(message?.text).toContain(says);
  });

  test('in time does not say so', async () => {
    const candour = await openCandour({ at: TODAY });
    const request = await entered(candour);
    await recorded(candour, request, 'case.confirmed');
    await mailsOf(candour);
    await recorded(candour, request, 'case.completed');
    expect((await mailsOf(candour))[0]?.text).not.toContain('sorry');
  });

  test('a link sent again promises no day that has passed', async () => {
    const candour = await openCandour({ at: TODAY });
    const received = await file(candour);
    const outcome = (await read(candour.get(received)))('form [name=outcome]').attr('value') ?? '';
    candour.clock.set('2027-01-15T10:00:00Z');
    await mailsOf(candour);
    await candour.post(addresses.api.link, { outcome });
    const [message] = await mailsOf(candour);
    expect(message?.text).toContain('We should have answered by: Tuesday 29 December 2026');
    expect(promisedPast(message?.text ?? '', candour.clock.now())).toEqual([]);
    expect(toTeam(candour)).toEqual([]);
  });
});
