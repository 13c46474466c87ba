import { createHash, createHmac } from 'node:crypto';
import type { Day, Moment } from '../base/calendar.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CaseEvent } from './case.ts';
import { sameBytes } from './tokens.ts';

/*
 * The chain of a case. Each event has a link: the SHA-256 of the link before, of what is stored of it in the clear, and
 * of the MAC of its text. The MAC is HMAC-SHA-256 with 32 random bytes that are sealed with the text. So sealing with
 * another key changes no link, and after erasing the links still follow from each other, but say nothing of the text.
 * docs/decisions/0059-case-chain.md explains it. What is hashed here never changes.
 */

/** The text of an event: who recorded it and what they wrote or entered. */
export type ChainNote = { [Part in 'by' | 'reason' | 'details']?: CaseEvent[Part] | undefined };

/** What is stored of an event in the clear. */
export interface ClearEvent {
  what: string;
  at: Moment;
  day: Day | null;
}

/** An event as its case file has it. Bytes are hexadecimal. */
export interface ChainEntry extends ClearEvent {
  /** Its number in the chain, from 1. Null for an event from before the chain began. */
  place: number | null;
  /** Null if it has no text, or if that was erased or cannot be read. */
  note: ChainNote | null;
  /** The key of the MAC. Null if there is no text, or if it was erased or cannot be read. */
  salt: string | null;
  /** Null if it has no text. */
  mac: string | null;
  /** Null for an event from before the chain began. */
  link: string | null;
}

/** The length of the key of a MAC, in bytes. */
export const SALT_BYTES = 32;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Returns the SHA-256 of a text in UTF-8, hexadecimal. */
export const textHash = (text: string): string => sha256(text).toString('hex');

/** Returns the MAC of the text of an event. */
export const macOf = (salt: Uint8Array, note: ChainNote): Buffer =>
  createHmac('sha256', salt).update(canonicalJson(note)).digest();

/** Returns what the first link of a case follows: its reference, and what is in the clear of the events before. */
export const firstLink = (reference: string, before: readonly ClearEvent[]): Buffer =>
  sha256(
    canonicalJson(['candour case chain', 1, reference, before.map(({ what, at, day }) => [what, at, day])]),
  );

/** Returns the link of an event. */
export const linkAfter = (
  link: Uint8Array,
  { place, what, at, day }: ClearEvent & { place: number },
  mac: Uint8Array | undefined,
): Buffer => sha256(canonicalJson([hex(link), place, what, at, day, mac ? hex(mac) : null]));

/** Returns the hash of a whole event from before the chain began, which the event that begins it holds. */
export const hashOfBefore = ({ what, at, day, note }: ClearEvent & { note: ChainNote | null }): string =>
  textHash(canonicalJson([what, at, day, note]));

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What is wrong with an entry of a chain. */
export type ChainFault =
  | 'place'
  | 'link'
  | 'mac'
  /** It has a text that is not there, and nothing says that it was erased. */
  | 'missing'
  /** It has a text that nothing vouches for. */
  | 'unexpected'
  /** It is from before the chain, and not what the chain began with. */
  | 'before';

/**
 * Returns the first entry that does not fit the others, by its index, or undefined if all do. A text that is missing comes
 * after all other faults.
 */
export function chainFault(
  reference: string,
  entries: readonly ChainEntry[],
): { index: number; fault: ChainFault } | undefined {
  const begins = entries.findIndex(({ link }) => link !== null);
  if (begins < 0) return entries.length > 0 ? { index: 0, fault: 'link' } : undefined;
  const [before, chained] = [entries.slice(0, begins), entries.slice(begins)];
  const early = before.findIndex(({ place, mac, salt }) => place !== null || mac !== null || salt !== null);
  if (early >= 0) return { index: early, fault: 'unexpected' };
  const changed = changedBefore(before, chained[0]);
  if (changed !== undefined) return { index: changed, fault: 'before' };
  const erased = chained.findLastIndex(({ what }) => what === 'case.erased');
  let link = firstLink(reference, before);
  let missing: { index: number; fault: ChainFault } | undefined;
  for (const [at, entry] of chained.entries()) {
    const index = begins + at;
    const fault = linkFault(entry, at + 1, link) ?? textFault(entry, at < erased);
    // Where the entry that says "erased" was altered, all texts before it are missing, and it is the one to name.
    if (fault === 'missing') missing ??= { index, fault };
    else if (fault !== undefined) return { index, fault };
    link = Buffer.from(entry.link ?? '', 'hex');
  }
  return missing;
}

/** The first event from before the chain that is not what the chain began with, where that can be told. */
function changedBefore(before: readonly ChainEntry[], first: ChainEntry | undefined): number | undefined {
  const hashes = first && textFault(first, true) === undefined ? first.note?.details?.before : undefined;
  if (!hashes) return undefined;
  const changed = before.findIndex((event, index) => hashOfBefore(event) !== hashes[index]);
  if (changed >= 0) return changed;
  return hashes.length === before.length ? undefined : before.length;
}

function linkFault(entry: ChainEntry, place: number, before: Buffer): ChainFault | undefined {
  if (entry.place !== place) return 'place';
  const mac = entry.mac === null ? undefined : Buffer.from(entry.mac, 'hex');
  if (mac && mac.toString('hex') !== entry.mac) return 'mac';
  const link = linkAfter(before, { ...entry, place }, mac).toString('hex');
  return entry.link === link ? undefined : 'link';
}

/** Returns what is wrong with the text of an entry, its MAC and the key of the MAC. Undefined if they fit. */
export function textFault({ note, salt, mac }: ChainEntry, isErased: boolean): ChainFault | undefined {
  if (mac === null) return note !== null || salt !== null ? 'unexpected' : undefined;
  if (note === null && salt === null) return isErased ? undefined : 'missing';
  if (note === null || salt === null) return 'mac';
  const key = Buffer.from(salt, 'hex');
  if (key.toString('hex') !== salt) return 'mac';
  return sameBytes(macOf(key, note), Buffer.from(mac, 'hex')) ? undefined : 'mac';
}
