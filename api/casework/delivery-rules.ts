import { compareDays, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Clinic } from '../../content/schema.ts';
import type { Words } from '../../content/words/words.ts';
import type { Team } from '../../content/team/schema.ts';
import type { StoredRequest } from '../domain/case.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import type { Delivery } from '../domain/delivery.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { requirements } from '../domain/events.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import { aboutCase } from './file-check/about-case.ts';
import { currentCheck, keepsFromReleasing } from './file-check/kept-check.ts';
import { checkRelease, placesOf } from './release-rules.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { checkErased, checkForRelease } from './rules.ts';

/**
 * Why a copy may not leave the clinic yet, on paper or otherwise: proof was asked for and has not come, or the checklist
 * is not complete. Somebody must have checked the recipient: that part cannot be skipped.
 */
export function checkHandingOver(
  request: StoredRequest,
  team: Team | undefined,
  words: Words['cases'],
): Refusal | undefined {
  return checkForRelease(request, words) ?? checkSettled(request, team, words);
}

/** Why it is not settled who gets the copy and what is in it. */
function checkSettled(
  request: StoredRequest,
  team: Team | undefined,
  words: Words['cases'],
): Refusal | undefined {
  return (
    (isProofOpen(request) ? refuse('proofOpen') : undefined) ??
    checkRelease(request, 'case.completed', team, words) ??
    (isRecipientChecked(request, team) ? undefined : refuse('recipientUnchecked'))
  );
}

/** The same for a copy that goes by a link, which needs a confirmed address besides. */
export const checkLink = (
  request: StoredRequest,
  team: Team | undefined,
  words: Words['cases'],
): Refusal | undefined => checkHandingOver(request, team, words) ?? checkAddress(request);

/** The same for another code, which a person may also need after the case was completed. */
export const checkAnotherCode = (
  request: StoredRequest,
  team: Team | undefined,
  words: Words['cases'],
): Refusal | undefined => checkErased(request) ?? checkSettled(request, team, words) ?? checkAddress(request);

const checkAddress = (request: StoredRequest): Refusal | undefined =>
  confirmedAddress(request) === undefined ? refuse('addressUnconfirmed') : undefined;

/** Why files may not be released yet: one is not checked, or nobody has decided about what the check found. */
export function checkFiles(
  request: StoredRequest,
  { files }: Pick<Delivery, 'files'>,
  clinic: Clinic,
): Refusal | undefined {
  const about = aboutCase(request, clinic);
  const waiting = files.flatMap(({ name, check }) => {
    const keeps = keepsFromReleasing(currentCheck(check, about));
    return keeps ? [{ name, isChecked: keeps.notYetChecked !== true }] : [];
  });
  if (waiting.length === 0) return undefined;
  const names = waiting.map(({ name }) => name).join(', ');
  return waiting.some(({ isChecked }) => isChecked)
    ? refuse('findingsOpen', { files: names })
    : refuse('stillChecking', { files: names });
}

/** Why a copy cannot have been handed over on that day. */
export function checkHandedOn({ receivedOn }: StoredRequest, on: Day, today: Day): Refusal | undefined {
  const day = writeDayShort(on);
  if (compareDays(on, today) > 0) return refuse('future', { day });
  return compareDays(on, receivedOn) < 0
    ? refuse('beforeReceipt', { day, received: writeDayShort(receivedOn) })
    : undefined;
}

/** Whether proof of identity or of authority was asked for and has not come. */
function isProofOpen({ events }: StoredRequest): boolean {
  const effective = effectiveEvents(events);
  return (['identity', 'authority'] as const).some((need) => {
    const { requested, received } = requirements[need];
    return effective.findLast(({ what }) => what === requested || what === received)?.what === requested;
  });
}

const isRecipientChecked = (request: StoredRequest, team: Team | undefined): boolean =>
  releaseChecksOf(request, placesOf(team)).some(
    ({ check, state }) => check === 'recipient' && state === 'done',
  );
