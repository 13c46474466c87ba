import { randomBytes } from 'node:crypto';
import type { Form } from '../../content/question.ts';
import { HOUR } from '../calendar.ts';
import type { Moment } from '../calendar.ts';
import { mac } from '../keys.ts';
import type { Desk } from '../mail/letters.ts';
import { acknowledgement } from '../mail/patient-letters.ts';
import type { Accepted, Answers, Store } from '../store/store.ts';
import { dueDate } from './due-date.ts';
import type { Submission } from './submission.ts';

/** How long the team waits for a confirmation before it hears of a request anyway. */
const NOTICE_AFTER = 24 * HOUR;

/**
 * Takes a request: it is on disk with its event and its mail, in one transaction, when the promise resolves.
 * The law's clock starts now, whether or not anybody confirms.
 */
export function takeRequest(
  store: Store,
  desk: Desk,
  form: Form,
  answers: Answers,
  submission: Submission | undefined,
  now: Moment,
): Promise<Accepted> {
  const { clinic, keys } = desk;
  const email = typeof answers['email'] === 'string' ? answers['email'] : undefined;
  return store.accept(
    {
      id: randomBytes(16).toString('base64url'),
      kind: form.kind,
      nation: clinic.nation,
      receivedAt: now,
      dueOn: dueDate(now, clinic.nation).due,
      submissionId: submission?.id ?? randomBytes(12).toString('base64url'),
      contentHash: mac(keys.current.sign, 'answers', form.kind, JSON.stringify(answers)),
      addressIndex: email === undefined ? undefined : mac(keys.current.index, 'email', email.toLowerCase()),
      noticeAt: email === undefined ? now : now + NOTICE_AFTER,
      answers,
    },
    (request) => (email === undefined ? [] : [acknowledgement(desk, request, email)]),
  );
}
