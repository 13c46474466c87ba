import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { writeDayShort } from '../base/calendar.ts';
import { outcomes } from './report-facts.ts';
import type { ReportLine, YearReport } from './year-report.ts';

type ReportWords = Words['teamReports'];
type Column = keyof ReportWords['columns'];

const COLUMNS: readonly Column[] = [
  'received',
  'open',
  ...outcomes,
  'inTime',
  'late',
  'medianDays',
  'extended',
];

/** One line of the report in words: its kind, and each figure with its name. */
export interface WrittenLine {
  name: string;
  figures: { column: string; figure: string }[];
}

/** The lines of a report. A figure that does not exist is empty. */
const writtenLines = ({ lines }: YearReport, words: ReportWords): WrittenLine[] =>
  lines.map((line) => ({
    name: words.groups[line.group],
    figures: COLUMNS.map((column) => ({ column: words.columns[column], figure: figureOf(line, column) })),
  }));

/**
 * The same the other way round: one row for each figure, with the kinds beside each other. Outcomes that no request had
 * are left out.
 */
export const writtenFigures = (report: YearReport, words: ReportWords) =>
  COLUMNS.filter(
    (column) => !outcomes.some((name) => name === column && report.lines.at(-1)?.outcomes[name] === 0),
  ).map((column) => ({
    name: words.columns[column],
    byGroup: Object.fromEntries(report.lines.map((line) => [line.group, figureOf(line, column)])),
  }));

function figureOf(line: ReportLine, column: Column): string {
  const { group, medianDays } = line;
  if (column === 'medianDays') return medianDays === undefined ? '' : String(medianDays);
  // Marketing stops on the day of receipt, so there is no date to keep.
  if (group === 'opt-out' && (column === 'inTime' || column === 'late')) return '';
  const outcome = outcomes.find((name) => name === column);
  return String(outcome === undefined ? line[column as 'received'] : line.outcomes[outcome]);
}

/** The rights that were asked for, by name, the most frequent first. */
export const writtenRights = ({ rights }: YearReport, words: ReportWords) =>
  rights
    .toSorted((a, b) => b.count - a.count)
    .map(({ right, count }) => ({
      right: (words.rights as Readonly<Record<string, string>>)[right] ?? right,
      count: String(count),
    }));

/** On what requests were refused, in words, with the law and the number of requests. */
export const writtenGrounds = (
  { grounds }: YearReport,
  { teamReports, cases }: Pick<Words, 'teamReports' | 'cases'>,
) =>
  grounds.map(({ ground, refused, partlyRefused }) => ({
    ground: ground === 'unknown' ? teamReports.groundUnknown : cases.grounds[ground],
    law: ground === 'unknown' ? '' : cases.groundLaws[ground],
    refused: String(refused),
    partlyRefused: String(partlyRefused),
  }));

/** The refusals in words, in the order in which the requests came. */
export const writtenRefusals = (
  { refusals }: YearReport,
  { teamReports: words, cases }: Pick<Words, 'teamReports' | 'cases'>,
) =>
  refusals.map(({ reference, group, outcome, on, reason, grounds }) => ({
    reference,
    kind: words.groups[group],
    on: writeDayShort(on),
    outcome: words.columns[outcome],
    reason: reason ?? words.erasedReason,
    grounds: grounds.map((ground) => cases.grounds[ground]).join('; '),
  }));

/** What a reader must know about the figures. */
export const notesOf = ({ erased }: YearReport, { notes }: ReportWords): string[] => [
  notes.inTime,
  notes.median,
  ...(erased === 1 ? [notes.erasedOne] : []),
  ...(erased > 1 ? [fill(notes.erased, { count: String(erased) })] : []),
];

/** The report as rows for a spreadsheet: the figures, the rights, the grounds and the refusals, with an empty line between. */
export function reportRows(report: YearReport, all: Pick<Words, 'teamReports' | 'cases'>): string[][] {
  const words = all.teamReports;
  const { refused, 'partly-refused': partly } = words.columns;
  const year = String(report.year);
  return [
    [words.year, words.kind, ...COLUMNS.map((column) => words.columns[column])],
    ...writtenLines(report, words).map(({ name, figures }) => [
      year,
      name,
      ...figures.map(({ figure }) => figure),
    ]),
    [],
    [words.year, words.right, words.count],
    ...writtenRights(report, words).map(({ right, count }) => [year, right, count]),
    [],
    [words.year, words.ground, words.groundLaw, refused, partly],
    ...writtenGrounds(report, all).map((line) => [
      year,
      line.ground,
      line.law,
      line.refused,
      line.partlyRefused,
    ]),
    [],
    [words.year, words.kind, words.reference, words.on, words.outcome, words.ground, words.reason],
    ...writtenRefusals(report, all).map(({ kind, reference, on, outcome, grounds, reason }) => [
      year,
      kind,
      reference,
      on,
      outcome,
      grounds,
      reason,
    ]),
  ];
}

/** The report for a terminal. */
export function describeReport(report: YearReport, all: Pick<Words, 'teamReports' | 'cases'>): string[] {
  const words = all.teamReports;
  const { refused: inWhole, 'partly-refused': inPart } = words.columns;
  const refusals = writtenRefusals(report, all);
  return [
    fill(words.intro, { year: String(report.year), day: writeDayShort(report.asOf) }),
    ...writtenLines(report, words)
      .filter((_, index) => (report.lines[index]?.received ?? 0) > 0)
      .flatMap(({ name, figures }) => [
        '',
        name,
        ...figures
          .filter(({ figure }) => figure !== '')
          .map(({ column, figure }) => `  ${column}: ${figure}`),
      ]),
    ...(report.rights.length > 0 ? ['', words.rightsHeading] : []),
    ...writtenRights(report, words).map(({ right, count }) => `  ${right}: ${count}`),
    ...(report.grounds.length > 0 ? ['', words.groundsHeading] : []),
    ...writtenGrounds(report, all).map(
      ({ ground, refused, partlyRefused }) =>
        `  ${ground}: ${inWhole} ${refused}, ${inPart.toLowerCase()} ${partlyRefused}`,
    ),
    '',
    refusals.length > 0 ? words.refusalsHeading : words.refusalsNone,
    ...refusals.map(
      ({ reference, kind, on, outcome, reason }) =>
        `  ${reference}  ${kind}, ${outcome}, ${on}\n      ${reason.replaceAll('\n', '\n      ')}`,
    ),
    '',
    ...notesOf(report, words),
  ];
}
