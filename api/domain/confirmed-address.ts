import type { StoredRequest } from './case.ts';
import { takenBack } from './take-back.ts';

/**
 * Where a person can be written to about their case: an address that they, or the team, have confirmed. Whoever reads an
 * address and said “It was not me” hears no more of the case.
 */
export function confirmedAddress(
  request: Pick<StoredRequest, 'answers' | 'confirmedAt' | 'events'>,
): string | undefined {
  const { email } = request.answers;
  const isTheirs = request.confirmedAt !== undefined && takenBack(request) === undefined;
  return isTheirs && typeof email === 'string' ? email : undefined;
}
