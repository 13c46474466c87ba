import type { Claim } from '../claims.ts';

/** Which law applies, X-01 to: statutes that are cited wrongly. */

const ABROAD =
  /\b(?:Ireland|Dublin|Lisbon|Portugal|Netherlands|France|Germany|Spain|sister clinic|representative in|in the EU)\b/;

export const euLaw: readonly Claim[] = [
  {
    says: /(?<!UK )\b(?:EU |European )?(?:GDPR|General Data Protection Regulation)\b|\(EU\) 2016\/679/,
    unless: /\bUK (?:GDPR|General Data Protection)/,
    unlessNear: ABROAD,
    as: 'name',
  },
  {
    says: /\b(?:EU |European )?Data Protection Directive\b|\b95\/46(?:\/EC)?\b/i,
    unless: /\b(?:until|replaced|repealed|before)\b/i,
    as: 'name',
  },
  {
    says: /\b(?:Data Protection and Digital Information|Data Reform) Bill\b/i,
    unless: /\b(?:never became|fell|lapsed|dropped)\b/i,
  },
  { says: /\b(?:transition|implementation) period\b/i, and: /\bBrexit|\bleav\w+ the EU/i },
];

export const repealedAct: readonly Claim[] = [
  {
    says: /\b(?:Data Protection Acts?|DPA)[, (]*(?:of )?(?:1998|1984)\b|\bAct of 1998\b/i,
    unless: /\b(?:until|replaced|repealed|before)\b/i,
    as: 'name',
  },
  { says: /\beight (?:data protection )?principles\b/i, unless: /Caldicott/i },
  {
    says: /\bSchedules? [234] (?:of|to) the (?:Data Protection Act|DPA|Act)\b(?! 2018)/i,
    unlessNear: /\b2018\b/,
  },
];

export const sensitiveData: readonly Claim[] = [
  {
    says: /\bsensitive personal (?:data|information)|\bpersonal sensitive data|\bsensitive (?:data|information)\b/i,
    unless: /California|Part 3|sensitive processing/,
  },
  {
    says: /\b(?:health|medical|treatment|notes|records?)\b.{0,60}\b(?:ordinary|standard|normal) personal data\b/i,
  },
  {
    says: /\b(?:legitimate interests?|contract|Article 6\(1\)\([a-f]\))(?: alone| by itself| on its own).{0,100}\b(?:health|medical)\b/i,
    unless: /enough|also rely/i,
  },
  {
    says: /\bno (?:further|other|additional) condition.{0,40}Article 9|special category data\b.{0,40}\b(?:do not|don't|does not) (?:come into play|apply)/i,
    as: 'denial',
  },
];

export const publicRecordsAct: readonly Claim[] = [
  {
    says: /\bPublic Records (?:\(Scotland\) )?Act\b/i,
    unlessNear: /\b(?:hospital|NHS trust)\b|\bfor public bodies\b/i,
    as: 'name',
  },
];

export const erasure: readonly Claim[] = [
  { says: /\babsolute right to (?:erasure|deletion|be forgotten)/i },
  {
    says: /\b(?:whatever|in all|in any|under all) (?:the )?circumstances\b.{0,80}\b(?:delete|erase)\b/i,
    near: /\brecord/i,
  },
  {
    says: /(?:erasure|erase|it) does not apply to (?:your |the )?(?:health|medical) records?/i,
    as: 'denial',
  },
];

export const offences: readonly Claim[] = [
  {
    says: /\b(?:sections?|ss?\.?) ?55\b/i,
    near: /\b(?:offence|crime|prosecut|personal data|data protection)\w*/i,
    unless: /\bno longer\b|\bnot the\b/i,
    unlessNear: /\bthe paper form\b/i,
    as: 'any',
  },
  {
    says: /\b(?:prison|imprison|jail|custodial)\w*/i,
    near: /\b(?:section 17[0-3]|Data Protection Act|patient data|personal data)\b/i,
    unless: /Computer Misuse|\b(?:not|never|no)\b.{0,30}\bprison/i,
    as: 'denial',
  },
  {
    says: /\b(?:commits?|has|is|have|there is|are) no(?:t an)? offence\b|\bdisciplinary matter only\b/i,
    near: /\b(?:data|notes|records?)\b/i,
    as: 'denial',
  },
  {
    says: /\b(?:prosecut|offence)\w*.{0,80}\bData Protection Act\b(?! 2018)/i,
    unlessNear: /\b17[0-3]\b/,
  },
];

const EU = /\b(?:European (?:Commission|Union)|EU(?:'s)?)\b/;
export const adequacyForTheUk: readonly Claim[] = [
  {
    says: /\badequacy\b.{0,120}\b27 (?:June|December) 2025\b|\b27 (?:June|December) 2025\b.{0,80}\badequacy\b/i,
    and: EU,
  },
  {
    says: /\b(?:send|transfer)\b.{0,60}\b(?:data|records?|information)\b.{0,80}\b(?:because|as|since)\b.{0,60}\b(?:found|recognised|adequa)\w*/i,
    and: /\b(?:European Commission|European Union|the EU) has\b/,
  },
  {
    says: /\badequacy\b.{0,80}\b(?:allows?|lets|permits|enables) us to (?:send|transfer)/i,
    and: EU,
    unless: /\bUK(?:'s own)? adequacy/,
  },
  {
    says: /(?:\b(?:not|never)|n't) (?:been )?(?:recognised|found|accepted) (?:as )?adequate\b/i,
    near: EU,
    as: 'denial',
  },
  {
    says: /\b(?:wait(?:ing|s)?|await\w*)\b.{0,100}\badequa(?:te|cy)\b|\btemporary "?bridge\b/i,
  },
  {
    says: /\bonly restricts? (?:a )?transfers? if\b.{0,80}\b(?:EEA|European Economic Area)\b/i,
  },
];
