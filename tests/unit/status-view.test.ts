import { describe, expect, test } from 'vitest';
import { lawOfNation } from '../../content/forms/by-nation.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf, requestKinds } from '../../content/forms/question.ts';
import { OWN_WORDS } from '../../api/domain/chosen-answers.ts';
import { hasExpired, statusView } from '../../api/status-page/status-view.ts';
import type { Step } from '../../api/status-page/step.ts';
import { everyClinic } from '../support/clinics.ts';
import { linesOfView, requestersOf, tableOf } from '../support/status-table.ts';
import { content, PLANTED, storedRequest } from '../support/stored-request.ts';
import type { Happened } from '../support/stored-request.ts';

/** The page of a request: always true to the case, and nothing personal in it. */

const TODAY = '2026-12-01';
const CONFIRMED: Happened = ['case.address-confirmed', '2026-11-23'];
const view = (...[kind, changes]: Parameters<typeof storedRequest>) =>
  statusView(content, storedRequest(kind, changes), TODAY);
const yours = ({ steps }: { steps: Step[] }) => steps.filter(({ state }) => state === 'yours');
const titles = ({ steps }: { steps: Step[] }) =>
  steps.flatMap(({ title, day }) => (day ? [`${title} ${day}`] : []));

/** What is only true of an open case. */
const OPEN =
  /must answer|aim to|we close your request|by which|We look for|We look at|looking into it|We send you|ends at the earliest|starts when we have/;

const everyView = requestKinds.flatMap((kind) =>
  requestersOf[kind].flatMap((asking) =>
    tableOf(kind, asking).map(({ name, request, today }) => ({
      name: `${kind} ${asking}, ${name}`,
      request,
      lines: linesOfView(statusView(content, request, today)).join('\n'),
    })),
  ),
);

test('a fresh request for a copy says what to do first, what we do, and by when we must answer', () => {
  const shown = view('access');
  expect(shown).toMatchObject({
    heading: 'We have your request',
    status: 'Received',
    date: { label: 'We must answer by', value: 'Tuesday 22 December 2026' },
    notes: [],
    until: undefined,
  });
  expect(shown.steps.map(({ state, title, day, texts }) => [state, title, day, ...texts])).toEqual([
    ['done', 'We received your request', 'Sunday 22 November 2026'],
    [
      'yours',
      'We have sent you an email. Open it and click the button to confirm that the address is yours.',
      undefined,
      'The link works for seven days. Your request counts from the day it reached us, whether or not you confirm.',
    ],
    ['now', undefined, undefined, 'We look for your information and prepare the copy.'],
    [
      'later',
      undefined,
      undefined,
      'We ask for proof of identity only if we are in real doubt about who is asking.',
    ],
    ['later', undefined, undefined, 'We send you the copy, or tell you in writing why we cannot.'],
  ]);
});

test('a confirmed request for a copy is being prepared', () => {
  const shown = view('access', { happened: [CONFIRMED] });
  expect(shown.status).toBe('Being prepared');
  expect(titles(shown)).toEqual([
    'We received your request Sunday 22 November 2026',
    'You confirmed your email address Monday 23 November 2026',
  ]);
  expect(yours(shown)).toEqual([]);
});

test('a solicitor reads where to send the authority, with what it should have', () => {
  expect(yours(view('access', { asking: 'solicitor', happened: [CONFIRMED] }))).toEqual([
    {
      title: 'Send us your client’s signed authority',
      texts: [
        'Bring it to the clinic, or post a copy. Please don’t email it unless we agreed on a safe way.',
        'If we have to ask you for it, the month to answer starts when we have it.',
        'The authority should have:',
      ],
      list: [
        'your client’s signature, and the day on which they signed, usually within the last six months',
        'what you may have: the whole record, or which part of it',
        'that we may send it to you',
      ],
      postTo: [
        'Information team',
        'The Brackenholt Clinic',
        '80 Tansy Row',
        'Leeds',
        'ZZ99 2BA',
        'Put the reference on it: KT7243T2.',
      ],
      state: 'yours',
    },
  ]);
});

