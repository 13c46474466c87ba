import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { writeCsv } from '../../api/base/csv.ts';
import { factsOf } from '../../api/casework/report-facts.ts';
import { describeReport, notesOf, reportRows } from '../../api/casework/report-table.ts';
import { readYearReport, yearReport } from '../../api/casework/year-report.ts';
import { dueOf } from '../../api/domain/deadline/due-of.ts';
import type { CaseEvent, StoredRequest } from '../../api/domain/case.ts';
import type { EventType } from '../../api/domain/events.ts';
import type { RefusalGround } from '../../api/domain/refusal-grounds.ts';

const TODAY = '2026-11-22';
const all = orThrow(loadWords('tests/clinics/none'));
const words = all.teamReports;

const event = (what: EventType, on: string, reason?: string): CaseEvent => ({
  what,
  on,
  at: Date.parse(on),
  by: 'Lead',
  ...(reason === undefined ? {} : { reason }),
});

/** A case that came on a day, with what happened since. */
function aCase(
  receivedOn: string,
  events: CaseEvent[] = [],
  { closedOn, ...changes }: Partial<StoredRequest> = {},
): StoredRequest {
  const request: StoredRequest = {
    id: `id-${receivedOn}-${events.length}`,
    reference: 'KT7243T2',
    kind: 'access',
    nation: 'england',
    receivedAt: Date.parse(receivedOn),
    receivedOn,
    channel: 'letter',
    dueOn: receivedOn,
    closedOn: closedOn ?? (events.length > 0 ? events.at(-1)?.on : undefined),
    erasedAt: undefined,
    events,
    privacy: undefined,
    confirmedAt: undefined,
    noticedAt: undefined,
    follows: undefined,
    correctedBy: undefined,
    flags: [],
    answers: { name: 'Robin Sample' },
    ...changes,
  };
  return { ...request, dueOn: dueOf(request).due };
}

const report = (...cases: StoredRequest[]) =>
  yearReport(
    2026,
    cases.map((one) => factsOf(one, TODAY)),
    TODAY,
  );
const lineOf = (group: string, ...cases: StoredRequest[]) =>
  report(...cases).lines.find((line) => line.group === group);

test('counts what came, what is open, and how the rest ended, by kind and for all', () => {
  const cases = [
    aCase('2026-01-05', [event('case.completed', '2026-01-20')]),
    aCase('2026-01-06', [event('case.refused', '2026-01-20', 'Somebody else’s records.')]),
    aCase('2026-01-07', [event('case.withdrawn', '2026-01-20')], { kind: 'rights' }),
    aCase('2026-11-20'),
  ];
  expect(lineOf('access', ...cases)).toMatchObject({ received: 3, open: 1, inTime: 2, late: 0 });
  expect(lineOf('access', ...cases)?.outcomes).toMatchObject({ completed: 1, refused: 1, withdrawn: 0 });
  expect(lineOf('rights', ...cases)?.outcomes).toMatchObject({ withdrawn: 1 });
  expect(lineOf('all', ...cases)).toMatchObject({ received: 4, open: 1 });
});

test('a copy after a death has a line of its own', () => {
  const request = aCase('2026-11-20', [], { answers: { asking: 'deceased' } });
  expect(lineOf('deceased', request)?.received).toBe(1);
  expect(lineOf('access', request)?.received).toBe(0);
});

test('an answer on the date is in time, and one on the day after is late', () => {
  const due = aCase('2026-03-02').dueOn;
  expect(due).toBe('2026-04-02');
  expect(lineOf('all', aCase('2026-03-02', [event('case.completed', due)]))).toMatchObject({ inTime: 1 });
  const late = aCase('2026-03-02', [event('case.completed', '2026-04-03')]);
  expect(lineOf('all', late)).toMatchObject({ inTime: 0, late: 1 });
});

test('an extension moves the date that counts', () => {
  const events = [
    event('case.extended', '2026-03-20', 'Many letters.'),
    event('case.completed', '2026-05-29'),
  ];
  expect(lineOf('all', aCase('2026-03-02', events))).toMatchObject({ inTime: 1, late: 0, extended: 1 });
});

