import type { Claim } from '../claims.ts';

/** Records, X-16, X-26 and X-27, and cameras, X-32: what is withheld, how long it is kept, and on what basis. */

const HARM =
  '(?<!serious(?:ly)? (?:physical or mental |or permanent )?)\\b(?:harm(?:ful)?|distress\\w*|upset\\w*|worr(?:y|ies|ied)|detriment\\w*|unsettl\\w*)\\b';
export const wrongTestOfHarm: readonly Claim[] = [
  {
    says: new RegExp(
      `\\b(?:withh\\w+|refuse\\w*|remove[ds]?|redact\\w*|(?:leav|left|keep|kept)\\w*\\b.{0,40}\\b(?:out|back))\\b.{0,160}${HARM}|${HARM}.{0,60}\\b(?:withh\\w+|refuse\\w*|remove[ds]?|redact\\w*|left out|leave.{0,20}\\bout)\\b`,
      'i',
    ),
  },
  {
    says: new RegExp(
      `(?:\\b(?:not|never)|n't)\\b.{0,20}\\b(?:releas\\w*|disclos\\w*|give|show|provided?|sent?)\\b.{0,160}${HARM}|\\bno information\\b.{0,120}\\breleas\\w*.{0,80}${HARM}|${HARM}.{0,40}\\bnot (?:releas|disclos)\\w*`,
      'i',
    ),
    as: 'denial',
  },
  { says: /\bleave (?:it|them|that|this) out\b/i, near: new RegExp(HARM, 'i') },
  {
    says: /\b(?:black(?:ed|ing)? out|redact\w*|withh\w+|remove[ds]?|leave out|delete)\b.{0,40}\bnames? of (?:the |all )?(?:doctors?|nurses?|staff|clinicians?|practitioners?|professionals?|people who)/i,
  },
  {
    says: /\b(?:manager|receptionist|reception|administrator|owner)\b.{0,40}\b(?:decides?|judges?|considers?)\b.{0,100}\bharm/i,
  },
];

const RECORDS = /\b(?:records?|notes|data|information|files?|photographs?|it)\b/i;
const KEEP = /\b(?:keep|kept|retain|held|hold|store|how long|retention)\w*/i;
const ELSEWHERE = /\b(?:CCTV|cameras?|footage|cookies?|sedation)\b/i;
const SOME_YEARS =
  /\b(?:\d+|one|two|three|six|seven|eight|ten|twelve|twenty) (?:days|weeks|months|years)\b|\bnumber of years\b|\btable (?:gives|below)\b/i;
const FEW = (upTo: number): string =>
  [
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ]
    .slice(0, upTo)
    .flatMap((word, index) => [word, String(index + 1)])
    .join('|');
const DESTROY = '(?:destroy\\w*|delet\\w*|erase\\w*|keep|kept|retain\\w*|shred\\w*)';
const NOT_SCOTLAND = ['england', 'wales', 'northern-ireland'] as const;
export const openRetention: readonly Claim[] = [
  {
    says: /\b(?:as|so) long as (?:(?:it|they|this|we) )?(?:(?:is|are|believe|think|consider|it) )*(?:necessary|required|needed|appropriate|need)\b|\bfor the (?:period|time)s? (?:specified|required|set|laid down|prescribed) by\b|\bindefinitely\b|\bfor ever\b|\bwithout limit\b/i,
    and: KEEP,
    near: RECORDS,
    unlessNear: new RegExp(`${ELSEWHERE.source}|${SOME_YEARS.source}`, 'i'),
  },
  {
    says: /\btechnical(?:ly)? (?:issues?|reasons?|problems?|difficult\w+|impossible)\b/i,
    near: /\b(?:delet|keep|kept|retain|eras)\w*/i,
    unless: /\bno (?:ground|reason)\b|\bnot a (?:ground|reason)\b/i,
    as: 'denial',
  },
  {
    says: /\blonger\b.{0,80}\b(?:benefit|useful|of use)\b|\bwithout limit\b/i,
    near: KEEP,
    unlessNear: ELSEWHERE,
  },
  {
    says: /\b(?:Act of Parliament|law|statute|legislation|regulations?)\b.{0,40}\b(?:requires?|obliges?|sets?|prescribes?)\b.{0,100}\b(?:keep|retain)\w*.{0,80}\byears\b/i,
    and: /\b(?:health|medical|patient|clinical)\b/i,
    nations: ['england'],
  },
  {
    says: new RegExp(
      `\\b${DESTROY}\\b.{0,40}\\b(?:adult|health|medical|patient)s?'?s?\\b.{0,20}\\brecords?\\b.{0,40}\\b(?:${FEW(7)}) years\\b|\\b(?:adult|health|medical|patient)s?\\b.{0,20}\\brecords?\\b.{0,20}\\b${DESTROY}\\b.{0,20}\\b(?:${FEW(7)}) years\\b`,
      'i',
    ),
    nations: NOT_SCOTLAND,
  },
  {
    says: new RegExp(`\\bpsycholog\\w*\\b.{0,60}\\b${DESTROY}.{0,20}\\b(?:${FEW(19)}) years\\b`, 'i'),
    nations: NOT_SCOTLAND,
  },
  {
    says: /\bchild(?:ren)?'?s?\b.{0,40}\brecords?\b.{0,60}\b(?:16th|17th|18th|eighteenth|21st) birthday\b/i,
    nations: NOT_SCOTLAND,
  },
];

