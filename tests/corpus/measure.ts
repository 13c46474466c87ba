import type { Clinic } from '../../content/schema.ts';
import { lint } from '../../site/linter/lint.ts';
import { minimalClinic } from '../support/clinics.ts';
import type { Entry } from './read.ts';

/** The day by whose law the corpus was labelled. */
const LABELLED_ON = '2026-11-26';

/** What the linter made of one text: a fault found, overlooked, or reported where there is none. */
export interface Verdict {
  entry: Entry;
  topic: string;
  kind: 'found' | 'missed' | 'false';
  said?: string;
}

/** A clinic with nothing that a text could contradict: no company abroad, and the regulator of that day. */
const clinic: Clinic = {
  ...minimalClinic,
  processors: [],
  regulator: {
    ...minimalClinic.regulator,
    name: "Information Commission's Office",
    shortName: 'ICO',
    phone: '0303 123 1113',
    address: [],
  },
};

/** Lints one text, and compares every statement about the law, or the one requirement that its label names. */
export function judge(entry: Entry): Verdict[] {
  const on = LABELLED_ON;
  const title = entry.kind === 'cookies' ? 'Cookies and similar technologies' : 'A policy';
  const findings = lint({
    kind: entry.kind,
    html: entry.html,
    frontMatter: {
      title,
      effective: on,
      published: on,
      reviewed: on,
      nextReview: '2027-11-26',
      changes: [],
    },
    facts: { ...clinic, ...(entry.nation && { nation: entry.nation }), ...entry.facts },
    on,
  });
  const wanted = topicOf(entry.expect);
  const judged = findings.filter(({ topic }) =>
    /^[A-Z]{2}-/.test(wanted ?? '') ? topic === wanted : /^X-\d\d$/.test(topic),
  );
  const broken = wanted !== undefined && !entry.expect.endsWith('present');
  const reported = new Map(judged.map((finding) => [finding.topic, finding.missing]));
  const verdicts: Verdict[] = [];
  if (broken) verdicts.push({ entry, topic: wanted, kind: reported.has(wanted) ? 'found' : 'missed' });
  for (const [topic, said] of reported)
    if (!(broken && topic === wanted)) verdicts.push({ entry, topic, kind: 'false', said });
  return verdicts;
}

/** "X7" is the topic X-07, "PN-15 missing" the topic PN-15; "none" is none. */
export const topicOf = (expect: string): string | undefined =>
  expect === 'none'
    ? undefined
    : expect.replace(/^X(\d+)$/, (_, number: string) => `X-${number.padStart(2, '0')}`).replace(/ .*/, '');

export interface Score {
  found: number;
  missed: number;
  false: number;
  /** The share of faults that were found, and of reports that were right, from 0 to 1. */
  recall: number;
  precision: number;
}

/** Counts verdicts. Where nothing could be found or nothing was reported, the share is 1. */
export function score(verdicts: readonly Verdict[]): Score {
  const count = (kind: Verdict['kind']) => verdicts.filter((it) => it.kind === kind).length;
  const [found, missed, wrong] = [count('found'), count('missed'), count('false')];
  const share = (of: number, all: number) => (all === 0 ? 1 : of / all);
  return {
    found,
    missed,
    false: wrong,
    recall: share(found, found + missed),
    precision: share(found, found + wrong),
  };
}
