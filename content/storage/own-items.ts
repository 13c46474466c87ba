/**
 * What Candour's own scripts store on a visitor's device. The clinic's register must list each of them, with these
 * lifetimes, because a policy that leaves out the choice itself would be wrong on its first page.
 */
export const ownItems = {
  /** The choice, yes or no: both live equally long. */
  choice: { name: 'candour_consent', kind: 'cookie', lasts: '6 months' },
  /** An objection to the counter, or an explicit yes to it. An objection holds until it is taken back: 400 days is the most that browsers keep, and each visit begins them anew. */
  counter: { name: 'candour_counter', kind: 'cookie', lasts: '400 days' },
  /** Receipts that could not be delivered yet. */
  queue: { name: 'candour_receipts', kind: 'local storage', lasts: 'until it is sent' },
} as const;
