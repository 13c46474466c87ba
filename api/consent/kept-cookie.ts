import { DAY, SECOND } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { Manifest } from '../built-site/consent-manifest.ts';
import { fitsNotice } from './parse-receipt.ts';
import type { ToKeep } from './parse-receipt.ts';
import type { NewReceipt } from '../domain/consent.ts';

/** Set by the answer to a receipt, and read by `site/scripts/consent/kept-copy.ts`. */
export const KEPT = 'candour_kept';
/** As in the cookie table: six months and 400 days. A test compares them with the browser's. */
const CHOICE = 182 * DAY;
const COUNTER = 400 * DAY;
/** A receipt that waited longer may be about a choice that another has replaced. */
const FRESH = 60 * SECOND;
/** Browsers reject longer values. */
const LONGEST = 3800;

export interface KeptCookie {
  value: string;
  /** In seconds. */
  maxAge: number;
  domain?: string;
}

/**
 * Returns the cookie that keeps a choice as long as the cookie table says, or undefined if there is nothing to keep: no
 * choice, a receipt that is not fresh, other words than today's, a clinic that does not list the cookie. For a refusal
 * it is a word and the day. Every part is made here from checked values, never copied from a request.
 * @param host of this site. The cookie is on the same domain as the other copies.
 */
export function keptCookie(
  receipt: NewReceipt,
  { stated, chosen, word }: ToKeep,
  manifest: Manifest,
  host: string,
): KeptCookie | undefined {
  const now = receipt.receivedAt;
  if (!manifest.kept || Math.abs(now - stated) >= FRESH) return undefined;
  if (receipt.noticeHash !== manifest.noticeHash || receipt.revision !== manifest.revision) return undefined;
  if (!fitsNotice(receipt, manifest)) return undefined;
  const choice = chosen !== undefined && chosen <= now ? choicePart(receipt, chosen) : '';
  const counter = manifest.counter !== null && word ? `!${word}.${dayOf(now)}` : '';
  const value = choice + counter;
  const ends = [choice && (chosen ?? 0) + CHOICE, counter && startOfDay(now) + COUNTER];
  const end = Math.max(...ends.map(Number));
  if (value === '' || value.length > LONGEST || end <= now) return undefined;
  const { cookieDomain: domain } = manifest;
  return {
    value,
    maxAge: Math.floor((end - now) / SECOND),
    ...(domain && `.${host}`.endsWith(`.${domain}`) && { domain }),
  };
}

function choicePart({ id, granted, revision, signal, noticeHash }: NewReceipt, chosen: Moment): string {
  if (granted.length === 0) return `refused.${dayOf(chosen)}`;
  if (!granted.every((service) => /^[a-z0-9-]+$/.test(service))) return '';
  return ['granted', Math.floor(chosen / SECOND), revision, signal, noticeHash, id, granted.join('~')].join(
    '.',
  );
}

/** UTC days, as in the browser's copy of a refusal. */
const startOfDay = (moment: Moment): Moment => moment - (moment % DAY);
const dayOf = (moment: Moment): string => new Date(moment).toISOString().slice(0, 10);
