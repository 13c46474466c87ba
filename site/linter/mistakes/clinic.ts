import type { Claim } from '../claims.ts';

/** The clinic and those it answers to, X-20 to. */

const AUTHORITIES = /\b(?:notif\w*|report\w*|authorit\w*|inform the police|pass on)\b/i;
const DISEASE = /\b(?:disease|infectious|notifiable|measles|mening\w*|mutilation|FGM)\w*/i;
export const notification: readonly Claim[] = [
  {
    says: /\b(?:formal )?permission\b/i,
    near: AUTHORITIES,
    unless: /\b(?:teaching|training|research)\b/i,
  },
  {
    says: /\b(?:consent|agreement|permission)\b.{0,60}\b(?:before|must be obtained|is needed|first)\b/i,
    near: DISEASE,
    and: /\b(?:notif|report|local authority|police)\w*/i,
  },
  {
    says: /\b(?:notif\w*|report\w*|inform the police|tell the police)\b.{0,80}\bonly (?:if|after|once|with|when)\b/i,
    near: DISEASE,
  },
  {
    says: /\bonly (?:reported|notified|if|after|once|when)\b.{0,40}\b(?:permission|agree|consent|confirm)\w*/i,
    near: DISEASE,
  },
  {
    says: /\b(?:once|after|until|when) the lab(?:oratory)?\b.{0,20}\bconfirm\w*/i,
    near: /\bnotif|\breport/i,
  },
  {
    says: /\b(?:notif\w*|oblig\w*|certain diseases)\b.{0,80}\bHIV\b|\bHIV\b.{0,40}\bnotifiable\b/i,
    unless: /\bnot HIV\b/i,
  },
  {
    says: /\bwithin (?:fourteen|fifteen|thirty|seven|ten|five|14|7|10|5|30) (?:working )?days\b|\bwithin (?:a week|two weeks)\b/i,
    near: /\b(?:notification|notifiable|notif\w+ (?:of )?disease)\b/i,
  },
];

export const crimeMaps: readonly Claim[] = [
  {
    says: /\bcrime[- ]mapping\b|\bmap\w*\b.{0,40}\bcrimes?\b|\bcartograph\w* of (?:the )?crim\w*|\bcrime hot ?spots?\b|\bcrime maps?\b/i,
    near: /\b(?:council|police|authorit|municipal|partnership|constabular)\w*/i,
  },
];

export const twitter: readonly Claim[] = [
  {
    says: /\b(?:Twitter|[Tt]weet(?:s|ed|ing)?)\b/,
    unless: /\bX\b/,
    as: 'any',
  },
];

export const privateMessages: readonly Claim[] = [
  {
    says: /\b(?:messages?|messenger|WhatsApp|Instagram|Facebook)\b.{0,100}\b(?:private|confidential|safe way|secure|nobody but)\b/i,
    near: /\b(?:health|symptoms?|medical|history)\b/i,
    and: /\b(?:Instagram|Facebook|Messenger|WhatsApp|TikTok|social|direct messages?)\b/i,
  },
];

export const caldicottPrinciples: readonly Claim[] = [
  {
    says: /\b(?:six|seven|6|7) (?:of the )?Caldicott (?:principles|rules)\b|\bCaldicott (?:principles|rules)\b.{0,60}\b(?:six|seven|6|7) in number\b/i,
    unless: /\beight/i,
  },
  { says: /\blast of the (?:\w+ )?Caldicott principles is the seventh\b|\bseventh and last\b/i },
  {
    says: /\bCaldicott\b.{0,80}\b(?:whose|its|the|her|these) (?:six|seven) (?:\w+ )?(?:principles|rules)\b/i,
    unless: /\bUK GDPR\b|\beight/i,
  },
];

const CQC = /\b(?:CQC|Care Quality Commission)\b/;
export const careRegulation: readonly Claim[] = [
  {
    says: /\bessential standards\b/i,
    near: /\b(?:CQC|Care Quality|quality and safety|outcomes?)\b/i,
  },
  { says: /\bOutcome \d+\b/, near: CQC },
  {
    says: /\bRegulated Activities\) Regulations (?:2009|2010)\b|\bHealthcare Commission\b|\bCommission for Social Care Inspection\b/i,
  },
  { says: /\bCare Standards Act 2000\b/, nations: ['england'] },
  {
    says: /\bCQC standards|Care Quality Commission(?:'s)?(?: \(CQC\))? standards|quality statements/i,
  },
  { says: CQC, nations: ['scotland', 'wales', 'northern-ireland'] },
  {
    says: /\bRegulated Activities\) Regulations 2014\b/,
    nations: ['scotland', 'wales', 'northern-ireland'],
  },
];

const REGISTER = /\b(?:ICO|Information Commission\w*|data protection|registration|controllers)\b/i;
export const dataProtectionFee: readonly Claim[] = [
  {
    says: /\bNotification Fees\b|\bregister of data controllers\b|\bnotification number\b|registr\w*.{0,40}\b(?:for|under|with) the (?:UK )?Data Protection Act/i,
  },
  {
    says: /\b(?:fee|pay|pays|renew\w*)\b.{0,60}£ ?(?:35|40|60|500|2,900)\b/i,
    near: REGISTER,
    unless: /£52/,
  },
  {
    says: /\b(?:clinics?|we|practices?)\b.{0,20}\bexempt\b|(?:\bnot|n't) (?:have|need) to pay\b/i,
    near: /\bdata protection fee\b/i,
    as: 'denial',
  },
  {
    says: /\bnotify the (?:ICO|Information Commission)\b.{0,60}\bpurposes?\b|\bamend our notification\b|\bnotified\b.{0,60}\bof our processing\b/i,
  },
];

export const caldicottGuardian: readonly Claim[] = [
  {
    says: /\b(?:law|GDPR|Act|regulat\w+)\b.{0,60}\b(?:requir|oblig|must|has to|have to)\w*.{0,60}\bCaldicott Guardian\b|\b(?:must|have to|has to)\b.{0,20}\bby law\b.{0,20}\bCaldicott Guardian\b/i,
  },
  { says: /\bwithout a Caldicott Guardian\b.{0,40}\boffence\b/i, as: 'denial' },
  {
    says: /\b(?:Guardian|lead|officer|person)\b.{0,30}\bis:? (?:Dr\.? |Mr\.? |Mrs\.? |Ms\.? )?(?:_{3,}|\.{4,})/i,
    as: 'any',
  },
];
