import { policyKinds } from '../content/addresses.ts';
import type { PolicyKind } from '../content/addresses.ts';

/** What must be known of a version to choose among versions; `id` is `<kind>/<folder>`. */
export interface Version {
  id: string;
  data: { effective: string };
}

/**
 * Of each kind of policy, the version that applies on that day: the latest that has begun. Of two that began on
 * one day the later folder wins (`2026-11-22-2` corrects `2026-11-22`). A kind with no begun version is left out.
 */
export function inForce<V extends Version>(
  versions: readonly V[],
  day: string,
): { kind: PolicyKind; version: V }[] {
  return policyKinds.flatMap((kind) => {
    const version = versions
      .filter((v) => v.id.startsWith(`${kind}/`) && v.data.effective <= day)
      .toSorted((a, b) => order(a, b))
      .at(-1);
    return version ? [{ kind, version }] : [];
  });
}

const order = (a: Version, b: Version) =>
  a.data.effective.localeCompare(b.data.effective) || a.id.localeCompare(b.id, 'en', { numeric: true });
