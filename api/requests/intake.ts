import type { Form, RequestKind } from '../../content/forms/question.ts';
import { DAY, dayInLondon, HOUR, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import { mac } from '../base/keys.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { acknowledgement } from '../mail/acknowledgement.ts';
import type { Accepted, Limits, Store } from '../store/store.ts';
import type { Answers, Flag, PolicyInForce } from '../domain/case.ts';
import { askedQuestions } from '../domain/asked.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { earlierIndexes, requestIndexes } from '../domain/request-indexes.ts';
import { newId } from '../domain/references.ts';
import type { Submission } from './submission.ts';
import { suppressionsOf } from '../domain/suppression-index.ts';

/**
 * How long, in milliseconds, the team waits for the address to be confirmed before it is notified anyway. A complaint
 * cannot wait.
 */
const NOTICE_AFTER: Record<RequestKind, number> = {
  access: 24 * HOUR,
  'opt-out': HOUR,
  rights: 24 * HOUR,
  complaint: 0,
};
/** A person takes longer than this to read and fill in even the shortest form. */
const MIN_FILL_TIME = 3 * SECOND;
/** The most mails a day with only a link to one address, so that our forms cannot flood a stranger's mailbox. */
export const MAX_LINKS_PER_DAY = 3;
/** Acknowledgements of complaints and opt-outs have a limit of their own, so that links cannot use them up. */
const MAX_ACKNOWLEDGEMENTS_PER_DAY = 5;

/** How a form came, besides what was answered. */
export interface Arrival {
  now: Moment;
  submission: Submission | undefined;
  /** Whether the field was filled in that people do not see. */
  trapped: boolean;
  /** The privacy notice that could be read then. */
  privacy: PolicyInForce | undefined;
  /** The network that it came from. */
  client: string;
  /** How many requests one client may send in an hour. */
  mostPerHour: number;
}

/**
 * Accepts a request. Once the promise resolves, the request, its event and its mail are on disk, in one transaction.
 * The statutory period starts now, whether or not the address is confirmed.
 */
export function takeRequest(
  store: Store,
  messages: MessageDependencies,
  form: Form,
  answers: Answers,
  arrival: Arrival,
): Promise<Accepted> {
  const { clinic, keys } = messages;
  const { now, submission } = arrival;
  const email = typeof answers['email'] === 'string' ? answers['email'] : undefined;
  const receivedOn = dayInLondon(now);
  const facts = { kind: form.kind, nation: clinic.nation, receivedOn, events: [], answers };
  return store.accept(
    {
      id: newId(),
      kind: form.kind,
      nation: clinic.nation,
      receivedAt: now,
      receivedOn,
      channel: 'form',
      dueOn: dueOf(facts).due,
      privacy: arrival.privacy,
      submissionId: submission?.id ?? newId(),
      ...requestIndexes(keys.current, form.kind, answers),
      earlierIndexes: earlierIndexes(keys, form.kind, answers),
      noticeAt: email === undefined ? now : now + NOTICE_AFTER[form.kind],
      flags: flagsOf(arrival),
      suppressions: form.kind === 'opt-out' ? suppressionsOf(keys.current, answers) : [],
      answers,
      asked: askedQuestions(form, answers),
    },
    (request) => (email === undefined ? [] : [acknowledgement(messages, request)]),
    limitsOf(messages, arrival),
  );
}

function flagsOf({ submission, trapped, now }: Arrival): Flag[] {
  const flags: Flag[] = trapped ? ['honeypot'] : [];
  if (!submission) flags.push('no-page');
  else if (now - submission.openedAt < MIN_FILL_TIME) flags.push('too-fast');
  return flags;
}

/** The client's hash changes every day, so that nobody can be followed by it. */
function limitsOf({ keys }: MessageDependencies, { client, now, mostPerHour }: Arrival): Limits {
  return {
    client: {
      index: mac(keys.current.index, 'client', dayInLondon(now), client),
      most: mostPerHour,
      since: now - HOUR,
    },
    links: { most: MAX_LINKS_PER_DAY, since: now - DAY },
    acknowledgements: { most: MAX_ACKNOWLEDGEMENTS_PER_DAY, since: now - DAY },
  };
}
