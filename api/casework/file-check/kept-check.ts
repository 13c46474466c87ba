import { z } from 'zod';
import { fileCheck } from './file-check.ts';
import type { FileCheck } from './file-check.ts';
import { cannotBeCleared, FAULT_ID, whatKeepsFromReleasing } from './releasable.ts';
import type { Clearing, Keeps } from './releasable.ts';

const keptCheck = z.strictObject({
  check: fileCheck,
  clearings: z.record(z.string(), z.strictObject({ reason: z.string(), by: z.string(), on: z.string() })),
});
/** What is kept with a file: its check, and what people decided about it. Plain JSON; seal it. */
export type KeptCheck = z.infer<typeof keptCheck>;

/** Reads it back. Undefined if it is none, so that the file is checked again. */
export const parseKeptCheck = (value: unknown): KeptCheck | undefined => keptCheck.safeParse(value).data;

/** What is kept of a new check. What people decided about the same findings before still counts. */
export const keepCheck = (check: FileCheck, before?: KeptCheck): KeptCheck => ({
  check,
  clearings: before?.clearings ?? {},
});

/** As `whatKeepsFromReleasing`, from what is kept. */
export const keepsFromReleasing = (kept: KeptCheck | undefined): Keeps | undefined =>
  whatKeepsFromReleasing(kept?.check, kept?.clearings ?? {});

/** Why somebody cannot clear a finding. */
export type ClearingProblem = 'needs-reason' | 'not-found' | 'must-be-removed';

/** Clears one finding, one unchecked part or the fault of a file, with a reason. */
export function clear(kept: KeptCheck, id: string, clearing: Clearing): KeptCheck | ClearingProblem {
  const { fault, findings, unchecked } = kept.check;
  if (id === FAULT_ID && fault !== undefined && cannotBeCleared.includes(fault)) return 'must-be-removed';
  const isThere =
    id === FAULT_ID ? fault !== undefined : [...findings, ...unchecked].some((one) => one.id === id);
  if (!isThere) return 'not-found';
  if (clearing.reason.trim() === '') return 'needs-reason';
  return { ...kept, clearings: { ...kept.clearings, [id]: { ...clearing, reason: clearing.reason.trim() } } };
}
