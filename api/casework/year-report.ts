import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Day } from '../base/calendar.ts';
import type { Store } from '../store/store.ts';
import { refusalGrounds } from '../domain/refusal-grounds.ts';
import type { RefusalGround } from '../domain/refusal-grounds.ts';
import { factsOf, outcomes, reportGroups } from './report-facts.ts';
import type { CaseFacts, Outcome, ReportGroup } from './report-facts.ts';

/** The figures of one kind of request, or of all. */
export interface ReportLine {
  group: ReportGroup | 'all';
  received: number;
  open: number;
  outcomes: Record<Outcome, number>;
  inTime: number;
  late: number;
  /** Calendar days from receipt to the answer. Undefined if nothing was answered. */
  medianDays: number | undefined;
  extended: number;
}

/** How many requests were refused, in whole and in part, on one ground, or on none that is known. */
export interface GroundLine {
  ground: RefusalGround | 'unknown';
  refused: number;
  partlyRefused: number;
}

/** What happened to the requests that reached the clinic in a year. */
export interface YearReport {
  year: number;
  /** The day in London of which it speaks. */
  asOf: Day;
  /** One line for each kind, and the last for all. */
  lines: ReportLine[];
  /** How many requests were about each of the other rights. One can be about several. */
  rights: { right: string; count: number }[];
  /** On what requests were refused, the most frequent first. One refusal can rest on several. */
  grounds: GroundLine[];
  refusals: NonNullable<CaseFacts['refusal']>[];
  /** Cases whose personal data was erased. They are in all figures. */
  erased: number;
}

/** Cases that are read and opened at once. Other requests get a turn after each. */
const CHUNK = 50;

/** Reads the report of a year, as of a day in London. A case belongs to the year in which it reached the clinic. */
export async function readYearReport(
  store: Pick<Store, 'receivedBetween'>,
  year: number,
  today: Day,
): Promise<YearReport> {
  const facts: CaseFacts[] = [];
  let last: { id: string; receivedOn: Day } | undefined;
  for (;;) {
    const chunk = await store.receivedBetween(`${year}-01-01`, `${year}-12-31`, CHUNK, last);
    facts.push(...chunk.map((request) => factsOf(request, today)));
    last = chunk.at(-1);
    if (chunk.length < CHUNK) break;
    await nextTurn();
  }
  return yearReport(year, facts, today);
}

/** The report of a year from the facts of its cases. */
export function yearReport(year: number, facts: readonly CaseFacts[], asOf: Day): YearReport {
  const ofGroup = (group: ReportGroup) => facts.filter((one) => one.group === group);
  const rights = Map.groupBy(
    facts.flatMap((one) => one.rights),
    (right) => right,
  );
  return {
    year,
    asOf,
    lines: [...reportGroups.map((group) => lineOf(group, ofGroup(group))), lineOf('all', facts)],
    rights: [...rights].map(([right, all]) => ({ right, count: all.length })),
    grounds: groundsOf(facts.flatMap(({ refusal }) => refusal ?? [])),
    refusals: facts.flatMap(({ refusal }) => refusal ?? []),
    erased: facts.filter(({ isErased }) => isErased).length,
  };
}

/** A complaint is left out: it has an outcome, and no ground. */
function groundsOf(refusals: YearReport['refusals']): GroundLine[] {
  const each = refusals
    .filter(({ group }) => group !== 'complaint')
    .flatMap(({ outcome, grounds }) =>
      (grounds.length > 0 ? grounds : (['unknown'] as const)).map((ground) => ({ ground, outcome })),
    );
  return [...refusalGrounds, 'unknown' as const]
    .map((ground) => {
      const own = each.filter((one) => one.ground === ground);
      const refused = own.filter(({ outcome }) => outcome === 'refused').length;
      return { ground, refused, partlyRefused: own.length - refused };
    })
    .filter(({ refused, partlyRefused }) => refused + partlyRefused > 0)
    .toSorted(
      (a, b) =>
        Number(a.ground === 'unknown') - Number(b.ground === 'unknown') ||
        b.refused + b.partlyRefused - a.refused - a.partlyRefused,
    );
}

function lineOf(group: ReportLine['group'], facts: readonly CaseFacts[]): ReportLine {
  const count = (has: (one: CaseFacts) => boolean) => facts.filter(has).length;
  return {
    group,
    received: facts.length,
    open: count(({ outcome }) => outcome === undefined),
    outcomes: Object.fromEntries(
      outcomes.map((name) => [name, count(({ outcome }) => outcome === name)]),
    ) as Record<Outcome, number>,
    inTime: count(({ isInTime }) => isInTime === true),
    late: count(({ isInTime }) => isInTime === false),
    medianDays: median(facts.flatMap(({ days }) => days ?? [])),
    extended: count(({ isExtended }) => isExtended),
  };
}

/** The middle one, or halfway between the two in the middle. */
function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
