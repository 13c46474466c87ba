import type { Clock } from '../base/clock.ts';
import type { ConsentStore } from '../store/consent.ts';
import type { Manifest, ManifestFile } from '../built-site/consent-manifest.ts';

/** What visitors are asked at present, with its words in the archive before any receipt can name them. */
export interface Banner {
  /** Other sites of the clinic that may send receipts and visits. */
  origins: () => string[];
  /** Whether anything is asked, as far as we can read. */
  asks: () => boolean;
  /** What is asked now; nothing when the built site asks for nothing. */
  current: () => Promise<Manifest | undefined>;
  /** Whether something else may be asked that we cannot read: what we do not know may still be true. */
  isUnsure: () => boolean;
}

export function openBanner({
  manifest,
  store,
  clock,
}: {
  manifest: ManifestFile;
  store: Pick<ConsentStore, 'keepNoticeVersion'>;
  clock: Clock;
}): Banner {
  let archived: Manifest | undefined;
  return {
    origins: () => manifest.read()?.origins ?? [],
    asks: () => manifest.read() !== undefined,
    current: async () => {
      const current = manifest.read();
      if (current && current !== archived) {
        await store.keepNoticeVersion(current, clock.now());
        archived = current;
      }
      return current;
    },
    isUnsure: manifest.isUnsure,
  };
}
