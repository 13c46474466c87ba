import { hasBounced } from './bounces.ts';
import type { StoredRequest } from './case.ts';
import { takenBack } from './take-back.ts';

/**
 * The email address for mail about a case: one that the person, or the team, has confirmed. Undefined if there is none,
 * if its owner said “It was not me”, or if an email to it did not arrive.
 */
export function confirmedAddress(
  request: Pick<StoredRequest, 'answers' | 'confirmedAt' | 'events'>,
): string | undefined {
  const { email } = request.answers;
  const isTheirs = request.confirmedAt !== undefined && takenBack(request) === undefined;
  return isTheirs && !hasBounced(request) && typeof email === 'string' ? email : undefined;
}
