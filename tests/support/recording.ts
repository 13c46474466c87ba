import { expect } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { parseRecording } from '../../api/casework/parse-recording.ts';
import { record } from '../../api/casework/record.ts';
import { sentence } from '../../api/casework/refuse.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { typedName } from '../../api/domain/events.ts';
import type { Recordable } from '../../api/domain/events.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { mailsOf, recorded, entered } from './case.ts';
import type { Candour } from './candour.ts';
import { signIn, teamVisitor } from './team.ts';
import type { TeamVisitor } from './team.ts';
import { openCandour, read, visible } from './visit.ts';

/** Recording on the team's pages as a person does it, and the same event by command beside it. */

const { team } = addresses;
export const WHY = 'Your record is long.';

/** The application, and somebody who is signed in. */
export async function signedIn(): Promise<{ candour: Candour; visitor: TeamVisitor }> {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  return { candour, visitor };
}

export type Fields = Record<string, string>;

/** Fills in the form of an event and sends it with one of its buttons, as its page was shown. */
export async function click(
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
export async function recordOnPage(visitor: TeamVisitor, address: string, typed: Fields): Promise<Response> {
  const shown = await click(visitor, address, typed, 'show');
  return shown.status === 200 ? click(visitor, address, typed, 'record', shown) : shown;
}

/** What is asked for, by name. */
export const kindsOfCase: [string, Partial<ManualEntry>][] = [
  ['access', {}],
  ['someone who has died', { asking: 'deceased' }],
  ['rights', { kind: 'rights' }],
  ['complaint', { kind: 'complaint', email: undefined }],
  ['opt-out', { kind: 'opt-out' }],
];
/** How an event is recorded, by name. */
export const ways: [string, Fields][] = [
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
  if ('refused' in recording) return sentence(recording, candour.messages.words);
  const outcome = await record(candour, reference, recording);
  return outcome.ok ? 'recorded' : outcome.problem;
}

async function onPage(visitor: TeamVisitor, { reference }: StoredRequest, what: Recordable, typed: Fields) {
  const response = await recordOnPage(visitor, team.record(reference, typedName(what)), typed);
  if (response.status === 303) return 'recorded';
  return visible(await read(response), '[role="alert"] p');
}

/** A text without what names the case, so that two cases can be compared. */
const withoutNames = (text: string, reference: string): string =>
  text.replaceAll(reference, 'REFERENCE').replaceAll(/\/requests\/received\/[^/]+\//g, '/STATUS/');

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
        ? [[message.to, message.subject, message.text].map((part) => withoutNames(part, reference))]
        : [],
    ),
  };
}

/** How far a case is, by name. */
export const states: [string, (candour: Candour, request: StoredRequest) => Promise<void>][] = [
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

/** Records each event by command in one case and on the page in another. Fails unless both give the same. */
export async function compareBothWays(
  events: readonly Recordable[],
  entry: Partial<ManualEntry>,
  prepare: (candour: Candour, request: StoredRequest) => Promise<void>,
  by = ways,
) {
  const { candour, visitor } = await signedIn();
  let number = 0;
  const make = async () => {
    const request = await entered(candour, { ...entry, asked: `Notes ${number++}` });
    await prepare(candour, request);
    await mailsOf(candour);
    return request;
  };
  for (const what of events)
    for (const [way, typed] of by) {
      const [one, other] = [await make(), await make()];
      const name = `${what} ${way}`;
      const said = await byCommand(candour, one, what, typed);
      expect(await onPage(visitor, other, what, typed), name).toBe(said);
      expect(await after(candour, other), name).toEqual(await after(candour, one));
    }
}
