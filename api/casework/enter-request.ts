import { randomBytes } from 'node:crypto';
import type { Requester } from '../../content/forms/who-asks.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import { acknowledgement } from '../mail/acknowledgement.ts';
import { teamRequest } from '../mail/team-request.ts';
import type { Channel, NewEvent } from '../domain/case.ts';
import type { NewRequest } from '../domain/case.ts';
import type { Answers, StoredRequest } from '../domain/case.ts';
import { SAID } from '../domain/describe-answers.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { addressIndex, limitIndex } from '../domain/address-index.ts';
import { newId } from '../domain/references.ts';
import { suppressionsOf } from '../domain/suppression-index.ts';
import type { CaseworkDependencies } from './record.ts';

/** A request that came by letter, by telephone or in person, as the team took it down. */
export interface ManualEntry {
  kind: RequestKind;
  /** The true day of receipt, in London, by whoever of the staff it reached first. */
  receivedOn: Day;
  channel: Channel;
  name: string;
  email: string | undefined;
  telephone: string | undefined;
  address: string | undefined;
  asked: string;
  asking: Requester;
  by: string;
  /** Whether the requests team gets its mail about it, as for a request from the site. */
  tellTeam: boolean;
}

/**
 * Keeps a request that did not come by a form: it counts just the same, from the day on which it came. With an email
 * address the person gets the same receipt as anyone, with a button that shows the address to be theirs.
 */
export function enterRequest(
  { store, messages, clock }: CaseworkDependencies,
  taken: ManualEntry,
): Promise<StoredRequest> {
  const { clinic, keys } = messages;
  const { kind, receivedOn, channel, email, by } = taken;
  const now = clock.now();
  const today = dayInLondon(now);
  const answers = answersOf(taken);
  const events: NewEvent[] = [
    { what: 'case.received', on: receivedOn },
    { what: 'case.entered', on: today, by },
    ...(kind === 'complaint' && email !== undefined
      ? [{ what: 'case.acknowledged' as const, on: today }]
      : []),
  ];
  const facts = { kind, nation: clinic.nation, receivedOn, answers };
  const request: NewRequest = {
    ...facts,
    id: newId(),
    channel,
    // Nobody knows which notice somebody had before them who wrote a letter.
    privacy: undefined,
    receivedAt: now,
    dueOn: dueOf({ ...facts, events: events.map((event) => ({ ...event, at: now })) }).due,
    submissionId: randomBytes(12).toString('base64url'),
    contentHash: mac(keys.current.sign, 'answers', kind, JSON.stringify(answers)),
    addressIndex: email === undefined ? undefined : addressIndex(keys.current, email),
    limitIndex: email === undefined ? undefined : limitIndex(keys.current, email),
    noticeAt: now,
    flags: [],
    suppressions: kind === 'opt-out' ? suppressionsOf(keys.current, answers) : [],
  };
  return store.enter(request, events, (stored) => [
    ...(email === undefined ? [] : [acknowledgement(messages, stored)]),
    ...(taken.tellTeam ? [teamRequest(messages, stored, today)] : []),
  ]);
}

/** The answers that a form would have brought, by the names of its questions. */
function answersOf({ kind, name, email, telephone, address, asked, asking }: ManualEntry): Answers {
  return {
    [SAID]: asked,
    ...(kind === 'opt-out' ? { channels: ['all'] } : { asking }),
    name,
    ...(email === undefined ? {} : { email }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(address === undefined ? {} : { address }),
  };
}
