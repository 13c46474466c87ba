import type { Clock } from '../base/clock.ts';
import type { ConsentStore } from '../store/consent.ts';
import type { Manifest } from '../built-site/consent-manifest.ts';
import type { WatchedFile } from '../built-site/watched-file.ts';

/** The current consent notice. Its words are archived before any receipt can refer to them. */
export interface Banner {
  /** Other sites of the clinic that may send receipts and visits. */
  origins: () => string[];
  /** Whether the site asks for consent, according to the last valid manifest. */
  asks: () => boolean;
  /** The current notice. Undefined if the built site does not ask for consent. */
  current: () => Promise<Manifest | undefined>;
  /** Whether the manifest may be out of date, so that a notice we do not know may still be valid. */
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
