import type { Claim } from '../claims.ts';

/** How data is protected, X-12 and X-13: protocols that are dead, risks that are shifted, promises nobody can keep. */

export const deadProtocols: readonly Claim[] = [
  {
    says: /\bSSL\b|\bSecure Sockets? Layer\b|\b128-? ?bit\b/i,
    unless: /\bAES\b/,
    as: 'name',
  },
  { says: /\bTLS 1\.[01]\b/, unless: /\b(?:refus|reject|older than|disabl|switched off)/i },
];

const SENDING = /\b(?:send|sent|transmi|e-?mail|internet|website|write|online|form)\w*/i;
export const readersRisk: readonly Claim[] = [
  {
    says: /\bat (?:your|their|his or her|the (?:user|sender|patient)'s) (?:own )?risk\b|\bat the (?:sole )?risk of the (?:user|sender|patient)\b/i,
    near: SENDING,
  },
  { says: /\bat your own risk\b/i, unless: /\b(?:park|enter|climb|leave|yard|belongings)\b/i },
  {
    says: /\b(?:no|not accept|exclude\w*|disclaim\w*)\b.{0,20}\bliability\b.{0,40}\bsecurity of (?:your |personal )?(?:data|information)/i,
    as: 'denial',
  },
];

const DATA =
  /\b(?:data|system|server|record|encrypt\w*|secur\w*|host\w*|information|protect\w*|certificat\w*|notes|facilit\w+)s?\b/i;
export const boasts: readonly Claim[] = [
  {
    says: /\b(?:military|bank)[- ](?:grade|level)\b|\bultra[- ]secure\b|\bunbreakable\b|\bbest[- ]in[- ]class\b|\b24\/7\/365\b|\bstate[- ]of[- ]the[- ]art\b|\b(?:very )?highest (?:possible )?(?:standards?|levels?)\b|\blatest in secure\b|\bimpenetrable\b/i,
    and: DATA,
    unless:
      /\bthe law\b|\blegislation\b|\brequir(?:es|ing) the highest\b|\b(?:highest|high) levels? of protection applies\b/i,
  },
  {
    says: /\b(?:100 ?%|100 per cent|completely|totally|absolutely|fully) (?:secure|safe)\b/i,
    and: DATA,
  },
  {
    says: /\b(?:breach|hack|leak)\w*\b.{0,20}\bimpossible\b|\bimpossible\b.{0,60}\b(?:steal|hack|breach|access|intercept)\w*/i,
  },
  {
    says: /\bguarantees?\b.{0,40}\b(?:no (?:unauthori[sz]ed )?(?:person|body|one)|never|secur|safe)\w*/i,
    and: DATA,
  },
  {
    says: /\b(?:FIPS 140|PCI DSS)\b|\b2048-? ?bit\b(?! SSL)(?! \*?SSL)/i,
    unless: /\bchecked on|last checked\b|\bSSL\b/i,
  },
];
