import type { PolicyKind } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { timelinesInForce } from './complete.ts';
import type { TimelineInForce } from './complete.ts';
import { readPolicies } from './store.ts';
import { idOf } from './version.ts';
import type { Version } from './version.ts';
import { today } from '../build/today.ts';

/** The policies of this build, read and checked once. Drafts are among them under `npm run dev` alone. */
const { versions } = orThrow(readPolicies(contentDirectory(process.env)));
const shown = versions.filter(({ state }) => state === 'published' || import.meta.env.DEV);

/** All versions that are known on the day of this build, and of each policy the one that applies. */
export const timelines: TimelineInForce<Version>[] = orThrow(
  timelinesInForce(shown, versions, today(process.env)),
);

export function timelineOf(kind: PolicyKind): TimelineInForce<Version> {
  const timeline = timelines.find((it) => it.kind === kind);
  if (!timeline) throw new Error(`There is no policy ${kind}`);
  return timeline;
}

/** The version of a policy that applies on the day of this build, and its SHA-256; a draft has no hash yet. */
export function policyInForce(kind: PolicyKind): { version: string; hash: string } {
  const { version } = timelineOf(kind).current;
  return { version: version.name, hash: hashOf(version) };
}

/** Also what is not shown yet, to know when it will be. */
export const everyVersionThereIs: readonly Version[] = shown;

export const hashOf = (version: Version): string => (version.state === 'published' ? version.hash : '');

/** Every version with its neighbours, for pages that there is one of for each. */
export const everyVersion = timelines.flatMap((timeline) =>
  timeline.entries.map((entry) => ({ timeline, entry, id: idOf(entry.version) })),
);
