import type { Claim } from '../claims.ts';

/** Websites, X-08 to: what is stored, counted and logged there. */

const WITHOUT_ASKING =
  "(?:strictly necessary|legitimate (?:business )?interests?|without (?:your |prior |any |the )*(?:consent|permission|accord|agreement)|(?:do not|don't|no) (?:ask|seek|need|require)\\w*|no consent|as soon as you|on every visit|on your first visit|on arrival|from the arrival|by default)";
export const universalAnalytics: readonly Claim[] = [{ says: /\bUniversal Analytics\b|__utm/i, as: 'name' }];

export const googleAnalytics: readonly Claim[] = [
  {
    says: new RegExp(
      `\\bAnalytics\\b.{0,200}\\b${WITHOUT_ASKING}|\\b${WITHOUT_ASKING}.{0,100}\\bAnalytics\\b`,
      'i',
    ),
    and: /\bGoogle\b/,
    unless: /\b(?:never|not|no)\b.{0,30}\bwithout\b/i,
    as: 'denial',
  },
  {
    says: /\bAnalytics\b.{0,60}\b(?:records?|stores?|collects?|logs?|keeps?|gathers?)\b.{0,160}\bIP address/i,
    and: /\bGoogle\b/,
  },
  { says: /\bby Google Analytics\b.{0,200}\bIP address/i },
];

