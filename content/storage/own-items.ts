/**
 * What Candour's own scripts store on a visitor's device. The clinic's register must list each of them with these
 * lifetimes, because a cookie policy must list the consent cookie too.
 */
export const ownItems = {
  /** The choice. Consent and refusal have the same lifetime. */
  choice: { name: 'candour_consent', kind: 'cookie', lasts: '6 months' },
  /**
   * An objection to the visit counter, or explicit consent to it. An objection holds until it is withdrawn: 400 days is
   * the maximum in browsers, and each visit renews it.
   */
  counter: { name: 'candour_counter', kind: 'cookie', lasts: '400 days' },
  /** Receipts that are not delivered yet. */
  queue: { name: 'candour_receipts', kind: 'local storage', lasts: 'until it is sent' },
} as const;

/**
 * The copy of a choice that the server's answer sets, because Safari deletes cookies of scripts after seven days. A
 * register of release 0.1.0 does not list it, and then it is not set. It lasts as long as the longest choice in it.
 */
export const keptItem = {
  name: 'candour_kept',
  kind: 'cookie',
  lasts: ownItems.counter.lasts,
} as const;