test('a solicitor whose authority came is asked for nothing', () => {
  const happened: Happened[] = [
    CONFIRMED,
    ['case.authority-requested', '2026-11-24', 'x'],
    ['case.authority-received', '2026-11-26'],
  ];
  const shown = view('access', { asking: 'solicitor', happened });
  expect(yours(shown)).toEqual([]);
  expect(titles(shown)).toContain('We have what shows that you may ask Thursday 26 November 2026');
});

describe('a bereaved son', () => {
  test('reads about probate or letters of administration, and the 40 days', () => {
    const shown = view('access', { asking: 'deceased', happened: [CONFIRMED] });
    const [step] = yours(shown);
    expect(step?.title).toBe('Show us that you may see the record');
    expect(step?.list).toEqual([
      'the grant of probate, the letters of administration, or the will that names you as executor',
    ]);
    expect(shown.steps.flatMap(({ texts }) => texts)).toContain(
      'We must answer within 40 days, or within 21 days if the whole record, or the part you ask for, was made in the 40 days before you asked. The one month of data protection law does not apply.',
    );
    expect(linesOfView(shown).join()).not.toMatch(/regulator/);
  });

  test('who is not the personal representative reads who may see the record', () => {
    const shown = view('access', { asking: 'deceased', answers: { entitlement: 'neither' } });
    const [, step] = yours(shown);
    expect(step?.texts.at(-1)).toBe(
      'The law lets the personal representative see the record, and anyone who may have a claim because of the death. Being next of kin is not enough by itself. If one of these applies to you, send us a copy:',
    );
  });

  test('in Northern Ireland reads the times of its own law', () => {
    const shown = view('access', { asking: 'deceased', nation: 'northern-ireland' });
    const said = shown.steps.flatMap(({ texts }) => texts).join(' ');
    expect(said).toContain(lawOfNation['northern-ireland'].death.times);
    expect(said).not.toContain('40 days before');
  });
});

test('while we wait for proof of identity, the page says since when, how and where', () => {
  const happened: Happened[] = [CONFIRMED, ['case.identity-requested', '2026-11-24', 'A secret of the case']];
  const shown = view('access', { happened });
  expect(shown).toMatchObject({ heading: 'We are waiting for you', status: 'Waiting for you' });
  expect(yours(shown)).toMatchObject([
    {
      title: 'We asked you to show us who you are',
      day: 'Tuesday 24 November 2026',
      texts: [
        'You can show us a document at the clinic, or post a copy. On a copy, black out all but your name, your date of birth or address, and the date until which it is valid. Please don’t email it.',
        'The month to answer starts when we have it.',
      ],
    },
  ]);
  expect(JSON.stringify(shown)).not.toContain('A secret of the case');
});

test('an answered request says on which day, how long the page stays, and what to do if it is wrong', () => {
  const shown = view('access', { happened: [CONFIRMED, ['case.completed', '2026-11-29']] });
  expect(shown).toMatchObject({
    heading: 'We have answered your request',
    status: 'Answered',
    date: { label: 'We answered on', value: 'Sunday 29 November 2026' },
    notes: [
      'We have sent you our answer, or it is on its way. If something is missing or wrong, tell us and we will look again.',
    ],
    until:
      'You can open this page until Saturday 27 February 2027. After that, call us and give the reference.',
  });
});

test.each<[Happened, string, string]>([
  [['case.withdrawn', '2026-11-24'], 'You withdrew your request', 'Withdrawn'],
  [['case.duplicate', '2026-11-24', 'NCGFRKWR'], 'We treat your requests as one', 'Closed'],
  [['case.spam', '2026-11-24', 'x'], 'We have closed this request', 'Closed'],
  [['case.not-ours', '2026-11-24', 'x'], 'Your request is for somebody else', 'Closed'],
  [['case.refused', '2026-11-24', 'x'], 'We have answered your request', 'Answered'],
])('%s says so', (event, heading, status) => {
  expect(view('rights', { happened: [CONFIRMED, event] })).toMatchObject({ heading, status });
});