const FILE = '(?:medical |health |patient )*(?:records?|files?|notes|charts?)\\b';
export const consentForRecords: readonly Claim[] = [
  {
    says: new RegExp(
      `\\bconsent\\b.{0,60}\\b(?:before|prior to)\\b.{0,20}\\b${FILE}.{0,20}\\b(?:created|made|opened|accessed|kept)|\\bconsent\\b.{0,60}\\b(?:before|prior to|for|to)\\b (?:the )?(?:creat|mak|keep|access|hold)ing\\b.{0,40}\\b${FILE}`,
      'i',
    ),
  },
  {
    says: new RegExp(
      `\\b(?:legal |lawful )?basis\\b.{0,100}\\b(?:${FILE}|health data|medical data).{0,40}\\b(?:is|are) (?:your |the |an? )?(?:explicit )?consent\\b`,
      'i',
    ),
  },
  {
    says: /\bconsent\b.{0,100}\b(?:our )?(?:only|sole) (?:legal |lawful )?basis\b/i,
    near: new RegExp(`\\b${FILE}`, 'i'),
  },
  {
    says: /\b(?:withdraw|refus|revo[ck])\w*\b.{0,100}\b(?:stop keeping|no notes|make no|ceases? to be held|must (?:delete|destroy|stop))/i,
    as: 'denial',
  },
  {
    says: new RegExp(
      `\\b${FILE}.{0,40}\\bsubject to (?:your |the patient's )?(?:prior )?(?:accord|consent|agreement)\\b`,
      'i',
    ),
  },
  {
    says: new RegExp(`\\bonly open\\b.{0,20}\\b${FILE}.{0,40}\\bconsent\\b`, 'i'),
  },
];

const CAMERA = /\b(?:CCTV|cameras?|closed[- ]circuit|video surveillance|footage)\b/i;
const LONG =
  '(?:(?:3[2-9]|[4-9]\\d|[1-9]\\d\\d) days|(?:forty|fifty|sixty|ninety)(?:-\\w+)? days|(?:[5-9]|\\d\\d|six|eight|ten|twelve) weeks|(?:[2-9]|1\\d|two|three|four|six|nine|twelve) months|(?:\\d+|one|a|two|three|five) years?)';
/** Why so long, or for which pictures: an incident, not that one may come to light. */
const REASON =
  /\b(?:because|reason|so that we can)\b|\b(?:if|where|when|until|unless|shows?)\b.{0,60}\b(?:incident|claim|investigation)s?\b|\b(?:incident|claim|investigation)s?\b.{0,40}\b(?:is|are) (?:settled|over|closed|known|reported)\b/i;
export const cameras: readonly Claim[] = [
  {
    says: /\b(?:law|ICO|ICO's rules|regulations?|legislation|rules?)\b.{0,60}\b(?:requires?|sets?|obliges?|prescribes?)\b.{0,100}\b(?:days|months|years)\b/i,
    and: CAMERA,
  },
  {
    says: new RegExp(`\\b${LONG}\\b`, 'i'),
    and: CAMERA,
    unlessNear: REASON,
  },
  {
    says: new RegExp(`\\b(?:60|sixty|90|ninety|three months|six months)\\b ?(?:days)?`, 'i'),
    and: /\b(?:images?|recordings?)\b/i,
    near: CAMERA,
    unlessNear: new RegExp(`${REASON.source}|\\banswering machine\\b`, 'i'),
  },
  {
    says: /\bas long as\b|\bindefinitely\b|\bfor ever\b/i,
    and: CAMERA,
    unlessNear: REASON,
  },
  { says: /\b(?:never|not) (?:deleted|erased|overwritten|wiped)\b/i, and: CAMERA, as: 'denial' },
];
