import type { Claim } from '../claims.ts';

/** What people may ask for, X-17 to X-19: requests, restriction, objection and complaints. */

const ACCESS =
  /\b(?:subject access|request|copy|copies|access|records?|notes|information that we hold|your data|answer\w*|respon(?:d|ds|se)|repl(?:y|ies)|hear from us)\b/i;
const OTHERS = /\b(?:police|died|dies|deceased|death|Access to Health Records|report for|insurer)\b/i;
export const accessRequests: readonly Claim[] = [
  {
    says: /\brequests?\b.{0,80}\b(?:must|should|need to|have to|has to|shall|can only|may only)\b.{0,40}\b(?:in writing|written|by (?:letter|post|mail)|on our form)\b|\b(?:must|should|need to|have to|has to|shall)\b.{0,20}\b(?:make|send|submit|put|complete)\b.{0,30}\b(?:written (?:request|application)|(?:request|application) in writing|request in writing)|\bmake a written request\b|\bput it in writing\b/i,
    near: /\brequest|application/i,
    unlessNear: OTHERS,
  },
  {
    says: /\b(?:can|will|may) only (?:deal|accept|consider|process|answer)\b.{0,80}\brequests?\b.{0,80}\b(?:if|when)\b|\brequests?\b.{0,20}\b(?:will )?only be (?:treated|accepted|considered|valid)\b/i,
    unlessNear: OTHERS,
  },
  {
    says: /\brequests?\b.{0,40}\b(?:phone|telephone|e-?mail|person|verbal|oral)\w*\b.{0,40}\b(?:cannot|not|won't|can't)\b.{0,10}\b(?:be )?(?:accepted|considered|processed)|\b(?:not|n't|cannot) accept\b.{0,40}\brequests?\b.{0,40}\b(?:phone|telephone|e-?mail|person|verbal)/i,
    unlessNear: OTHERS,
    as: 'denial',
  },
  {
    says: /\b(?:charge|fee|payment|cost)s?\b.{0,20}£ ?\d+|£ ?\d+.{0,20}\b(?:fee|charge)\b|\bon payment of a fee\b/i,
    near: /\b(?:subject access|copy|copies|health records)\b/i,
    unlessNear: new RegExp(
      `${OTHERS.source}|\\b(?:manifestly|further copies|abolished|costs nothing|employer)\\b`,
      'i',
    ),
  },
  {
    says: /\bwithin (?:a period of )?(?:40|forty|45|60|sixty|90|ninety) (?:calendar |working )?days\b|\bwithin (?:a period of )?(?:two|three|four|six|2|3|4|6) months\b/i,
    near: ACCESS,
    unlessNear: new RegExp(
      `${OTHERS.source}|\\bcomplain\\w*|\\bcomplex\\b|\\bvoucher|\\bmade\\b.{0,20}\\bbefore|\\b21 days`,
      'i',
    ),
  },
  {
    says: /\b(?:another|further|extra|additional|extend\w*.{0,20}) (?:three|four|five|six|twelve|3|4|5|6|12) months\b/i,
    near: ACCESS,
  },
  {
    says: /\b(?:state|tell us|give|explain)\b.{0,20}\b(?:why|the reason|your reasons?)\b.{0,40}\b(?:need|want|require)\b/i,
    near: ACCESS,
  },
  { says: /\bconsider the reason\b|\bunless\b.{0,30}\breason\b.{0,20}\bgood\b/i, near: ACCESS, as: 'denial' },
];

const FEW_GROUNDS =
  '(?:only (?:two|three)|(?:two|three) (?:cases|grounds|situations|circumstances|reasons)|these (?:two|three)|only if|only (?:when|where))';
const NO_MARKETING = '(?:marketing|promotions?|newsletter|offers)';
const WEIGHED =
  '(?:grounds? relating|particular situation|tell us the (?:grounds|reasons?)|override|may continue|may be refused|may refuse|consider whether|case by case|justified|weigh)';
export const restrictionAndObjection: readonly Claim[] = [
  {
    says: new RegExp(
      `\\brestrict\\w*\\b.{0,60}\\b${FEW_GROUNDS}|\\b${FEW_GROUNDS}\\b.{0,40}\\brestrict(?:ion|ing)?\\b`,
      'i',
    ),
    near: /\b(?:processing|data|right|accura\w*|claim)\b/i,
    unless: /\bdiet|movement\b/i,
  },
  {
    says: new RegExp(
      `\\b(?:object\\w*|stop receiving)\\b.{0,100}\\b${NO_MARKETING}\\b.{0,160}\\b${WEIGHED}`,
      'i',
    ),
  },
  {
    says: new RegExp(
      `\\b${WEIGHED}.{0,100}\\b(?:object\\w*|stop receiving)\\b.{0,60}\\b${NO_MARKETING}`,
      'i',
    ),
  },
  {
    says: /\bmust have an? .{0,30}(?:objection|grounds?|reasons?).{0,60}particular situation|must (?:give|state) (?:a |your )?(?:reason|ground)/i,
  },
];

const COMPLAINT = /\bcomplain\w*/i;
const ABOUT_DATA = /\b(?:data|information|privacy)\b/i;
const TOO_LATE =
  '(?:30 working days|(?:3[1-9]|[4-9]\\d|\\d{3}|forty|sixty|ninety) (?:calendar |working )?days|(?:five|six|eight|ten|twelve|5|6|8|10|12) weeks|(?:two|three|six|2|3|6) months)';
export const complaints: readonly Claim[] = [
  {
    says: new RegExp(`\\backnowledg\\w*\\b.{0,60}\\b${TOO_LATE}\\b`, 'i'),
    near: COMPLAINT,
    and: ABOUT_DATA,
  },
  {
    says: /(?:\bnot|n't)\b.{0,20}\b(?:deal with|handle|accept|consider|investigate)\b.{0,40}\bcomplaints?\b|\bno obligation to (?:acknowledge|investigate|answer)\b|\bno procedure of our own\b|\bcomplaints?\b.{0,40}\bonly (?:be )?(?:accepted|considered)\b.{0,20}\b(?:letter|post|writing)\b/i,
    near: COMPLAINT,
    and: /\b(?:data|information|privacy|ICO)\b/i,
    as: 'denial',
  },
  {
    says: /\bonly (?:way|body|organisation|place)\b.{0,80}\b(?:ICO|regulator|Information Commission)\b/i,
    near: COMPLAINT,
  },
  {
    says: /\b(?:is|are|will) not (?:be )?(?:told|informed)\b.{0,40}\b(?:outcome|result)\b/i,
    near: COMPLAINT,
    as: 'denial',
  },
  {
    says: /\b(?:will require|from next year|not yet required)\b/i,
    and: COMPLAINT,
  },
];
