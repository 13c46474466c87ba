import type { Day } from '../../base/calendar.ts';
import type { Fault } from '../../domain/file-findings.ts';
import type { FileCheck, Finding, Unchecked } from './file-check.ts';

/** That a person looked at a finding, or at a part that was not checked, and decided that the file may go out with it. */
export interface Clearing {
  reason: string;
  by: string;
  on: Day;
}

/** Clearings of one file, by the id of what they clear. A fault of the whole file has the id `fault`. */
export type Clearings = Readonly<Record<string, Clearing>>;
export const FAULT_ID = 'fault';

/** Nobody could open such a file, so a reason does not help: it is uploaded again or removed. */
export const cannotBeCleared: readonly Fault[] = ['empty', 'damaged'];

/** What keeps a file from being released. */
export interface Keeps {
  /** The file has not been checked yet. */
  notYetChecked?: true;
  /** The file itself is at fault: it must be removed, or cleared where that is possible. */
  fault?: { fault: Fault; mustBeRemoved: boolean };
  findings: Finding[];
  unchecked: Unchecked[];
}

/**
 * What keeps a file from being released: each finding and each unchecked part that nobody has cleared with a reason.
 * Undefined if it may be released.
 */
export function whatKeepsFromReleasing(
  check: FileCheck | undefined,
  clearings: Clearings,
): Keeps | undefined {
  if (check === undefined) return { notYetChecked: true, findings: [], unchecked: [] };
  const isOpen = ({ id }: { id: string }) => !isCleared(clearings, id);
  const findings = check.findings.filter(isOpen);
  const unchecked = check.unchecked.filter(isOpen);
  const { fault } = check;
  const mustBeRemoved = fault !== undefined && cannotBeCleared.includes(fault);
  const isFaulty = fault !== undefined && (mustBeRemoved || isOpen({ id: FAULT_ID }));
  if (!isFaulty && findings.length === 0 && unchecked.length === 0) return undefined;
  return { ...(isFaulty ? { fault: { fault, mustBeRemoved } } : {}), findings, unchecked };
}

const isCleared = (clearings: Clearings, id: string): boolean =>
  Object.hasOwn(clearings, id) && clearings[id]?.reason.trim() !== '';
