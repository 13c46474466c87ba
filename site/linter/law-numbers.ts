import { lawEntryOn, lawOnOrFirst, lawSince } from '../../content/law/law-on.ts';
import type { LawId, LawValue } from '../../content/law/law-on.ts';
import type { Nation } from '../../content/law/nations.ts';
import type { Wanted } from './checks.ts';
import type { Subject } from './rule.ts';

/** UK law holds in all nations, so England stands for all. */
const UK: Nation = 'england';

/** The first day and the source of what the law pack has now, for a rule that is about it. */
export function sinceLaw(id: LawId): { from: string; source: string } {
  const from = lawSince(id, UK);
  return { from, source: lawEntryOn(id, from, UK)?.source ?? '' };
}

/** What the law pack has now, for the message of a rule. */
export const latestLaw = <Id extends LawId>(id: Id): LawValue<Id> => lawOnOrFirst(id, lawSince(id, UK), UK);

type NumberId =
  | 'complaints.acknowledgement-days'
  | 'requests.months'
  | 'requests.extension-months'
  | 'requests.breach-hours';

/** A number that the law sets, on a day (an ISO date in London), or the first that it ever set. */
export const lawNumber = (id: NumberId, on: string): number => lawOnOrFirst(id, on, UK);

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const TENS: Record<number, string> = { 30: 'thirty', 72: 'seventy-two' };

/** A pattern for a count and its unit as texts write it: "30 days", "thirty days". `before` may stand in front. */
export const counted = (count: number, unit: string, before = ''): RegExp =>
  new RegExp(
    `\\b${before}(${[String(count), WORDS[count] ?? TENS[count] ?? []].flat().join('|')}) ${unit}\\b`,
    'i',
  );

const numbersSaid = {
  answer: { id: 'requests.months', unit: 'month', what: 'that the answer comes within' },
  breach: { id: 'requests.breach-hours', unit: 'hour', what: 'that a breach is reported within' },
  acknowledgement: {
    id: 'complaints.acknowledgement-days',
    unit: 'day',
    what: 'that a complaint is acknowledged within',
  },
} as const satisfies Record<string, { id: NumberId; unit: string; what: string }>;

/** The time that the law of the day sets for something, as what a text must say. */
export const withinLegal =
  (matter: keyof typeof numbersSaid) =>
  ({ on }: Subject): Wanted[] => {
    const { id, unit, what } = numbersSaid[matter];
    const count = lawNumber(id, on);
    const plural = count === 1 ? unit : `${unit}s`;
    return [[counted(count, plural), `${what} ${count === 1 ? 'one' : count} ${plural}`]];
  };
