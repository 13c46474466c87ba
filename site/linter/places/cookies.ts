import type { Place } from '../answers.ts';

const cookie = /\b(cookies?|consent|browser storage|local storage)\b/i;

/** Where a cookie policy answers each question. */
export const cookiePlaces = {
  technologies: {
    under: /what (are|is)\b|technolog|what-they-are/i,
    about: /\bcookies?\b|\bsimilar technolog|\bsame rules?\b/i,
  },
  consent: { under: /consent|ask (you )?first|choose|choice|accept/i, about: cookie },
  change: {
    under: /choice|choose|consent|chang\w+ your (mind|choice|consent)|withdraw|settings|preferences/i,
    about: cookie,
  },
  refusal: { under: /say(ing)? no|refus|reject|block|disabl|consent|choice|choose|cookies/i, about: cookie },
  askedAgain: {
    under: /ask.{0,10}(first|again)|consent|choose|choice/i,
    about: /\b(cookies?|consent|choice)\b/i,
  },
  signals: {
    under: /signal|global privacy control|\bGPC\b/i,
    about: /\b(global privacy control|privacy signals?|GPC)\b/i,
  },
  deleting: { under: /delet|browser|clear|remov|manag/i, about: /\bbrowsers?\b|\bcookies?\b/i },
  devices: {
    under: /delet|browser|clear|manag|choice|choose|consent/i,
    about: /\b(cookies?|choices?|consent|delet\w+)\b/i,
  },
  emails: {
    under: /\be-?mails?\b|newsletter/i,
    about: /\be-?mails?\b.{0,80}\b(pixels?|track\w*|open\w*|report\w*|count\w*)\b/i,
  },
  consentToAdvertising: {
    under: /advert|\bads\b/i,
    about:
      /\badvert\w*\b[^.]{0,60}\b(consent|agree\w*|say yes)\b|\b(consent|agree\w*|say yes)\b[^.]{0,60}\badvert/i,
  },
  advertising: {
    under: /advert|\bads\b|marketing|target/i,
    about:
      /\b(advert\w*|ads)\b.{0,80}\b(cookies?|websites?|pages?|here)\b|\b(cookies?|websites?|pages?|target|track)\b.{0,80}\b(advert\w*|ads)\b/i,
  },
} satisfies Record<string, Place>;
