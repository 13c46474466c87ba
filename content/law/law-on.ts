import { afterDeathLaw } from './areas/after-death.ts';
import { careLaw } from './areas/care.ts';
import { complaintsLaw } from './areas/complaints.ts';
import { dataProtectionLaw } from './areas/data-protection.ts';
import { electronicPrivacyLaw } from './areas/electronic-privacy.ts';
import { regulatorLaw } from './areas/regulator.ts';
import { requestsLaw } from './areas/requests.ts';
import { retentionLaw } from './areas/retention.ts';
import type { LawEntry } from './entry.ts';
import type { Nation } from './nations.ts';

/** Every legal fact that a page, email, form, date or linter rule relies on, by area. */
const everyEntry = [
  ...regulatorLaw,
  ...complaintsLaw,
  ...requestsLaw,
  ...afterDeathLaw,
  ...electronicPrivacyLaw,
  ...dataProtectionLaw,
  ...careLaw,
  ...retentionLaw,
] as const;

type Entry = (typeof everyEntry)[number];
/** The name of a legal fact, such as `complaints.acknowledgement-days`. */
export type LawId = Entry['id'];
/** What a legal fact is worth in code; `never` for one that is not confirmed anywhere. */
export type LawValue<Id extends LawId> = Extract<Entry, { id: Id; value: unknown }>['value'];

export const lawEntries: readonly LawEntry[] = everyEntry;

const byId = Map.groupBy(lawEntries, ({ id }) => id);

/** The entry that holds on a day, an ISO date in London, in a nation; `undefined` where there is no such law. */
export const lawEntryOn = (id: LawId, day: string, nation: Nation): LawEntry | undefined =>
  byId
    .get(id)
    ?.find(
      ({ from, until, nations }) =>
        from <= day && (until === undefined || day < until) && nations.includes(nation),
    );

/**
 * What the law says on a day, an ISO date in London, in a nation.
 * @returns `undefined` where there is no such law on that day, or it is not confirmed
 */
export const lawOn = <Id extends LawId>(id: Id, day: string, nation: Nation): LawValue<Id> | undefined =>
  lawEntryOn(id, day, nation)?.value as LawValue<Id> | undefined;

/**
 * The same for law that is older than any case: before its first entry, the first holds.
 * @throws for a nation in which it is not confirmed
 */
export function lawOnOrFirst<Id extends LawId>(id: Id, day: string, nation: Nation): LawValue<Id> {
  const first = byId.get(id)?.find(({ nations }) => nations.includes(nation));
  const value = (lawEntryOn(id, day, nation) ?? first)?.value;
  if (value === undefined) throw new Error(`The law pack has no value of ${id} for ${nation}`);
  return value as LawValue<Id>;
}

/**
 * The first day, an ISO date, of the latest entry in a nation.
 * @throws for a nation that has none
 */
export function lawSince(id: LawId, nation: Nation): string {
  const latest = byId.get(id)?.findLast(({ nations }) => nations.includes(nation));
  if (!latest) throw new Error(`The law pack has no entry of ${id} for ${nation}`);
  return latest.from;
}

/** The days, ISO dates, on which something in the law pack begins or ends, oldest first. */
export const lawChangeDays: readonly string[] = [
  ...new Set(
    lawEntries
      .filter(({ confidence }) => confidence !== 'open')
      .flatMap(({ from, until }) => [from, until ?? []].flat()),
  ),
].sort();