const AGREE = '(?:agree|accept|consent)\\w*';
const SITE = /\b(?:cookies?|web ?site|site|page|banner|browser|visitor|PECR)s?\b/i;
export const browsingAsConsent: readonly Claim[] = [
  {
    says: new RegExp(
      `\\bby (?:continuing|browsing|using|visiting|accessing|remaining|staying|scrolling)\\b.{0,80}\\b${AGREE}`,
      'i',
    ),
    and: /\b(?:cookies?|tracking|analytics|storage)\b/i,
  },
  {
    says: new RegExp(
      `\\b(?:continu\\w+|keep) (?:to )?(?:us|brows|visit)(?:e|ing)\\b.{0,80}\\b(?:${AGREE}|assume|happy)`,
      'i',
    ),
    near: SITE,
  },
  {
    says: /\b(?:settings?|browser)\b.{0,80}\b(?:take|treat|regard|deem|count|consider)\w*\b.{0,30}\b(?:consent|agreement|acceptance)\b/i,
  },
  {
    says: /\bdeemed to (?:have )?(?:consent|agree|accept)\w*/i,
    and: /\b(?:cookies?|browser)\b/i,
    as: 'denial',
  },
  {
    says: /\b(?:clos(?:e|ing)|scroll\w*|click\w*|ignor\w*)\b.{0,60}\b(?:counts?|taken|means|amounts?|treated)\b.{0,30}\b(?:agree|consent|accept)\w*/i,
    near: SITE,
    unless: /\bclick\w* (?:on )?"?(?:accept|yes|agree)/i,
  },
  {
    says: /\b(?:only|sole) (?:way|means|option|method)\b.{0,80}\b(?:browser|add-?on|plug-?in)\b|\bbrowser settings only\b/i,
    near: /\bcookies?|measured|track/i,
  },
  {
    says: /\bopt[- ]?out (?:browser )?(?:add-?on|plug-?in|extension)\b|\b(?:disabl|block|turn)ing (?:off )?(?:all )?cookies\b.{0,80}\b(?:stop|prevent)\w*|\bturn cookies off\b|\b(?:can|may)\b.{0,40}\b(?:block|disable) (?:all|cookies)\b.{0,80}\bbrowser settings\b|\bby changing (?:the|your) browser settings\b/i,
    unlessNear: /\b(?:in addition to|besides|our banner|our own switch)\b/i,
  },
  {
    says: /\b(?:statistic|analytic|exempt)\w*\b.{0,80}(?:\bnot|n't) (?:require|oblige|need|have)\w*\b.{0,40}\b(?:tell|inform|object)/i,
    as: 'denial',
  },
  {
    says: /\bonly two (?:exceptions|exemptions)\b/i,
    near: /\b(?:cookies?|PECR|Electronic Communications|consent)\b/i,
  },
];

const TECHNOLOGY = /\b(?:pixel|local storage|fingerprint|script|beacon)\w*/i;
export const internetExplorer: readonly Claim[] = [{ says: /\bInternet Explorer\b/i, as: 'name' }];
export const flash: readonly Claim[] = [
  { says: /\bFlash (?:cookies?|player|local|objects?)\b/i, as: 'name' },
];

export const cookiesAlone: readonly Claim[] = [
  {
    says: /\b(?:law|rules?|regulations?(?: \d+)?|PECR|consent)\b.{0,90}\b(?:do not|don't|does not|doesn't|has no|have no) (?:appl|cover|ask|require|concern)\w*/i,
    near: TECHNOLOGY,
    as: 'denial',
  },
  { says: /\b(?:only|sole) technolog\w*\b.{0,60}\b(?:cover|regulat|concern)/i },
];

const SOME_TIME =
  /\b(?:\d+|one|two|three|six|twelve|thirty|a) (?:minute|hour|day|week|month|year)s?\b|\btable\b|\bbelow\b/i;
export const openDurations: readonly Claim[] = [
  {
    says: /\b(?:lifetimes?|durations?|length of time|how long)\b.{0,100}\b(?:var(?:y|ies)|differs?|depends?|calculated|determin\w*)\b/i,
    near: /\bcookies?\b/i,
    unlessNear: SOME_TIME,
  },
  {
    says: /\bcookies? (?:have|last|stay|remain)\b.{0,30}\b(?:different|various|varying) (?:lifetimes?|times|periods|durations)\b/i,
    unlessNear: SOME_TIME,
  },
  {
    says: /\bcookies\b.{0,120}\b(?:as long as|for a (?:period|time))\b.{0,60}\b(?:third party|vendor|provider|publisher|supplier|partner)\b.{0,20}\b(?:determin|decid|set|choos)\w*/i,
  },
  {
    says: /\b(?:unspecified|indefinite|unlimited|undefined|unknown) (?:period|time|duration)\b|\bindefinitely\b/i,
    near: /\bcookies?\b/i,
  },
  {
    says: /\b(?:lifetimes?|durations?|how long)\b.{0,60}\b(?:in|to|see) (?:our|the) cookies? policy\b/i,
    kinds: ['cookies'],
  },
  {
    says: /\b(?:policy|list|declaration)\b.{0,40}\b(?:updated|maintained|kept up)\b.{0,30}\b(?:automatically|monthly|once a month|every month|each month|weekly)\b|\bupdated (?:monthly|once a month|every month)\b.{0,20}\bby\b/i,
    kinds: ['cookies'],
  },
  {
    says: /\b(?:lasts?|how long|duration|expir\w+|kept|retention|lifetime): (?:varies|variable|various|unknown|depends|unlimited)\b/i,
    kinds: ['cookies'],
  },
];

const ADDRESS =
  /\b(?:IP address|internet address|network address|server log|log file|logs\b|device identifier|cookie identifier|unique (?:cookie )?identifier)/i;
export const anonymousAddresses: readonly Claim[] = [
  {
    says: /\b(?:anonymous|non-personal|non-identif\w*)\b/i,
    and: ADDRESS,
    unless: /\bisn't\b/i,
    unlessNear: /\b(?:is|are) personal data\b/i,
  },
  {
    says: /\b(?:it|they|this|which) (?:is|are) anonymous\b/i,
    near: ADDRESS,
  },
  {
    says: /(?:\b(?:not|never)|n't)\b.{0,20}\b(?:linked to (?:any )?(?:individual|you)|personal data\b|personally identif|be used to identify|identify you)|\bcannot (?:be used to )?identify\b|\bnone of this (?:information )?(?:is linked|identif|personally)|\bsays nothing about who\b|\bdata protection law does(?:n't| not) cover\b/i,
    near: ADDRESS,
    as: 'denial',
  },
  {
    says: /\bwill not (?:associate|combine|link)\b/i,
    and: /\bGoogle\b/,
    as: 'denial',
  },
  { says: /\bIP address\w*;.{0,20}\bpersonal data\?: no\b/i, as: 'any' },
];
