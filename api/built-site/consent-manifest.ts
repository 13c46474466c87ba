import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fingerprint } from '../../content/storage/revision.ts';
import { mtimeOf } from './watched-file.ts';
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

export interface ManifestFile {
  /** The manifest as it is now, or the last good one; the same object as long as the file stands. */
  read: () => Manifest | undefined;
  /** Whether what `read` gave may be out of date, because the file is damaged or was there and is missing. */
  isUnsure: () => boolean;
}

/**
 * The build's `consent.json`, read again when it has changed; `null` in it, or no file at all, means a site that asks for
 * nothing. While the file is missing (a build is being swapped in) or damaged (a build of another release), the last good
 * one holds: visitors still have its banner before them. A damaged one is logged once.
 */
export function openManifest(file: string, log: Log): ManifestFile {
  let readAt: number | undefined;
  let last: Manifest | undefined;
  let unsure = false;
  return {
    read: () => {
      const changedAt = mtimeOf(file);
      if (changedAt === undefined) {
        unsure = readAt !== undefined;
      } else if (changedAt !== readAt) {
        readAt = changedAt;
        const parsed = parseManifest(file, log);
        unsure = !parsed;
        if (parsed) last = parsed.manifest;
      }
      return last;
    },
    isUnsure: () => unsure,
  };
}

function parseManifest(file: string, log: Log): { manifest: Manifest | undefined } | undefined {
  try {
    const parsed = manifest.nullable().safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) {
      log('consent.manifest-invalid', { problems: z.prettifyError(parsed.error) });
      return undefined;
    }
    if (parsed.data === null) return { manifest: undefined };
    // The archive shows the words of a hash for years to come: they must be the right ones.
    const hash = fingerprint(parsed.data.shown);
    if (hash !== parsed.data.texts) log('consent.manifest-hash-mismatch', { hash });
    return { manifest: parsed.data };
  } catch (error) {
    log('consent.manifest-unreadable', { reason: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}
