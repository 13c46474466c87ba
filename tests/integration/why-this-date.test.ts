import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { caseLetter, caseNews } from '../../api/mail/case-news.ts';
import { letterOf } from '../../api/mail/blocks.ts';
import { teamRequest } from '../../api/mail/team-request.ts';
import { addresses } from '../../content/addresses.ts';
import { validComplaint } from '../support/candour.ts';
import { entered, recorded } from '../support/case.ts';
import { file, openCandour, toOthers } from '../support/visit.ts';

/** What emails about a case say of its date: the day, one line, and where every step is. Today is 22 November 2026. */

const TODAY = '2026-11-22';
const STEP = 'It ends on the same date of the next month';
const LINE = 'The law gives one month to answer.';

test('news by email has one line and a link, and a letter has every step', async () => {
  const { messages, ...candour } = await openCandour();
  const opened = { ...candour, messages };
  const request = await recorded(opened, await entered(opened), 'case.confirmed');
  const news = [messages, request, 'case.voided', 'It was a mistake.', TODAY] as const;
  const text = caseNews(...news)?.message?.text ?? '';
  expect(text).toContain(`What this does to the date\n--------------------------\n\n${LINE}\n\n`);
  expect(text).toMatch(/See why this date, .* on this page:\nhttp\S+\/requests\/received\/\S+\/\n/);
  expect(text.split('/requests/received/')).toHaveLength(2);
  expect(text).not.toContain(STEP);
  const letter = letterOf(caseLetter(...news) ?? []).map((part) => part.text);
  expect(letter.join('\n')).toContain(STEP);
});

test('an extension says since when and why, and has the new date', async () => {
  const candour = await openCandour();
  const request = await recorded(candour, await entered(candour), 'case.confirmed');
  const extended = await recorded(candour, request, 'case.extended', {
    reason: 'There are 40 years of notes.',
  });
  await candour.round();
  const text = toOthers(candour).at(-1)?.text;
  expect(extended.dueOn).toBe('2027-02-22');
  for (const part of [
    'There are 40 years of notes.',
    'We must answer by: Monday 22 February 2027',
    'On Sunday 22 November 2026 we said that we need longer, and why. The law then allows two more months.',
    'You can complain to the regulator',
  ])
    expect(text).toContain(part);
});

test('the email to the team has one line and a link to the case, or every step where there are no team pages', async () => {
  const { messages, ...candour } = await openCandour();
  const request = await entered({ ...candour, messages });
  const linked = teamRequest(messages, request, TODAY).message?.text;
  expect(linked).toContain(`${LINE}\n\nEach step is on the page of the case:\n`);
  expect(linked).toContain(`${addresses.team.case(request.reference)}#why\n`);
  expect(linked).not.toContain(STEP);
  const unlinked = teamRequest({ ...messages, team: { read: () => undefined } }, request, TODAY);
  expect(unlinked.message?.text).toContain(STEP);
});

test('the email about a complaint has its optional button before the facts, and after what the law asks for', async () => {
  const candour = await openCandour();
  await file(candour, validComplaint, { kind: 'complaint' });
  await candour.round();
  const [mail] = toOthers(candour);
  const places = ['We confirm that we have the complaint', 'Confirm my email address', 'Reference'];
  for (const text of [mail?.text ?? '', load(mail?.html ?? '')('[role=main]').text()]) {
    const found = places.map((part) => text.indexOf(part));
    expect(found).not.toContain(-1);
    expect(found.toSorted((a, b) => a - b)).toEqual(found);
  }
});
