import { expect } from 'vitest';
import { record } from '../../api/casework/record.ts';
import type { CaseworkDependencies, Recorded } from '../../api/casework/record.ts';
import type { Recordable } from '../../api/domain/events.ts';
import type { RefusalGround } from '../../api/domain/refusal-grounds.ts';
import { enterRequest } from '../../api/casework/enter-request.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import type { Candour } from './candour.ts';
import { rows } from './visit.ts';

/** A letter in which someone asks for a copy of their records. */
export const aLetter: ManualEntry = {
  kind: 'access',
  receivedOn: '2026-11-20',
  channel: 'letter',
  name: 'Robin Sample',
  email: 'robin@patient.example',
  telephone: undefined,
  address: undefined,
  asked: 'Please send me all my notes.',
  asking: 'self',
  by: 'Front desk',
  tellTeam: false,
};

/** Enters a request that came without a form. */
export const entered = (
  candour: CaseworkDependencies,
  changes: Partial<ManualEntry> = {},
): Promise<StoredRequest> => enterRequest(candour, { ...aLetter, ...changes });

interface Options {
  on?: string;
  reason?: string;
  grounds?: readonly RefusalGround[];
  notified?: boolean;
  /** Sure that the person has the answer, although no email goes. */
  sure?: boolean;
  /** How many events the case had when somebody looked at it. */
  seen?: number;
}

/**
 * Tries to record an event of a case, today unless another day is given, as in a clinic without a `team.yaml`: what that
 * file adds to the rules has tests of its own.
 */
export const tryToRecord = (
  candour: Candour,
  { reference }: Pick<StoredRequest, 'reference'>,
  what: Recordable,
  {
    on = dayInLondon(candour.clock.now()),
    reason,
    grounds,
    notified = false,
    sure = true,
    seen,
  }: Options = {},
): Promise<Recorded> =>
  record(withoutTeam(candour), reference, {
    what,
    on,
    by: 'Records lead',
    reason,
    grounds,
    notified,
    sure,
    seen,
  });

const withoutTeam = (candour: Candour): Candour => ({
  ...candour,
  messages: { ...candour.messages, team: { read: () => undefined } },
});

/** Records an event that must be accepted, and returns the case after it. */
export async function recorded(...tried: Parameters<typeof tryToRecord>): Promise<StoredRequest> {
  const outcome = await tryToRecord(...tried);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.request;
}

/** The message of a refusal, which must change nothing. */
export async function refusalOf(...tried: Parameters<typeof tryToRecord>): Promise<string> {
  const [candour] = tried;
  const before = everything(candour);
  const outcome = await tryToRecord(...tried);
  expect(everything(candour)).toEqual(before);
  return outcome.ok ? 'it was recorded' : outcome.problem;
}

/** All stored rows about requests. */
export const everything = (candour: Pick<Candour, 'dataDir'>) =>
  ['requests', 'events', 'mails', 'tokens', 'suppressions'].map((table) =>
    rows(candour, `SELECT * FROM ${table}`),
  );

/** Sends the emails that the recorded events caused, and returns them. */
export async function mailsOf(candour: Candour): Promise<EmailMessage[]> {
  candour.sent.length = 0;
  await candour.round();
  return candour.sent.map(({ message }) => message);
}
