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

/** A published version that the law, a new rule or a fact of the demo has made incorrect. */
export type OutdatedPolicy = z.infer<typeof outdated>;

const manifest = z.object({
  builtFor: z.iso.date(),
  nextChange: z.iso.date().nullable(),
  // Sites built by release 0.1.0 do not name these two, and have forms.
  origin: z.string().optional(),
  basePath: z.string().optional(),
  requests: z.enum(['on', 'off']).optional(),
  policies: z.record(z.enum(policyKinds), policy),
  // Sites built by release 0.1.0 have no list. An invalid list is ignored, because it is only used for warnings.
  outdated: z.array(outdated).optional().catch(undefined),
});

/**
 * The build's record of the site: the policy versions that it shows, and the date until which its pages are correct.
 */
export type SiteManifest = z.infer<typeof manifest>;

/** Reads the current manifest. Undefined if there never was a valid one. */
export type SiteManifestReader = Pick<WatchedFile<SiteManifest>, 'read'>;

/** Watches the `manifest.json` of the built site, which describes the pages that visitors see. */
export const openSiteManifest = (siteDir: string, log: Log): SiteManifestReader =>
  watchedFile(join(siteDir, addresses.manifest), jsonOf(manifest), log);

/**
 * Whether any page of the site may be wrong on that day: one should have changed by then, or the site was built for a
 * later day, by a clock that ran ahead, and can show a version that does not apply yet.
 */
export const isStale = (built: SiteManifest | undefined, today: Day): boolean =>
  built === undefined ||
  compareDays(built.builtFor, today) > 0 ||
  (built.nextChange !== null && compareDays(today, built.nextChange) >= 0);
