import { forms } from '../../content/forms/forms.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Requester } from '../../content/forms/who-asks.ts';
import { orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words/words.ts';
import { askedQuestions } from '../../api/domain/asked.ts';
import { effectiveEvents } from '../../api/domain/corrections.ts';
import { dueOf } from '../../api/domain/deadline/due-of.ts';
import type { Answers, CaseEvent, StoredRequest } from '../../api/domain/case.ts';
import type { EventType } from '../../api/domain/events.ts';
import { closing } from '../../api/domain/events.ts';
import { fullClinic } from './clinics.ts';

/** What people typed or could be reached by: none of it may be on a page that an address alone opens. */
export const PLANTED: Answers = {
  name: 'Robin Planted',
  email: 'planted@patient.example',
  telephone: '020 7946 0777',
  address: '77 Planted Row',
  birth: '1985-03-27',
  'former-names': 'Robin Formerly',
  'parent-name': 'Parent Planted',
  'parent-link': 'planted mother',
  'agent-name': 'Agent Planted',
  'solicitor-name': 'Solicitor Planted',
  firm: 'Planted and Partners',
  'firm-reference': 'PLANTED/1',
  'claimant-name': 'Claimant Planted',
  'claim-about': 'a planted claim',
  'claimant-link': 'her planted son',
  'which-treatment': 'a planted treatment',
  'erase-what': 'a planted letter',
  happened: 'a planted complaint',
  'anything-else': 'anything planted',
};

/** The choices that go with each kind of form. */
const CHOICES: Record<RequestKind, Answers> = {
  access: { want: ['whole'], delivery: 'email' },
  rights: { right: ['erase'] },
  complaint: { about: ['shared'] },
  'opt-out': { channels: ['email'] },
};

/** The content of the test clinic, for functions that are pure. */
export const content = {
  clinic: fullClinic,
  words: orThrow(loadWords('/nowhere')),
  url: (path: string) => `https://privacy.example${path}`,
};

/** An event on a day, as the team recorded it. */
export type Happened = [
  what: EventType,
  on: string,
  reason?: string | undefined,
  details?: CaseEvent['details'],
];

/** A stored request of 22 November 2026, to which this happened. */
export function storedRequest(
  kind: RequestKind,
  {
    asking = 'self',
    answers = {},
    happened = [],
    ...changes
  }: Partial<Omit<StoredRequest, 'answers'>> & {
    asking?: Requester;
    answers?: Answers;
    happened?: Happened[];
  } = {},
): StoredRequest {
  const events = happened.map(([what, on, reason, details], index): CaseEvent => ({
    what,
    on,
    at: Date.parse(`${on}T12:00:00Z`) + index,
    ...(what === 'case.address-confirmed' || what === 'case.not-me' ? {} : { by: 'Records lead' }),
    ...(reason === undefined ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
  }));
  const confirmed = events.find(({ what }) => what === 'case.address-confirmed' || what === 'case.confirmed');
  const last = effectiveEvents(events).findLast(
    ({ what }) => what === 'case.reopened' || closing.some((type) => type === what),
  );
  const all = {
    ...PLANTED,
    ...CHOICES[kind],
    ...(kind === 'opt-out' ? {} : { asking }),
    ...(asking === 'deceased' ? { entitlement: 'representative' } : {}),
    ...answers,
  };
  const request = {
    id: 'request-id',
    reference: 'KT7243T2',
    kind,
    nation: 'england',
    receivedAt: Date.parse('2026-11-22T10:00:00Z'),
    receivedOn: '2026-11-22',
    channel: 'form',
    closedOn: last === undefined || last.what === 'case.reopened' ? undefined : last.on,
    erasedAt: undefined,
    events,
    privacy: undefined,
    confirmedAt: confirmed?.at,
    noticedAt: undefined,
    follows: undefined,
    correctedBy: undefined,
    flags: [],
    answers: all,
    asked: askedQuestions(forms[kind](fullClinic), all),
    ...changes,
  } satisfies Omit<StoredRequest, 'dueOn'>;
  return { ...request, dueOn: dueOf(request).due };
}
