import { setImmediate as nextTurn } from 'node:timers/promises';
import { isEmailAddress } from '../../content/email-address.ts';
import type { Words } from '../../content/words/words.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Keys } from '../base/keys.ts';
import { suppressionIndex } from '../domain/suppression-index.ts';
import { cleanTelephone, telephoneNumbersIn } from '../domain/telephone-numbers.ts';
import { cleanCode, cleanEmail } from '../requests/clean.ts';
import type { Store } from '../store/store.ts';
import type { StoredSuppression } from '../store/suppressions.ts';

/** Entries that are read and opened at once. Other requests get a turn after each. */
const CHUNK = 200;

/** A single line of at least two words, or several lines: what a postal address has. */
const POSTAL = /\p{L}[^@]*\s+[^@]*\S|\S\s+[^@]*\p{L}/u;

/**
 * What to look up for a text that somebody typed: an email address, the telephone numbers in it, or a postal address.
 * Empty if the text is none of them, so that a typing error is not taken for “not on the list”.
 */
function soughtIn(typed: string): string[] {
  const email = cleanEmail(typed);
  if (isEmailAddress(email)) return [email];
  if (typed.includes('@')) return [];
  const numbers = telephoneNumbersIn(cleanTelephone(cleanCode(typed)));
  if (numbers) return [typed, ...numbers];
  return POSTAL.test(typed) ? [typed] : [];
}

/** The entries of the suppression list for an address or number, however it is written, by every key. Undefined if it is none. */
export async function findSuppressed(
  store: Pick<Store, 'suppressions'>,
  { byId }: Keys,
  typed: string,
): Promise<StoredSuppression[] | undefined> {
  const sought = soughtIn(typed);
  if (sought.length === 0) return undefined;
  const indexes = [...byId.values()].flatMap((key) => sought.map((value) => suppressionIndex(key, value)));
  // What was typed and the number in it usually have the same index.
  return store.suppressions([...new Map(indexes.map((index) => [index.toString('hex'), index])).values()]);
}

/** The whole suppression list as rows for a spreadsheet. */
export async function suppressionRows(
  store: Pick<Store, 'suppressionsAfter'>,
  words: Words['teamSuppressions'],
): Promise<string[][]> {
  const rows: string[][] = [[words.value, words.name, words.channels, words.profiling, words.since]];
  for (let row: number | undefined = 0; row !== undefined;) {
    const { entries, last }: Awaited<ReturnType<Store['suppressionsAfter']>> = await store.suppressionsAfter(
      row,
      CHUNK,
    );
    for (const entry of entries) {
      const { value, name, channels, profiling, since } = writtenSuppression(entry, words);
      rows.push([value, name, channels, profiling, since]);
    }
    row = last;
    await nextTurn();
  }
  return rows;
}

/** An entry in words. The day is in London. */
export function writtenSuppression(
  { value, name, channels, profiling, since }: StoredSuppression,
  words: Words['teamSuppressions'],
) {
  const names: Readonly<Record<string, string>> = words.channelNames;
  const all = channels.length > 0 ? channels : ['all'];
  return {
    value,
    name,
    channels: all.map((channel) => names[channel] ?? channel).join(', '),
    profiling: profiling ? words.noProfiling : '',
    since: dayInLondon(since),
  };
}
