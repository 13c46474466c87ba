import { z } from 'zod';
import { fingerprint } from '../../content/storage/revision.ts';
import { jsonOf, watchedFile } from './watched-file.ts';
import type { WatchedFile } from './watched-file.ts';
import type { Log } from '../base/log.ts';
import type { NoticeVersion } from '../domain/consent.ts';

/** The build writes the manifest. It is validated, so that an invalid one is reported rather than trusted. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in hexadecimal' });
/** Receipts list service names separated by commas. */
const service = z.string().regex(/^[^\s,]{1,64}$/, { error: 'a name without spaces and commas' });
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => URL.canParse(url) && new URL(url).origin === url, { error: 'an origin without a path' });

/** A site built by release 0.1.0 calls the hash `texts`. */
const renamed = (built: unknown): unknown =>
  typeof built === 'object' && built !== null && 'texts' in built
    ? { noticeHash: built.texts, ...built }
    : built;

const manifest = z.object({
  revision: z.int().nonnegative(),
  noticeHash: sha256,
  shown: z.record(z.string(), z.unknown()),
  cookiePolicy: z.object({ version: z.string().min(1), hash: sha256 }),
  services: z.array(service),
  counter: service.nullable(),
  origins: z.array(origin),
  counted: z.array(z.string().min(1)),
  retentionMonths: z.int().min(1).max(120),
  // Sites that were built before have neither.
  kept: z.boolean().default(false),
  cookieDomain: z.string().min(1).optional(),
});

/** What the banner of the built site shows and asks for, and which sites may send receipts. */
export interface Manifest extends NoticeVersion {
  /** Other sites of the clinic that load the banner. */
  origins: string[];
  /** The pages whose visits may be counted: paths on this site, or whole URLs on another. */
  counted: string[];
  /** Whether the register and the cookie policy in force list the cookie that the answer to a receipt sets. */
  kept: boolean;
  /** The domain of the cookies, if they are not on this host only. */
  cookieDomain?: string | undefined;
}

/**
 * Watches the build's `consent.json`. It holds `null`, or does not exist, if the site asks for no consent. While the
 * file is invalid, the last good value applies, because visitors still see its banner.
 */
export function openManifest(file: string, log: Log): WatchedFile<Manifest | null> {
  const parse = jsonOf(z.preprocess(renamed, manifest.nullable()));
  return watchedFile(
    file,
    (text) => {
      const parsed = parse(text);
      if (parsed.ok && parsed.value) warnOfWrongHash(parsed.value, log);
      return parsed;
    },
    log,
  );
}

/** The archive proves for years which words belong to a hash, so the hash must match. */
function warnOfWrongHash({ shown, noticeHash }: Manifest, log: Log): void {
  const hash = fingerprint(shown);
  if (hash !== noticeHash) log('consent.manifest-hash-mismatch', { hash });
}