test('a complaint that is looked into has nothing left to do, and one with an outcome says so', () => {
  expect(view('complaint')).toMatchObject({
    heading: 'We have your complaint',
    status: 'Being looked into',
    notes: ['There is nothing left for you to do.'],
    hasRegulator: true,
  });
  expect(view('complaint', { happened: [['case.completed', '2026-11-24', 'x']] })).toMatchObject({
    heading: 'We have told you the outcome',
    status: 'Answered',
  });
});

test('an opt-out has stopped, and says so after it was closed too', () => {
  expect(view('opt-out')).toMatchObject({
    heading: 'We have stopped the marketing messages you chose',
    status: 'Stopped',
    date: { label: 'We stopped on', value: 'Sunday 22 November 2026' },
  });
  expect(view('opt-out', { happened: [['case.completed', '2026-11-24']] }).heading).toBe(
    'You are off our marketing lists',
  );
});

test('a request without an email address is told how it will hear from us', () => {
  expect(view('rights', { answers: { email: undefined as never } }).notes).toEqual([
    'You gave no email address, so we will contact you by telephone or post. There is nothing to confirm.',
  ]);
});

test('an email that did not arrive is said', () => {
  expect(view('access', { happened: [CONFIRMED, ['case.bounced', '2026-11-24']] }).notes).toEqual([
    'Our last email to you did not arrive. Please call us and give the reference, so that we can put the address right.',
  ]);
});

test('no closed case speaks as an open one, and only an open one has a date to come', () => {
  const closed = everyView.filter(({ request }) => request.closedOn !== undefined);
  expect(closed.length).toBeGreaterThan(100);
  for (const { name, lines } of closed) expect(lines, name).not.toMatch(OPEN);
  const open = everyView.filter(
    ({ request }) => request.closedOn === undefined && request.kind !== 'opt-out',
  );
  for (const { name, lines } of open) expect(lines, name).toMatch(OPEN);
});

test('no view has anything that somebody typed or wrote', () => {
  const typed = [
    ...Object.values(PLANTED),
    'Please send it.',
    'Complex.',
    'Done.',
    'Why.',
    'Ask them.',
    'A program.',
    'To a planted address',
    'A planted passport',
  ];
  for (const { name, lines } of everyView) for (const text of typed) expect(lines, name).not.toContain(text);
});

test('the page of a closed request can be opened for 90 days after the day of closing, and not once it is erased', () => {
  const closed = storedRequest('access', { happened: [['case.completed', '2026-11-24']] });
  expect(hasExpired(closed, '2027-02-22')).toBe(false);
  expect(hasExpired(closed, '2027-02-23')).toBe(true);
  expect(hasExpired({ ...closed, erasedAt: 1 }, '2026-11-25')).toBe(true);
  expect(hasExpired(storedRequest('access'), '2036-11-25')).toBe(false);
});

test('every question for text is about the matter, or says who somebody is or how to reach them', () => {
  const who =
    /^(name|former-names|email|telephone|address|firm|firm-reference|parent-link|copy-email|copy-address)$|-name$/;
  const names = everyClinic.flatMap(({ clinic }) =>
    requestKinds.flatMap((kind) =>
      questionsOf(forms[kind](clinic))
        .filter((question) => ['text', 'long', 'email', 'telephone'].includes(question.kind))
        .map(({ name }) => name),
    ),
  );
  expect(names.filter((name) => who.test(name) === OWN_WORDS.includes(name))).toEqual([]);
  expect(OWN_WORDS.filter((name) => !names.includes(name))).toEqual([]);
});
