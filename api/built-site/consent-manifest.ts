import { z } from 'zod';
import { fingerprint } from '../../content/storage/revision.ts';
import { jsonOf, watchedFile } from './watched-file.ts';
import type { WatchedFile } from './watched-file.ts';
import type { Log } from '../base/log.ts';
import type { NoticeVersion } from '../domain/consent.ts';

/** A manifest is written by the build; what it promises is checked, so that a wrong one is named and not trusted. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in hexadecimal' });
/** Names travel as one list, separated by commas. */
const service = z.string().regex(/^[^\s,]{1,64}$/, { error: 'a name without spaces and commas' });
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => URL.canParse(url) && new URL(url).origin === url, { error: 'an origin without a path' });

const manifest = z.object({
  revision: z.int().nonnegative(),
  texts: sha256,
  shown: z.record(z.string(), z.unknown()),
  cookiePolicy: z.object({ version: z.string().min(1), hash: sha256 }),
  services: z.array(service),
  counter: service.nullable(),
  origins: z.array(origin),
  counted: z.array(z.string().min(1)),
  retentionMonths: z.int().min(1).max(120),
});

/** What the built site shows and asks for, and who may report to us. */
export interface Manifest extends NoticeVersion {
  /** Other sites of the clinic that load the banner. */
  origins: string[];
  /** The pages whose visits may be counted, as paths of this site or whole addresses of another. */
  counted: string[];
}

/**
 * The build's `consent.json`; `null` in it, or no file at all, means a site that asks for nothing. While the file cannot be
 * used, the last good one holds: visitors still have its banner before them.
 */
export function openManifest(file: string, log: Log): WatchedFile<Manifest | null> {
  const parse = jsonOf(manifest.nullable());
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

/** The archive shows the words of a hash for years to come: they must be the right ones. */
function warnOfWrongHash({ shown, texts }: Manifest, log: Log): void {
  const hash = fingerprint(shown);
  if (hash !== texts) log('consent.manifest-hash-mismatch', { hash });
}
