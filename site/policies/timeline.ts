import { policyKinds } from '../../content/addresses.ts';
import type { PolicyKind } from '../../content/addresses.ts';
import { inOrder } from './version.ts';
import type { Version } from './version.ts';

/** A version in its timeline, on one day. */
export interface TimelineEntry<V extends Version = Version> {
  version: V;
  /** Its first day. */
  from: string;
  /** Its last day if another version follows; a day before `from` if it was replaced on its first day. */
  until: string | undefined;
  /** `void`: withdrawn before its first day, so that it never applied. */
  status: 'past' | 'in-force' | 'upcoming' | 'void';
  /** The version that applied before it, or would have. */
  before: V | undefined;
}

/** All versions of one policy that are known on a day, oldest first. */
export interface PolicyTimeline<V extends Version = Version> {
  kind: PolicyKind;
  entries: TimelineEntry<V>[];
  /** The version in force; undefined before the first one applies. */
  current: TimelineEntry<V> | undefined;
}

/**
 * Returns each policy's timeline on that day, without versions that were not yet published, because nobody could know
 * them.
 */
export function timelinesOn<V extends Version>(versions: readonly V[], day: string): PolicyTimeline<V>[] {
  return policyKinds.map((kind) => {
    const known = versions
      .filter((version) => version.kind === kind && (version.data.published ?? '') <= day)
      .toSorted(inOrder);
    const applying = known.filter((version) => !isVoid(version));
    const entries = known.map((version): TimelineEntry<V> => {
      const place = applying.indexOf(version);
      const from = version.data.effective;
      const next = place < 0 ? undefined : applying[place + 1]?.data.effective;
      const until = next === undefined ? undefined : dayBefore(next);
      const status =
        place < 0
          ? 'void'
          : from > day
            ? 'upcoming'
            : until === undefined || until >= day
              ? 'in-force'
              : 'past';
      const earlier = place < 0 ? applying.findLast((it) => it.data.effective <= from) : applying[place - 1];
      return { version, from, until, status, before: earlier };
    });
    return { kind, entries, current: entries.find(({ status }) => status === 'in-force') };
  });
}

/** Whether it was withdrawn before its first day. */
const isVoid = (version: Version): boolean =>
  version.state === 'published' &&
  version.withdrawn !== undefined &&
  version.withdrawn.on <= version.data.effective;

/**
 * Returns the first day after `day` on which a page changes because of a version, or on which versions must be linted
 * again; undefined if there is none.
 *
 * @param ruleDays the days on which a linter rule begins or ends
 */
export function nextChange(
  versions: readonly Version[],
  day: string,
  ruleDays: readonly string[] = [],
): string | undefined {
  return versions
    .flatMap((version) => [version.data.effective, version.data.published])
    .concat(ruleDays)
    .filter((date): date is string => date !== undefined && date > day)
    .toSorted()
    .at(0);
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
