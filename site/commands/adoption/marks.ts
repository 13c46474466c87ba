import { lineOfKey } from '../../../content/load.ts';
import { markFor } from '../../../content/to-check.ts';

const COMPANY =
  'made from a name only. Write its role, where it keeps data (country, transfer), its privacy notice and the day on which you read that and the contract.';
const LIST = 'list every company that handles patients’ data for you, or beside you.';
const PART = 'you said yes, and the demo has no example. Write it as the comment here says.';
const DEMO = 'Make it true for your clinic, or take it out if it is optional.';

/** What of a new `clinic.yaml` is not the clinic's own yet. */
export interface ToCheck {
  /** Keys that still describe the demo: "retention.staffYears". */
  unanswered: readonly string[];
  /** Optional parts that the clinic has, and the demo has not. */
  missingParts: readonly string[];
  /** How many entries of `processors` were made from a name only. */
  companies: number;
  /** Whether somebody has still to say which other companies there are. */
  companiesLeft: boolean;
}

/**
 * Returns the text with a mark above each key that is to be checked, one for all that is left of a group. Nothing is
 * published while a mark is there.
 */
export function withMarks(
  text: string,
  { unanswered, missingParts, companies, companiesLeft }: ToCheck,
): string {
  const lines = text.split('\n');
  const marks = [
    ...[...Map.groupBy(unanswered, (path) => path.split('.')[0] ?? '')].map(([key, paths]) => ({
      line: lineOfKey(text, key),
      mark: markFor(key, `${whatIsOfDemo(key, paths)} ${DEMO}`),
    })),
    ...missingParts.map((key) => ({
      line: lines.findIndex((line) => line.startsWith(`# ${key}:`)) + 1,
      mark: markFor(key, PART),
    })),
    ...(companiesLeft ? [{ line: lineOfKey(text, 'processors'), mark: markFor('processors', LIST) }] : []),
    ...Array.from({ length: companies }, (_, index) => ({
      line: lineOfKey(text, `processors.${index}`),
      mark: markFor(`processors.${index}`, COMPANY),
    })),
  ];
  for (const { line, mark } of marks.toSorted((a, b) => b.line - a.line)) {
    const at = Math.max(0, line - 1);
    const indent = /^\s*/.exec(lines[at] ?? '')?.[0] ?? '';
    lines.splice(at, 0, indent + mark);
  }
  return lines.join('\n');
}

/** "from the demo (staffYears, enquiryMonths)." for a group that was answered in part. */
function whatIsOfDemo(key: string, paths: readonly string[]): string {
  const inner = paths.filter((path) => path !== key).map((path) => path.slice(key.length + 1));
  return inner.length === 0 ? 'from the demo.' : `from the demo (${inner.join(', ')}).`;
}
