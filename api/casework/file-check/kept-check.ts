import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { About } from './about.ts';
import { fileCheck } from './file-check.ts';
import type { FileCheck } from './file-check.ts';
import { cannotBeCleared, FAULT_ID, whatKeepsFromReleasing } from './releasable.ts';
import type { Clearing, Keeps } from './releasable.ts';

const keptCheck = z.strictObject({
  /** The SHA-256 of what was known of the case, in hexadecimal: another date or address finds other things. */
  about: z.string(),
  check: fileCheck,
  clearings: z.record(z.string(), z.strictObject({ reason: z.string(), by: z.string(), on: z.string() })),
});
/** What is kept with a file: its check, and what people decided about it. Plain JSON; seal it. */
export type KeptCheck = z.infer<typeof keptCheck>;

/** Reads it back. Undefined if it is none, so that the file is checked again. */
export const parseKeptCheck = (value: unknown): KeptCheck | undefined => keptCheck.safeParse(value).data;

/** As `parseKeptCheck`, and undefined too if the case has changed in what the check is about. */
export function currentCheck(value: unknown, about: About): KeptCheck | undefined {
  const kept = parseKeptCheck(value);
  return kept?.about === hashAbout(about) ? kept : undefined;
}

/** What is kept of a new check. What people decided about the same findings before still counts. */
export const keepCheck = (check: FileCheck, about: About, before?: KeptCheck): KeptCheck => ({
  about: hashAbout(about),
  check,
  clearings: before?.clearings ?? {},
});

const hashAbout = (about: About): string => createHash('sha256').update(JSON.stringify(about)).digest('hex');

/** As `whatKeepsFromReleasing`, from what is kept. */
export const keepsFromReleasing = (kept: KeptCheck | undefined): Keeps | undefined =>
  whatKeepsFromReleasing(kept?.check, kept?.clearings ?? {});

/** Why somebody cannot clear findings. */
export type ClearingProblem = 'needs-choice' | 'needs-reason' | 'not-found' | 'must-be-removed';

/** Clears findings, unchecked parts or the fault of a file, with one reason for all of them. */
export function clear(
  kept: KeptCheck,
  ids: readonly string[],
  clearing: Clearing,
): KeptCheck | ClearingProblem {
  const { fault, findings, unchecked } = kept.check;
  const known = [...findings, ...unchecked].map(({ id }) => id).concat(fault === undefined ? [] : FAULT_ID);
  if (ids.length === 0) return 'needs-choice';
  if (ids.some((id) => !known.includes(id))) return 'not-found';
  if (ids.includes(FAULT_ID) && fault !== undefined && cannotBeCleared.includes(fault))
    return 'must-be-removed';
  const reason = clearing.reason.trim();
  if (reason === '') return 'needs-reason';
  const added = Object.fromEntries(ids.map((id) => [id, { ...clearing, reason }]));
  return { ...kept, clearings: { ...kept.clearings, ...added } };
}
