import type { Claim } from '../claims.ts';

const MECHANISM = /\b(?:adequacy|addendum|IDTA|data transfer agreement|data bridge|certified for)\b/i;

/** Data that goes abroad, X-07: under a mechanism that is gone, or under none. */
export const unprotectedTransfers: readonly Claim[] = [
  { says: /\b(?:Privacy Shield|Safe Harbou?r)\b/i, unless: /\bstruck down\b/i, as: 'name' },
  {
    says: /\b(?:various|different|multiple|several|other)\b.{0,10}\b(?:regions|countries|locations|jurisdictions|territories)\b/i,
    and: /\b(?:transfer\w*|stor(?:e|ed|age)|process\w*|held|host\w*|built|facilit\w+|data ?cent\w+)\b/i,
    unlessNear: MECHANISM,
  },
  {
    says: /\ball (?:American|US|U\.S\.) (?:companies|firms|businesses)\b|\bany (?:business|company|firm) in the (?:United States|US|USA)\b/i,
    and: /\b(?:bridge|adequa\w+|freely|covered)\b/i,
  },
  {
    says: /\bconsent to (?:the |this )?(?:transfer|sending|export)\b/i,
    and: /\b(?:countr(?:y|ies)|abroad|overseas|outside)\b/i,
    near: /\bby (?:submitting|using|providing|sending|registering|giving)\b/i,
  },
];
