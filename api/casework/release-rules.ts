import { usualRecordPlaces } from '../../content/team/schema.ts';
import type { Team } from '../../content/team/schema.ts';
import type { Words } from '../../content/words/words.ts';
import type { StoredRequest } from '../domain/case.ts';
import { isRefusal, isRelease } from '../domain/events.ts';
import type { EventType } from '../domain/events.ts';
import { isOwnProposal, standingProposal } from '../domain/refusal-proposal.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';

/** That a second person agrees to a proposed refusal. */
export interface Agreement {
  /** The number of the event that proposed it. */
  proposal: number;
  /** The canonical email address of who agrees. */
  email: string;
}

/** The places that a clinic searches for a copy of information. */
export const placesOf = (team: Team | undefined): readonly string[] =>
  team?.recordPlaces ?? usualRecordPlaces;

/** Whether a clinic has a second person look at an event before it is recorded. */
export const needsSecondPerson = (team: Team | undefined, what: EventType): boolean =>
  team?.refusals === 'two-people' && isRefusal(what);

/** A refusal is recorded by the person who agrees to another person's proposal, where the clinic says so. */
export function checkSecondPerson(
  request: StoredRequest,
  { what, by, agreement }: { what: EventType; by: string; agreement?: Agreement | undefined },
  team: Team | undefined,
): Refusal | undefined {
  if (agreement === undefined) return needsSecondPerson(team, what) ? refuse('needsSecondPerson') : undefined;
  const proposal = standingProposal(request);
  if (proposal?.number !== agreement.proposal || proposal.what !== what) return refuse('noProposal');
  return isOwnProposal(proposal, { by, email: agreement.email }) ? refuse('ownProposal') : undefined;
}

/**
 * A copy is released when the checklist is complete. Without a `team.yaml` nobody is asked: a clinic that works with the
 * command goes on as it did.
 */
export function checkRelease(
  request: StoredRequest,
  what: EventType,
  team: Team | undefined,
  { release }: Words['cases'],
): Refusal | undefined {
  if (team === undefined || request.kind !== 'access' || !isRelease(what)) return undefined;
  const open = releaseChecksOf(request, placesOf(team)).filter(({ state }) => state === 'open');
  const missing = open.map(({ check }) => release.checks[check]).join('; ');
  return open.length > 0 ? refuse('needsChecks', { missing }) : undefined;
}
