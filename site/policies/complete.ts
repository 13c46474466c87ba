import type { PolicyKind } from '../../content/addresses.ts';
import type { Loaded } from '../../content/load.ts';
import { timelinesOn } from './timeline.ts';
import type { TimelineEntry, PolicyTimeline } from './timeline.ts';
import { inOrder } from './version.ts';
import type { Version } from './version.ts';

/** A timeline with a version in force, which every page requires. */
export interface TimelineInForce<V extends Version> extends PolicyTimeline<V> {
  current: TimelineEntry<V>;
}

/**
 * Returns each policy's timeline on that day. Each policy must have a version in force: forms and records refer to it,
 * and every page links to it. Otherwise the problems say what to publish.
 *
 * @param all every version in the clinic's folder, for the advice
 */
export function timelinesInForce<V extends Version>(
  versions: readonly V[],
  all: readonly Version[],
  day: string,
): Loaded<TimelineInForce<V>[]> {
  const problems: string[] = [];
  const full = timelinesOn(versions, day).flatMap((timeline): TimelineInForce<V>[] => {
    if (timeline.current) return [{ ...timeline, current: timeline.current }];
    problems.push(advice(timeline.kind, all, day));
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: full };
}

function advice(kind: PolicyKind, all: readonly Version[], day: string): string {
  const versions = all.filter((version) => version.kind === kind).toSorted(inOrder);
  const first = versions.find(({ state }) => state === 'published');
  if (first)
    return `${kind}: no version applies on ${day}; the first applies from ${first.data.effective}. Publish one that applies earlier, or build for a later day with CANDOUR_TODAY.`;
  const draft = versions[0];
  if (draft)
    return `${kind}: nothing is published. Read the draft with “npm run dev”, then run “npm run policy -- publish ${kind} ${draft.name}”.`;
  return `${kind}: there is no version. Run “npm run policy -- new ${kind} ${day} --from release”, read it with “npm run dev”, and publish it.`;
}
