import { fill } from '../../../content/words/fill.ts';
import type { Words } from '../../../content/words/words.ts';
import type { FileCheck, Finding, Unchecked } from './file-check.ts';

/** What a check found, a line each. It holds personal data of the case. */
export function describeFileCheck(
  { fault, findings, unchecked }: FileCheck,
  { fileCheck: words }: Words,
): string[] {
  const count = findings.length + unchecked.length + (fault === undefined ? 0 : 1);
  if (count === 0) return [words.nothing];
  return [
    ...(fault === undefined ? [] : [words.faults[fault]]),
    ...findings.map((finding) => describeFinding(finding, words)),
    ...unchecked.map((part) => describeUnchecked(part, words)),
    fill(words.count, { count: String(count) }),
  ];
}

/** A finding in a sentence. */
export function describeFinding(finding: Finding, words: Words['fileCheck']): string {
  const values = { kind: words.findings[finding.kind], excerpt: finding.excerpt || words.noExcerpt };
  const place = placeOf(finding, words);
  return place === '' ? fill(words.lineWithoutPlace, values) : fill(words.line, { ...values, place });
}

/** A part that was not checked, and why, in a sentence. */
export function describeUnchecked(part: Unchecked, words: Words['fileCheck']): string {
  const reason = words.reasons[part.reason];
  const place = placeOf(part, words);
  return place === ''
    ? fill(words.uncheckedWithoutPlace, { reason })
    : fill(words.unchecked, { reason, place });
}

function placeOf({ inside, pages }: Pick<Finding, 'inside' | 'pages'>, words: Words['fileCheck']): string {
  const name = inside.length > 0 ? [fill(words.inside, { name: inside.join(' › ') })] : [];
  const numbers =
    pages.length > 0 ? [fill(pages.length === 1 ? words.page : words.pages, { pages: rangesOf(pages) })] : [];
  return [...name, ...numbers].join(', ');
}

/** Pages in order, such as “1, 3–5”. */
function rangesOf(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
