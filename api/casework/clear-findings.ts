import type { DeliveryFile } from '../domain/delivery.ts';
import type { Cleared } from '../domain/file-findings.ts';
import { cleanText } from '../requests/clean.ts';
import { changeBy, checkSeen, decideOn, eventOf } from './decide-on-delivery.ts';
import type { Decision } from './decide-on-delivery.ts';
import { aboutCase } from './file-check/about-case.ts';
import { clear, currentCheck } from './file-check/kept-check.ts';
import type { ClearingProblem, KeptCheck } from './file-check/kept-check.ts';
import { FAULT_ID } from './file-check/releasable.ts';
import { readText } from './parse-entry.ts';
import type { CaseworkDependencies, Refused } from './record.ts';
import { refuse } from './refuse.ts';
import type { Refusal } from './refuse.ts';
import { MAX_REASON_LENGTH } from './rules.ts';

/** What somebody decided to leave in a file, and why. */
export interface FindingsToClear {
  /** The id of the file. */
  file: string;
  /** The ids of findings, of unchecked parts, or of the fault of the file. */
  ids: readonly string[];
  reason: string | undefined;
}

/**
 * Clears findings of the check of a file. The decision is kept with the file, and an event says how many of which sort
 * were cleared, by whom and why. It does not say what they are: that may be another person's details.
 */
export async function clearFindings(
  casework: CaseworkDependencies,
  reference: string,
  { by, seen, file: fileId, ids, reason }: Decision & FindingsToClear,
): Promise<{ ok: true } | Refused> {
  const { clinic, words } = casework.messages;
  const refused = await decideOn(casework, reference, (request, delivery, today) => {
    const moved = checkSeen(request, seen);
    if (moved) return moved;
    if (delivery?.releasedAt !== undefined) return refuse('alreadyReleased');
    const file = delivery?.files.find(({ id }) => id === fileId);
    if (!file) return refuse('fileGone');
    const kept = currentCheck(file.check, aboutCase(request, clinic));
    if (!kept) return refuse('stillChecking', { files: file.name });
    const text = readText(words.delivery.team.why, reason, MAX_REASON_LENGTH, cleanText);
    if (typeof text === 'object') return text;
    const cleared = clear(kept, ids, { reason: text ?? '', by, on: today });
    if (typeof cleared === 'string') return refusals[cleared](file);
    const { name, size, sha256 } = file;
    const event = eventOf('case.findings-cleared', today, {
      files: [{ name, size, sha256 }],
      cleared: countsOf(kept, ids),
    });
    return changeBy(
      request,
      { ...event, by, ...(text === undefined ? {} : { reason: text }) },
      {
        act: 'check',
        file: file.id,
        check: cleared,
      },
    );
  });
  return refused ?? { ok: true };
}

const refusals: Record<ClearingProblem, (file: DeliveryFile) => Refusal> = {
  'needs-choice': () => refuse('needsFindings'),
  'needs-reason': () => refuse('needsWhyKept'),
  'not-found': () => refuse('moved'),
  'must-be-removed': ({ name }) => refuse('mustBeRemoved', { file: name }),
};

/** How many of each sort are cleared, in the order of the check. */
function countsOf({ check }: KeptCheck, ids: readonly string[]): Cleared[] {
  const isChosen = ({ id }: { id: string }) => ids.includes(id);
  const count = <T>(all: readonly T[], what: T): number => all.filter((one) => one === what).length;
  const kinds = check.findings.filter(isChosen).map(({ kind }) => kind);
  const reasons = check.unchecked.filter(isChosen).map(({ reason }) => reason);
  return [
    ...(check.fault !== undefined && ids.includes(FAULT_ID)
      ? [{ part: 'fault' as const, what: check.fault, count: 1 }]
      : []),
    ...[...new Set(kinds)].map((what) => ({ part: 'findings' as const, what, count: count(kinds, what) })),
    ...[...new Set(reasons)].map((what) => ({
      part: 'unchecked' as const,
      what,
      count: count(reasons, what),
    })),
  ];
}
