import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { describeFinding, describeUnchecked } from '../casework/file-check/describe-file-check.ts';
import { keepsFromReleasing } from '../casework/file-check/kept-check.ts';
import type { KeptCheck } from '../casework/file-check/kept-check.ts';
import { FAULT_ID } from '../casework/file-check/releasable.ts';
import type { DeliveryFile } from '../domain/delivery.ts';

/** What somebody chose and wrote in the form of a file, which is shown again with what is wrong. */
export interface Typed {
  file: string;
  ids: readonly string[];
  reason: string;
}

/**
 * What the page of the files shows of the check of one file: what is open, and what somebody decided to leave in it.
 *
 * @param kept undefined while the file is being checked
 */
export function fileCheckView(
  kept: KeptCheck | undefined,
  { id: fileId, name }: Pick<DeliveryFile, 'id' | 'name'>,
  words: Words,
  typed: Typed | undefined,
): PageData {
  const say = words.delivery.team;
  if (!kept) return { isChecking: true };
  const keeps = keepsFromReleasing(kept);
  const open = openParts(keeps, words);
  const cleared = clearedParts(kept, words);
  const count = open.length + (keeps?.fault?.mustBeRemoved ? 1 : 0);
  return {
    checkState:
      count === 0 ? (cleared.length === 0 ? say.nothingFound : undefined) : countOf(count, say.found),
    mustBeRemoved: keeps?.fault?.mustBeRemoved ? words.fileCheck.faults[keeps.fault.fault] : undefined,
    hasFindings: open.length > 0,
    findingsLabel: fill(say.findingsLabel, { name }),
    findings: open.map(({ id, text }) => ({
      value: id,
      findingId: `finding-${fileId}-${id}`,
      finding: text,
      isTicked: typed?.file === fileId && typed.ids.includes(id),
    })),
    whyId: `why-${fileId}`,
    why: typed?.file === fileId ? typed.reason : '',
    hasCleared: cleared.length > 0,
    clearedHeading: countOf(cleared.length, say.clearedHeading),
    cleared: cleared.map((text) => ({ clearedLine: text })),
  };
}

interface Part {
  id: string;
  text: string;
}

function openParts(keeps: ReturnType<typeof keepsFromReleasing>, words: Words): Part[] {
  if (!keeps) return [];
  const { fault, findings, unchecked } = keeps;
  return [
    ...(fault && !fault.mustBeRemoved ? [{ id: FAULT_ID, text: words.fileCheck.faults[fault.fault] }] : []),
    ...partsIn({ findings, unchecked }, words),
  ];
}

const partsIn = (
  { findings, unchecked }: Pick<KeptCheck['check'], 'findings' | 'unchecked'>,
  { fileCheck }: Words,
): Part[] => [
  ...findings.map((finding) => ({ id: finding.id, text: describeFinding(finding, fileCheck) })),
  ...unchecked.map((part) => ({ id: part.id, text: describeUnchecked(part, fileCheck) })),
];

function clearedParts({ check, clearings }: KeptCheck, words: Words): string[] {
  const { fault } = check;
  const all: Part[] = [
    ...(fault === undefined ? [] : [{ id: FAULT_ID, text: words.fileCheck.faults[fault] }]),
    ...partsIn(check, words),
  ];
  return all.flatMap(({ id, text }) => {
    const clearing = clearings[id];
    if (!clearing) return [];
    const { reason, by: who, on } = clearing;
    return [fill(words.delivery.team.cleared, { finding: text, reason, who, day: writeDayShort(on) })];
  });
}

const countOf = (count: number, { one, many }: { one: string; many: `${string}{count}${string}` }): string =>
  count === 1 ? one : fill(many, { count: String(count) });
