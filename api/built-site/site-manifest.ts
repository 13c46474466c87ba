import { join } from 'node:path';
import { z } from 'zod';
import { addresses, policyKinds } from '../../content/addresses.ts';
import { jsonOf, watchedFile } from './watched-file.ts';
import type { WatchedFile } from './watched-file.ts';
import { compareDays } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { Log } from '../base/log.ts';

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

/** Reads the manifest as it is now; undefined while there never was a good one. */
export type SiteManifestReader = Pick<WatchedFile<SiteManifest>, 'read'>;

/** The `manifest.json` of the built site: it is of the pages that visitors have before them. */
export const openSiteManifest = (siteDir: string, log: Log): SiteManifestReader =>
  watchedFile(join(siteDir, addresses.manifest), jsonOf(manifest), log);

/** Whether a page of the site says on that day what it should no longer say. */
export const isStale = (built: SiteManifest | undefined, today: Day): boolean =>
  built === undefined || (built.nextChange !== null && compareDays(today, built.nextChange) >= 0);
