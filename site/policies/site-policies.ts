import type { PolicyKind } from '../../content/addresses.ts';
import { contentDirectory, orThrow } from '../../content/load.ts';
import { timelinesInForce } from './complete.ts';
import type { TimelineInForce } from './complete.ts';
import { readPolicies } from './store.ts';
import { idOf } from './version.ts';
import type { Version } from './version.ts';
import { today } from '../build/today.ts';

/** The policies of this build, read and validated once. Only `npm run dev` includes drafts. */
const { versions } = orThrow(readPolicies(contentDirectory(process.env)));
const shown = versions.filter(({ state }) => state === 'published' || import.meta.env.DEV);

/** Each policy's timeline on the day of this build, with the version in force. */
export const timelines: TimelineInForce<Version>[] = orThrow(
  timelinesInForce(shown, versions, today(process.env)),
);

export function timelineOf(kind: PolicyKind): TimelineInForce<Version> {
  const timeline = timelines.find((it) => it.kind === kind);
  if (!timeline) throw new Error(`There is no policy ${kind}`);
  return timeline;
}

/** Returns the version of a policy in force on the day of this build, and its SHA-256; empty for a draft. */
export function policyInForce(kind: PolicyKind): { version: string; hash: string } {
  const { version } = timelineOf(kind).current;
  return { version: version.name, hash: hashOf(version) };
}

/** Also includes versions that are not shown yet, to calculate when they will be. */
export const everyVersionThereIs: readonly Version[] = shown;

export const hashOf = (version: Version): string => (version.state === 'published' ? version.hash : '');

/** Every version with its timeline, for pages that exist once for each version. */
export const everyVersion = timelines.flatMap((timeline) =>
  timeline.entries.map((entry) => ({ timeline, entry, id: idOf(entry.version) })),
);
