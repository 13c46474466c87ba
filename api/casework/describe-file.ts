import { isDay, writeDayShort } from '../base/calendar.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { FileFault, VerifiedFile } from './verify-case-file.ts';

/** What `npm run verify:case` says, and whether the file passed. */
export interface Verdict {
  passed: boolean;
  lines: string[];
}

const whys: Record<FileFault['why'], string> = {
  'no-case-file': 'It is no case file, or its data is gone.',
  unreadable: 'Its data cannot be read.',
  shown: 'What is shown is not what the data says.',
  hash: 'It is not what the last entry vouches for.',
  unfinished: 'The file does not end with the entry that closes it.',
  place: 'Its number does not follow from the entry before: one is missing, or was added.',
  link: 'Its hash does not follow from what it says and from the entry before.',
  mac: 'Its text is not the one that was recorded.',
  missing: 'Its text is missing, and no entry says that it was erased.',
  unexpected: 'It has a text that nothing vouches for.',
  before: 'It is not what the entry that begins the chain vouches for.',
};

/**
 * Returns the verdict on a case file, in plain words.
 *
 * @param head a link of the chain that was kept elsewhere, in small letters, if there is one
 */
export function describeFile(verified: VerifiedFile, head: string | undefined): Verdict {
  if (!verified.ok)
    return { passed: false, lines: [placeOf(verified.fault, verified.file), whys[verified.fault.why]] };
  const { head: about, parts, entries } = verified.file;
  const last = entries.at(-1)?.link ?? '';
  const counts = `${about.reference}: ${entries.length} entries and ${parts.length} other parts fit together.`;
  const lines = [counts, `Its head is ${last}`];
  if (head === undefined)
    return {
      passed: true,
      lines: [...lines, 'Consistent, origin not proved: give a head that somebody else kept, with --head.'],
    };
  const known = entries.findIndex(({ link }) => link === head);
  if (known < 0)
    return {
      passed: false,
      lines: [
        ...lines,
        'The head that you gave is not in this file. It is of another case, or entries were changed.',
      ],
    };
  if (known === entries.length - 1)
    return { passed: true, lines: [...lines, 'Proved: it is the head that you gave.'] };
  const proved = `Proved up to entry ${known + 1}, which has the head that you gave.`;
  const rest =
    'The entries after it and the other parts are consistent, origin not proved: a later head proves them.';
  return { passed: true, lines: [...lines, proved, rest] };
}

function placeOf({ place }: FileFault, { head, parts, entries }: Partial<CaseFile>): string {
  if (place === 'file') return 'This file cannot be checked.';
  if (place === 'frame') return 'Altered: the page around the entries, such as its styles.';
  if ('head' in place) return `Altered: the beginning of the file${head ? ` of ${head.reference}` : ''}.`;
  if ('part' in place) {
    const part = parts?.[place.part];
    const row = place.row === undefined ? '' : `, line ${place.row + 1}`;
    return `Altered: part ${place.part + 1}${part ? `, “${part.heading}”` : ''}${row}.`;
  }
  const entry = entries?.[place.entry];
  const on = entry?.day == null || !isDay(entry.day) ? '' : `, ${writeDayShort(entry.day)}`;
  return `Altered: entry ${place.entry + 1}${entry ? ` (${entry.what}${on})` : ''}.`;
}
