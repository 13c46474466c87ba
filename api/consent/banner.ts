import type { Clock } from '../base/clock.ts';
import type { ConsentStore } from '../store/consent.ts';
import type { Manifest } from '../built-site/consent-manifest.ts';
import type { WatchedFile } from '../built-site/watched-file.ts';

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
  manifest: WatchedFile<Manifest | null>;
  store: Pick<ConsentStore, 'keepNoticeVersion'>;
  clock: Clock;
}): Banner {
  let archived: Manifest | undefined;
  const read = () => manifest.read() ?? undefined;
  return {
    origins: () => read()?.origins ?? [],
    asks: () => read() !== undefined,
    current: async () => {
      const current = read();
      if (current && current !== archived) {
        await store.keepNoticeVersion(current, clock.now());
        archived = current;
      }
      return current;
    },
    isUnsure: manifest.isOutOfDate,
  };
}
