import type { StoredRequest } from './case.ts';
import { takenBack } from './take-back.ts';

/**
 * The email address for mail about a case: one that the person, or the team, has confirmed. Undefined if there is none,
 * or if its owner said “It was not me”.
 */
export function confirmedAddress(
  request: Pick<StoredRequest, 'answers' | 'confirmedAt' | 'events'>,
): string | undefined {
  const { email } = request.answers;
  const isTheirs = request.confirmedAt !== undefined && takenBack(request) === undefined;
  return isTheirs && typeof email === 'string' ? email : undefined;
}
