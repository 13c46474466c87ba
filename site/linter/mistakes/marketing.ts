import type { Claim } from '../claims.ts';

/** Marketing, X-06, X-14, X-15 and X-25: who may be written to, about what, and how it is measured. */

const NEWS = /\b(?:mailing|newsletter|marketing|offers?|news|promotion\w*|subscri\w*|monthly)\b/i;
const SUPPRESSION = /\bsuppression list|\bnobody writes\b|\bunsubscribed? list\b/i;

export const unaskedMarketing: readonly Claim[] = [
  {
    says: /\bautomatically\b.{0,40}\b(?:added|subscribed|enrolled|opted|signed up|join)\b|\b(?:add|added|sign|signed|subscribe|subscribed|opted|enrolled)\b.{0,40}\bautomatically\b/i,
    near: NEWS,
    unless: SUPPRESSION,
  },
  {
    says: /\b(?:by|when|on) (?:booking|register\w*|provid\w*|giving|submitting|using|complet\w*|contacting|sending|signing|filling)\b.{0,100}\b(?:consent|agree|accept)\w*\b.{0,80}\b(?:promotion|marketing|offer|news|advert)\w*/i,
  },
  {
    says: /\bpre-?ticked\b|\bticked (?:for you|by default|in advance|already)\b|\balready ticked\b/i,
    near: NEWS,
  },
  {
    says: /\b(?:purchase|buy|rent|acquire|obtain)s?\b.{0,40}\b(?:lists?|addresses)\b/i,
    near: /\b(?:e-?mail|marketing|send|contact)\w*/i,
  },
  {
    says: /\b(?:sister|partner|associated|group|other)[- ](?:compan|clinic|business|firm|brand)\w*\b.{0,60}\b(?:e-?mail|send|market|contact|text)\w*.{0,60}\b(?:offers?|products|promotions?|news)\b/i,
    near: /\bsoft opt-in\b|\b(?:its|their) own offers\b/i,
  },
  {
    says: /\bdeemed to (?:have )?(?:consent|agree|opt)\w*/i,
    near: /\b(?:marketing|promotion|newsletter|offers)\w*/i,
  },
  {
    says: /\b(?:every|each|all) (?:\w+ ){0,2}(?:address|patient|client|email|contact|customer)s?\b.{0,50}\b(?:goes?|put|added|joins?|placed|enters?)\b.{0,20}\b(?:marketing|mailing|newsletter)/i,
  },
];

const WITH_CONSENT =
  /\b(?:if|when|once|unless|only if|after|until) you (?:say yes|agree|consent|have agreed|tick)|\bwith your (?:explicit |separate )?(?:consent|agreement)\b|\bwe ask (?:you )?first\b/i;
export const trackedOpening: readonly Claim[] = [
  {
    says: /\b(?:pixel|invisible image|track\w*|statistics|gather|follow|measure|report|count|tells us|record)s?\b.{0,80}\b(?:open(?:s|ed|ing)?|clicks?|clicked|read it|read)\b/i,
    near: /\b(?:newsletter|e-?mail|mails?|news)\b/i,
    unlessNear: WITH_CONSENT,
  },
  {
    says: /\b(?:tracking )?pixels?\b.{0,40}\b(?:e-?mail|newsletter|mails?)\b/i,
    near: /\b(?:legitimate interest|no consent|not asked|aren't asked|without asking)/i,
    unless: /\b(?:no|not) (?:tracking )?pixels?\b/i,
    as: 'denial',
  },
  {
    says: /\b(?:open|click)(?:s|ing)?(?: and click| and open)? tracking\b/i,
    unlessNear: WITH_CONSENT,
  },
];

const PARENT = '(?:parent|guardian|mother|father)\\w*';
const MINOR =
  '(?:under[- ](?:18|16)s?|(?:younger|less) than (?:18|16)|not yet (?:18|16)|aged? (?:of )?1[4-7]|1[4-7][- ]year|(?:sixteen|seventeen|fifteen)\\b|from (?:the age of )?1[46-8]|teen\\w*)';
const ONLINE =
  '(?:newsletter|mailing|news\\b|e-?mails?|mails\\b|online service|website|information society service)';
const INJECTABLE = '(?:fillers?|toxin|botox|injectables?)';
export const children: readonly Claim[] = [
  {
    says: new RegExp(`\\b${PARENT}'?\\b.{0,100}\\b${ONLINE}`, 'i'),
    and: new RegExp(`\\b${MINOR}`, 'i'),
  },
  { says: /\bparents?'? (?:al )?consent\b.{0,80}\b(?:news|mailing)/i, unless: /\b(?:1[0-3]|thirteen)\b/ },
  {
    says: new RegExp(
      `\\b(?:consent|agree|allowed)\\b.{0,80}\\b${ONLINE}.{0,40}\\b(?:age of|from|at) 1[4-8]\\b|\\b(?:nobody|no one|not allowed|anyone)\\b.{0,20}\\b(?:younger than|under) (?:18|16)\\b`,
      'i',
    ),
    and: new RegExp(`\\b(?:law|United Kingdom|UK|consent)\\b`),
    near: new RegExp(`\\b${ONLINE}`, 'i'),
    as: 'denial',
  },
  {
    says: new RegExp(
      `\\b${MINOR}.{0,160}\\b${INJECTABLE}|\\b${INJECTABLE}.{0,160}\\b${MINOR}|\\bage for\\b.{0,20}\\b${INJECTABLE}.{0,10}\\b1[4-7]\\b`,
      'i',
    ),
    near: new RegExp(`\\b(?:${PARENT}|welcome|offers?|lawful|minimum age)`, 'i'),
    unlessNear: /\b(?:spasticity|medical purpose|offence|ban(?:s|ned)?|adults only|only adults)\b/i,
    nations: ['england'],
  },
];

const BY_HEALTH =
  "(?:by (?:diagnosis|treatment|condition)|your (?:treatment |health |medical |patient )?(?:profile|history|records?|notes|condition|diagnosis|health)\\b|your treatments?\\b|medical history|health record|patient's condition|search\\w* (?:the )?(?:medical )?records|in your notes|(?:clients|patients|people) who have (?:received|had)|that you may have the condition)";
const SELLING =
  '(?:offers?\\b|promotions?\\b|targeted marketing|marketing\\b|advertis\\w*|audiences?|discounts?|the price)';
export const marketingByHealth: readonly Claim[] = [
  {
    says: new RegExp(`\\b${BY_HEALTH}.{0,140}\\b${SELLING}|\\b${SELLING}.{0,140}\\b${BY_HEALTH}`, 'i'),
    and: /\b(?:based on|choos|pick|select|send|target|used?\b|uses|using|search|share|creat|text|recommend|conclude|may offer)\w*/i,
    unless:
      /\b(?:if|when|only if|once) you (?:give|agree|say|clearly)|\bwith your explicit consent|\bclearly said\b|\bobject\w* to\b|\bclinical recall\b|\bhealth decides nothing\b/i,
  },
  {
    says: /\b(?:offer|send|recommend)\w*\b.{0,80}\bbased on your (?:\w+ )?(?:profile|treatments?|health|records?|history)\b/i,
    unless: /explicit|clearly said|only if you|because your care/i,
  },
];
