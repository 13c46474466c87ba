import type { StoredRequest } from './case.ts';

/** Where a person can be written to about their case: an address that they, or the team, have confirmed. */
export function confirmedAddress({
  answers: { email },
  confirmedAt,
}: Pick<StoredRequest, 'answers' | 'confirmedAt'>): string | undefined {
  return confirmedAt !== undefined && typeof email === 'string' ? email : undefined;
}
