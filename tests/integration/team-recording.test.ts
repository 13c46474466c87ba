import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { parseRecording } from '../../api/casework/parse-recording.ts';
import { record, sentence } from '../../api/casework/record.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { recordable, typedName } from '../../api/domain/events.ts';
import type { Recordable } from '../../api/domain/events.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { everything, mailsOf, recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { completeChecklist } from '../support/release.ts';
import { signIn, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, visible } from '../support/visit.ts';

/** Recording on the team's pages: shown first, then done, and the same as by command. Today is 22 November 2026. */

const { team } = addresses;
const WHY = 'Your record is long.';

async function opened(): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  return { candour, visitor };
}

type Fields = Record<string, string>;

/** Fills in the form of an event and sends it with one of its buttons, as its page was shown. */
async function click(
  visitor: TeamVisitor,
  address: string,
  typed: Fields,
  step: 'show' | 'record' | 'letter',
  shownBy?: Response,
): Promise<Response> {
  const $ = await read(shownBy ?? visitor.get(address));
  const hidden = (name: string) => $(`input[name="${name}"]`).attr('value') ?? '';
  return visitor.send(address, {
    on: $('input[name="on"]').attr('value') ?? '',
    reason: $('textarea[name="reason"]').text(),
    seen: hidden('seen'),
    shown: hidden('shown'),
    ...typed,
    step,
  });
}

/** Shows what happens and then records it. */
async function recordOnPage(visitor: TeamVisitor, address: string, typed: Fields): Promise<Response> {
  const shown = await click(visitor, address, typed, 'show');
  return shown.status === 200 ? click(visitor, address, typed, 'record', shown) : shown;
}

test('the first page shows the new date and the message with a gap for the text, and records nothing', async () => {
  const { candour, visitor } = await opened();
  const { reference, ...request } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  await mailsOf(candour);
  const before = everything(candour);
  const page = visible(await read(visitor.get(team.record(reference, 'extended'))));
  for (const part of [
    'UK GDPR Art 12(3)',
    'Answer due by Monday 21 December 2026',
    'Answer due by Monday 22 February 2027',
    'robin@patient.example',
    'We need longer for your request',
    '[your text]',
  ])
    expect(page).toContain(part);
  expect(everything(candour)).toEqual(before);
  expect(request.id).toBeDefined();
});

test('what is shown is what is sent, and only the second click sends it', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  await mailsOf(candour);
  const address = team.record(reference, 'extended');
  const before = everything(candour);
  const shown = await click(visitor, address, { reason: WHY }, 'show');
  const $ = await read(shown.clone());
  expect(everything(candour)).toEqual(before);
  const done = await click(visitor, address, { reason: WHY }, 'record', shown);
  expect(locationOf(done)).toBe(`${team.case(reference)}?done=extended`);
  const [mail] = await mailsOf(candour);
  expect($('.message').text()).toBe(mail?.text);
  expect(visible(await read(visitor.get(locationOf(done))))).toContain('Recorded: Extended by two months.');
});

test('a text that was changed after it was shown is shown again first', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  const address = team.record(reference, 'refused');
  const shown = await click(visitor, address, { reason: WHY }, 'show');
  const before = everything(candour);
  const again = await click(visitor, address, { reason: 'Something else.' }, 'record', shown);
  expect(again.status).toBe(200);
  const page = visible(await read(again.clone()));
  expect(page).toContain('Nothing is recorded yet.');
  expect(page).toContain('Something else.');
  expect(everything(candour)).toEqual(before);
  expect((await click(visitor, address, { reason: 'Something else.' }, 'record', again)).status).toBe(303);
});

test('a day that has passed since it was shown is shown again first', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  await recorded(candour, { reference }, 'case.confirmed');
  const address = team.record(reference, 'refused');
  candour.clock.set('2026-11-22T23:50:00Z');
  await signIn(candour, visitor);
  const shown = await click(visitor, address, { reason: WHY }, 'show');
  candour.clock.set('2026-11-23T00:10:00Z');
  const late = await click(visitor, address, { reason: WHY }, 'record', shown);
  expect(late.status).toBe(422);
  expect(visible(await read(late))).toContain('The email would go today and not on 22 November 2026');
});

test('an event without a text is recorded with the click that follows its page', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  expect((await click(visitor, team.record(reference, 'confirmed'), {}, 'record')).status).toBe(303);
});

test('when somebody else recorded something, the page says what, and asks again', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  const address = team.record(reference, 'withdrawn');
  const page = await visitor.get(address);
  await recorded(candour, { reference }, 'case.disputed');
  const before = everything(candour);
  const refused = await click(visitor, address, {}, 'record', page);
  expect(refused.status).toBe(409);
  const said = visible(await read(refused.clone()));
  expect(said).toContain('Something else was recorded for this case in the meantime');
  expect(said).toContain('The person complained about our answer (by Records lead)');
  expect(everything(candour)).toEqual(before);
  expect((await recordOnPage(visitor, address, {})).status).toBe(303);
});

test('a copy is not recorded as completed before the checklist, and the page leads there', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour);
  const page = await read(visitor.get(team.record(reference, 'completed')));
  expect(visible(page, '[role="alert"]')).toContain('The release checklist comes first.');
  expect(page(`a[href="${team.release(reference)}"]`)).toHaveLength(1);
});

