import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import type { DeliveryRecord } from '../domain/delivery.ts';
import type { Cleared } from '../domain/file-findings.ts';

/** A number of bytes in words: "340 kB", "12.5 MB". */
export function writeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

/** What an event about a delivery says besides its name, in lines. */
export function linesOfDelivery(
  record: DeliveryRecord | undefined,
  { cases: { delivery: say }, fileCheck }: Words,
): string[] {
  if (!record) return [];
  const { files = [], code, ended, cleared = [] } = record;
  return [
    ...(ended === undefined ? [] : [say.ended[ended]]),
    ...files.map(({ name, size, sha256 }) => fill(say.file, { name, size: writeSize(size), hash: sha256 })),
    ...cleared.map((one) =>
      fill(say.cleared, { count: String(one.count), what: sentenceOfCleared(one, fileCheck) }),
    ),
    ...(code === undefined ? [] : [say.route[code]]),
  ];
}

function sentenceOfCleared(cleared: Cleared, words: Words['fileCheck']): string {
  if (cleared.part === 'findings') return words.findings[cleared.what];
  if (cleared.part === 'fault') return words.faults[cleared.what];
  return fill(words.uncheckedWithoutPlace, { reason: words.reasons[cleared.what] });
}
