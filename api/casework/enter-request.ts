import { randomBytes } from 'node:crypto';
import { forms } from '../../content/forms/forms.ts';
import type { Requester } from '../../content/forms/who-asks.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { acknowledgement } from '../mail/acknowledgement.ts';
import { teamRequest } from '../mail/team-request.ts';
import type { Channel, NewEvent } from '../domain/case.ts';
import type { NewRequest } from '../domain/case.ts';
import type { Answers, StoredRequest } from '../domain/case.ts';
import { SAID } from '../domain/describe-answers.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { askedQuestions } from '../domain/asked.ts';
import { requestIndexes } from '../domain/request-indexes.ts';
import { newId } from '../domain/references.ts';
import { suppressionsOf } from '../domain/suppression-index.ts';
import type { CaseworkDependencies } from './record.ts';

/** A request that came by letter, by telephone or in person, as a member of the team entered it. */
export interface ManualEntry {
  kind: RequestKind;
  /** The day in London on which it reached any member of staff, which is the day of receipt in law. */
  receivedOn: Day;
  channel: Channel;
  name: string;
  email: string | undefined;
  telephone: string | undefined;
  address: string | undefined;
  asked: string;
  asking: Requester;
  by: string;
  /** Whether to send the requests team the same mail as for a request from the site. */
  tellTeam: boolean;
}

/**
 * Stores a request that did not come through a form. Its time counts from the day of receipt, as for any request. If
 * there is an email address, the person gets the usual acknowledgement, with a button that confirms the address.
 */
export function enterRequest(
  { store, messages, clock }: CaseworkDependencies,
  entry: ManualEntry,
): Promise<StoredRequest> {
  const { clinic, keys } = messages;
  const { kind, receivedOn, channel, email, by } = entry;
  const now = clock.now();
  const today = dayInLondon(now);
  const answers = answersOf(entry);
  const events: NewEvent[] = [
    { what: 'case.received', on: receivedOn },
    { what: 'case.entered', on: today, by },
  ];
  const facts = { kind, nation: clinic.nation, receivedOn, answers };
  const request: NewRequest = {
    ...facts,
    id: newId(),
    channel,
    // We do not know which notice the writer of a letter had read.
    privacy: undefined,
    receivedAt: now,
    dueOn: dueOf({ ...facts, events: events.map((event) => ({ ...event, at: now })) }).due,
    submissionId: randomBytes(12).toString('base64url'),
    ...requestIndexes(keys.current, kind, answers),
    asked: askedQuestions(forms[kind](clinic), answers),
    noticeAt: now,
    flags: [],
    suppressions: kind === 'opt-out' ? suppressionsOf(keys.current, answers) : [],
  };
  return store.enter(request, events, (stored) => [
    ...(email === undefined ? [] : [acknowledgement(messages, stored)]),
    ...(entry.tellTeam ? [teamRequest(messages, stored, today)] : []),
  ]);
}

/** The answers by question name, as a form would have sent them. */
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