test('completed on an unconfirmed case asks whether the person has the answer', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour, { kind: 'rights' });
  const address = team.record(reference, 'completed');
  const first = await read(visitor.get(address));
  expect(visible(first)).toContain('Are you sure that the person has the answer?');
  const refused = await click(visitor, address, {}, 'show');
  expect(refused.status).toBe(422);
  expect((await recordOnPage(visitor, address, { sure: 'yes' })).status).toBe(303);
});

test('a person without a confirmed address gets a letter, which is printed before it is recorded', async () => {
  const { candour, visitor } = await opened();
  const { reference } = await entered(candour, { email: undefined, address: '1 Sample Street' });
  const address = team.record(reference, 'refused');
  const before = everything(candour);
  const letter = visible(await read(click(visitor, address, { reason: WHY }, 'letter')), '.letter');
  for (const part of ['Robin Sample', '1 Sample Street', WHY, 'We could not do what you asked'])
    expect(letter).toContain(part);
  expect(letter).not.toContain('reply to this email');
  expect(everything(candour)).toEqual(before);
  expect((await recordOnPage(visitor, address, { reason: WHY })).status).toBe(422);
  expect((await recordOnPage(visitor, address, { reason: WHY, notified: 'yes' })).status).toBe(303);
});

describe('every event on the web and by command gives the same', () => {
  const cases: [string, Partial<ManualEntry>][] = [
    ['access', {}],
    ['someone who has died', { asking: 'deceased' }],
    ['rights', { kind: 'rights' }],
    ['complaint', { kind: 'complaint', email: undefined }],
    ['opt-out', { kind: 'opt-out' }],
  ];
  const ways: [string, Fields][] = [
    ['without a text', {}],
    ['with a text', { reason: WHY }],
    ['as notified', { reason: WHY, notified: 'yes' }],
  ];

  /** What the command does: it parses what was typed and records it. */
  async function byCommand(candour: Candour, { reference }: StoredRequest, what: Recordable, typed: Fields) {
    const today = dayInLondon(candour.clock.now());
    const recording = parseRecording(
      {
        what,
        on: typed['on'],
        reason: typed['reason'],
        notified: 'notified' in typed,
        sure: false,
        by: 'Practice manager',
      },
      today,
    );
    if ('refused' in recording) return sentence(recording, candour.messages.words.cases);
    const outcome = await record(candour, reference, recording);
    return outcome.ok ? 'recorded' : outcome.problem;
  }

  async function onPage(visitor: TeamVisitor, { reference }: StoredRequest, what: Recordable, typed: Fields) {
    const response = await recordOnPage(visitor, team.record(reference, typedName(what)), typed);
    if (response.status === 303) return 'recorded';
    return visible(await read(response), '[role="alert"] p');
  }

  /** The case and the emails to the person that wait, without what is random. */
  async function after(candour: Candour, { id, reference }: StoredRequest) {
    const found = await candour.store.find(id);
    const mails = await candour.store.mailsAbout(id);
    return {
      events: found?.events,
      dueOn: found?.dueOn,
      closedOn: found?.closedOn,
      confirmed: found?.confirmedAt !== undefined,
      mails: mails.flatMap(({ message }) =>
        message
          ? [
              [message.to, message.subject, message.text].map((part) =>
                part.replaceAll(reference, 'REFERENCE'),
              ),
            ]
          : [],
      ),
    };
  }

  const states: [string, (candour: Candour, request: StoredRequest) => Promise<void>][] = [
    ['new', () => Promise.resolve()],
    [
      'confirmed, with proof asked for',
      async (candour, request) => {
        await recorded(candour, request, 'case.confirmed');
        if (request.kind !== 'opt-out')
          await recorded(candour, request, 'case.identity-requested', { reason: 'Proof', notified: true });
      },
    ],
    [
      'closed',
      async (candour, request) => {
        await recorded(candour, request, 'case.withdrawn');
      },
    ],
  ];

  test.each(
    cases.flatMap(([kind, entry]) => states.map((state) => [kind, state[0], entry, state[1]] as const)),
  )('%s, %s', (_kind, _state, entry, prepare) => compare(recordable, entry, prepare));

  test('a copy, with the release checklist done', () =>
    compare(['case.completed', 'case.partly-refused'], {}, completeChecklist));

  async function compare(
    events: readonly Recordable[],
    entry: Partial<ManualEntry>,
    prepare: (candour: Candour, request: StoredRequest) => Promise<void>,
  ) {
    const { candour, visitor } = await opened();
    let number = 0;
    const make = async () => {
      const request = await entered(candour, { ...entry, asked: `Notes ${number++}` });
      await prepare(candour, request);
      await mailsOf(candour);
      return request;
    };
    for (const what of events)
      for (const [way, typed] of ways) {
        const [one, other] = [await make(), await make()];
        const name = `${what} ${way}`;
        const said = await byCommand(candour, one, what, typed);
        expect(await onPage(visitor, other, what, typed), name).toBe(said);
        expect(await after(candour, other), name).toEqual(await after(candour, one));
      }
  }
});