test('a case that waits for somebody is not late, and neither is its refusal for want of proof', () => {
  const asked = event('case.identity-requested', '2026-03-05', 'A passport, please.');
  expect(lineOf('all', aCase('2026-03-02', [asked], { closedOn: undefined }))).toMatchObject({ late: 0 });
  const refused = [asked, event('case.refused', '2026-08-20', 'No proof came.')];
  expect(lineOf('all', aCase('2026-03-02', refused))).toMatchObject({ inTime: 1, late: 0 });
});

test('an open case whose date has passed is late, and one that was withdrawn late is neither', () => {
  expect(lineOf('all', aCase('2026-03-02'))).toMatchObject({ open: 1, late: 1 });
  const withdrawn = aCase('2026-03-02', [event('case.withdrawn', '2026-06-01')]);
  expect(lineOf('all', withdrawn)).toMatchObject({ inTime: 0, late: 0 });
});

test('a complaint is judged by its acknowledgement, because the law sets no day for the outcome', () => {
  const kind = 'complaint';
  const ended = event('case.completed', '2026-11-01', 'Put right.');
  const inTime = [event('case.acknowledged', '2026-07-20'), ended];
  expect(lineOf(kind, aCase('2026-07-01', inTime, { kind }))).toMatchObject({ inTime: 1, late: 0 });
  const late = [event('case.acknowledged', '2026-08-20'), ended];
  expect(lineOf(kind, aCase('2026-07-01', late, { kind }))).toMatchObject({ inTime: 0, late: 1 });
  expect(lineOf(kind, aCase('2026-07-01', [ended], { kind }))).toMatchObject({ inTime: 0, late: 1 });
  const atOnce = [event('case.completed', '2026-07-10', 'Put right.')];
  expect(lineOf(kind, aCase('2026-07-01', atOnce, { kind }))).toMatchObject({ inTime: 1 });
  // Before 19 June 2026 no day was set at all.
  const before = [event('case.completed', '2026-09-10', 'Put right.')];
  expect(lineOf(kind, aCase('2026-05-01', before, { kind }))).toMatchObject({ inTime: 0, late: 0 });
});

test('an opt-out has no date to keep, and no figure there', () => {
  const request = aCase('2026-03-02', [event('case.completed', '2026-03-09')], { kind: 'opt-out' });
  expect(lineOf('opt-out', request)).toMatchObject({ received: 1, inTime: 0, late: 0 });
  const row = reportRows(report(request), all).find(([, kind]) => kind === 'Stop marketing');
  expect(row?.slice(-4)).toEqual(['', '', '7', '0']);
});

test('the median is the middle, or halfway between two', () => {
  const answered = (days: string) => aCase('2026-03-02', [event('case.completed', days)]);
  expect(lineOf('all')?.medianDays).toBeUndefined();
  const three = [answered('2026-03-03'), answered('2026-03-12'), answered('2026-03-31')];
  expect(lineOf('all', ...three)?.medianDays).toBe(10);
  expect(lineOf('all', ...three.slice(0, 2))?.medianDays).toBe(5.5);
});

test('a voided outcome does not count, and a case that was opened again is open', () => {
  const events = [
    event('case.refused', '2026-10-20', 'No.'),
    event('case.voided', '2026-10-21', 'Wrong case.'),
  ];
  const voided = { ...aCase('2026-10-19', events), closedOn: undefined };
  expect(lineOf('all', voided)).toMatchObject({ open: 1, outcomes: { refused: 0 } });
  expect(report(voided).refusals).toEqual([]);
});

test('refusals have the reason that the person was given', () => {
  const events = [event('case.partly-refused', '2026-01-20', 'It is about somebody else.')];
  expect(report(aCase('2026-01-05', events)).refusals).toEqual([
    {
      reference: 'KT7243T2',
      group: 'access',
      outcome: 'partly-refused',
      on: '2026-01-20',
      reason: 'It is about somebody else.',
      grounds: [],
    },
  ]);
});

const refusedOn = (what: EventType, ...grounds: RefusalGround[]): CaseEvent => ({
  ...event(what, '2026-01-20', 'Because.'),
  details: { grounds },
});

