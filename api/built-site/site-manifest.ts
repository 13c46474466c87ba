import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addresses, policyKinds } from '../../content/addresses.ts';
import { mtimeOf } from './watched-file.ts';
import { compareDays } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';

const policy = z.object({ version: z.string().min(10), hash: z.string().regex(/^[0-9a-f]{64}$/) });

const outdated = z.object({
  policy: z.enum(policyKinds),
  version: z.string().min(10),
  status: z.enum(['past', 'in-force', 'upcoming']),
  faults: z.array(
    z.object({ rule: z.string(), since: z.iso.date(), missing: z.string(), source: z.string() }),
  ),
});

/** A published version that the law, a new rule or a fact of the demo makes wrong. */
export type OutdatedPolicy = z.infer<typeof outdated>;

const manifest = z.object({
  builtFor: z.iso.date(),
  nextChange: z.iso.date().nullable(),
  policies: z.record(z.enum(policyKinds), policy),
  // Sites of release 0.1.0 have none. A list that cannot be read must stop nothing: it only tells.
  outdated: z.array(outdated).optional().catch(undefined),
});

/** What the build says of the site: the version of each policy that it shows, and until when its pages are right. */
export type SiteManifest = z.infer<typeof manifest>;

export interface SiteManifestFile {
  /** The manifest as it is now; nothing when there never was a good one. */
  read: () => SiteManifest | undefined;
}

/**
 * The `manifest.json` of the built site, read again when a new build was swapped in. In the instant of the swap there
 * is no file, and the last one holds: it is of the pages that the visitor has before them.
 */
export function openSiteManifest(siteDir: string): SiteManifestFile {
  const file = join(siteDir, addresses.manifest);
  let readAt: number | undefined;
  let last: SiteManifest | undefined;
  return {
    read: () => {
      const changedAt = mtimeOf(file);
      if (changedAt !== undefined && changedAt !== readAt) {
        readAt = changedAt;
        last = parse(file) ?? last;
      }
      return last;
    },
  };
}

function parse(file: string): SiteManifest | undefined {
  try {
    return manifest.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Whether a page of the site says on that day what it should no longer say. */
export const isStale = (built: SiteManifest | undefined, today: Day): boolean =>
  built === undefined || (built.nextChange !== null && compareDays(today, built.nextChange) >= 0);
