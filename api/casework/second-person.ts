import type { Day } from '../base/calendar.ts';
import type { NewEvent, StoredRequest } from '../domain/case.ts';
import { isRefusal } from '../domain/events.ts';
import { isOwnProposal, standingProposal } from '../domain/refusal-proposal.ts';
import { refusalProposed } from '../mail/refusal-proposed.ts';
import { cleanText } from '../requests/clean.ts';
import { addEntry } from './add-entry.ts';
import type { EntryOutcome } from './add-entry.ts';
import { readText } from './parse-entry.ts';
import { withoutSecondPerson } from './record.ts';
import type { CaseworkDependencies } from './record.ts';
import { named, refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { needsSecondPerson } from './release-rules.ts';
import { MAX_REASON_LENGTH, validateRecording } from './rules.ts';
import type { Recording } from './rules.ts';

/** The most characters of the legal ground. */
const MAX_GROUND_LENGTH = 1000;

const GROUND = named(['ground'], (words) => words.teamRelease.record);
const REASON_BACK = named(['reason'], (words) => words.teamRelease.refusalPage);

/** Somebody on the team who is signed in. */
interface Member {
  by: string;
  /** Canonical. */
  email: string;
}

/**
 * Proposes a refusal to a second person, and emails the team that it waits for one. It must be one that could be recorded
 * now, and it moves no date and sends the person nothing. A later proposal replaces it.
 */
export function proposeRefusal(
  casework: CaseworkDependencies,
  reference: string,
  recording: Recording,
  { ground: typed, email }: { ground: string; email: string },
): Promise<EntryOutcome> {
  const { messages } = casework;
  const team = messages.team.read();
  const { what, by, reason = '', notified, grounds = [] } = recording;
  const decide = (request: StoredRequest, today: Day): NewEvent | Refusal => {
    if (!isRefusal(what) || !needsSecondPerson(team, what)) return refuse('oneIsEnough');
    const refusal = validateRecording(
      request,
      recording,
      today,
      messages.words.cases,
      withoutSecondPerson(team),
    );
    if (refusal) return refusal;
    const ground = readText(GROUND, typed, MAX_GROUND_LENGTH, cleanText);
    if (typeof ground === 'object') return ground;
    if (ground === undefined) return refuse('needsGround');
    const rests = grounds.length === 0 ? {} : { grounds };
    const details = { refusal: { what, ground, ...rests, notified, email } };
    return { what: 'case.refusal-proposed', on: today, by, reason, details };
  };
  return addEntry(casework, reference, decide, ({ on }) => [
    refusalProposed(messages, { reference, what, by, on }),
  ]);
}

/** Sends a proposed refusal back, or takes it back if it is one's own. Nothing goes to the person. */
export const sendBack = (
  casework: CaseworkDependencies,
  reference: string,
  { by, email }: Member,
  { proposal: number, reason: typed }: { proposal: number | undefined; reason: string },
): Promise<EntryOutcome> =>
  addEntry(casework, reference, (request, today) => {
    const proposal = standingProposal(request);
    if (proposal === undefined || proposal.number !== number) return refuse('noProposal');
    const reason = reasonBack(typed);
    if (typeof reason === 'object') return reason;
    const isOwn = isOwnProposal(proposal, { by, email });
    const what = isOwn ? 'case.refusal-taken-back' : 'case.refusal-sent-back';
    return { what, on: today, by, reason };
  });

const reasonBack = (typed: string): string | Refusal =>
  readText(REASON_BACK, typed, MAX_REASON_LENGTH, cleanText) ?? refuse('needsReasonBack');