test('refusals are counted by what they rest on, the most frequent first and the unknown last', () => {
  const cases = [
    aCase('2026-01-05', [refusedOn('case.refused', 'harm')]),
    aCase('2026-01-06', [refusedOn('case.partly-refused', 'others', 'harm')]),
    aCase('2026-01-07', [event('case.refused', '2026-01-20', 'Because.')]),
    aCase('2026-01-08', [event('case.refused', '2026-01-20', 'Because.')]),
    aCase('2026-01-09', [event('case.refused', '2026-01-20', 'Because.')]),
    aCase('2026-01-10', [event('case.refused', '2026-01-20', 'Not upheld.')], { kind: 'complaint' }),
    aCase('2026-01-11', [event('case.completed', '2026-01-20')]),
  ];
  expect(report(...cases).grounds).toEqual([
    { ground: 'harm', refused: 1, partlyRefused: 1 },
    { ground: 'others', refused: 0, partlyRefused: 1 },
    { ground: 'unknown', refused: 3, partlyRefused: 0 },
  ]);
  const rows = reportRows(report(...cases), all);
  expect(rows).toContainEqual(['Year', 'Ground', 'Law', 'Refused', 'Partly refused']);
  expect(rows).toContainEqual(['2026', 'Not recorded, or erased', '', '3', '0']);
  expect(rows.at(-5)).toContain('It is about somebody else; Likely to cause serious harm');
  expect(describeReport(report(...cases), all)).toContain(
    '  Likely to cause serious harm: Refused 1, partly refused 1',
  );
});

test('other rights are counted by what was chosen, several for one request', () => {
  const answers = (right: string[]) => ({ kind: 'rights' as const, answers: { right } });
  const cases = [
    aCase('2026-11-01', [], answers(['erase', 'object'])),
    aCase('2026-11-02', [], answers(['erase'])),
    aCase('2026-11-03', [], { kind: 'rights' }),
  ];
  expect(report(...cases).rights).toEqual([
    { right: 'erase', count: 2 },
    { right: 'object', count: 1 },
    { right: 'unknown', count: 1 },
  ]);
});

test('an erased case stays in every figure, without what was erased, and the report says so', () => {
  const events = [event('case.extended', '2026-01-20'), event('case.refused', '2026-03-20')];
  const erased = aCase('2026-01-05', events, { answers: {}, erasedAt: Date.parse(TODAY), kind: 'rights' });
  const made = report(erased, erased);
  expect(made.lines.at(-1)).toMatchObject({ received: 2, inTime: 2, extended: 2, medianDays: 74 });
  expect(made.rights).toEqual([]);
  expect(made.refusals.map(({ reason }) => reason)).toEqual([undefined, undefined]);
  expect(notesOf(made, words).at(-1)).toContain('Everything personal in 2 of these requests has been erased');
  expect(notesOf(report(aCase('2026-11-01')), words)).toHaveLength(2);
});

test('no cell of the spreadsheet runs as a formula', () => {
  const trap = '=HYPERLINK("https://trap.example")';
  const rows = reportRows(report(aCase('2026-01-05', [event('case.refused', '2026-01-20', trap)])), all);
  expect(writeCsv(rows)).toContain(`"'=HYPERLINK(""https://trap.example"")"\r\n`);
  expect(rows[0]).toEqual(expect.arrayContaining(['Year', 'Kind', 'Received', 'In time', 'Median days']));
});

test('the report in words names each kind that has requests, and no other', () => {
  const text = describeReport(report(aCase('2026-11-20')), all).join('\n');
  expect(text).toContain('Requests that reached the clinic in 2026, as of 22 November 2026.');
  expect(text).toContain('Copy of information\n  Received: 1\n  Open: 1');
  expect(text).not.toContain('Complaint\n');
  expect(text).toContain('Nothing was refused.');
});

test('reads a year in chunks, from the first day to the last', async () => {
  const all = Array.from({ length: 120 }, (_, number) => ({ ...aCase('2026-05-04'), id: String(number) }));
  const asked: unknown[] = [];
  const store = {
    receivedBetween: (first: string, last: string, most: number, after?: { id: string }) => {
      asked.push([first, last, most, after?.id]);
      const from = after === undefined ? 0 : Number(after.id) + 1;
      return Promise.resolve(all.slice(from, from + most));
    },
  };
  expect((await readYearReport(store, 2026, TODAY)).lines.at(-1)?.received).toBe(120);
  expect(asked).toEqual([
    ['2026-01-01', '2026-12-31', 50, undefined],
    ['2026-01-01', '2026-12-31', 50, '49'],
    ['2026-01-01', '2026-12-31', 50, '99'],
  ]);
});
