import type { Place } from '../answers.ts';

/** Where a confidentiality policy answers each question. */
export const confidentialityPlaces = {
  bound: {
    under: /who (must|should|is|has to)|scope|applies|bound/i,
    about: /\b(dut(y|ies)|bound|must follow|appl(y|ies)|policy)\b/i,
  },
  duties: { under: /\bdut(y|ies)\b|\blaw\b|legal/i, about: /\bdut(y|ies)\b/i },
  definition: {
    under: /what (is|counts|we mean|do we mean)\b|defin|confidential information|identifiable/i,
    about: /\b(confidential|identif\w+|identity)\b/i,
  },
  principles: { under: /principle/i, about: /\bprinciples?\b|Article 5\b/i },
  withAgreement: {
    under: /agree|with-consent|consent|\bshar/i,
    about: /\b(rely|share|sharing|disclos\w+|pass|valid)\b/i,
  },
  withoutAgreement: {
    under: /without|disclos|when (may|must|do|can) we|exception|\bshar/i,
    about:
      /\b(disclos\w+|share|sharing|tell|report|pass)\b.{0,100}\b(information|patients?|records?|consent|agreement|police|harm)\b/i,
  },
  police: { under: /police/i, about: /\bpolice\b/i },
  others: {
    under: /agree|\bshar|relativ|famil|who (else|asks)|others|well known|media|employer/i,
    about: /\b(tell|share|sharing|disclos\w+|agreement|consent|confirm)\b/i,
  },
  capacity: {
    under: /child|young|teen|lacks? capacity|^capacity$|cannot decide/i,
    about:
      /\b(young (person|people|patients?)|Gillick compet\w+|lacks? capacity|capacity to|best interests|children)\b/i,
  },
  death: {
    under: /death|\bdie[ds]?\b|\bdead\b|deceased/i,
    about:
      /\b(dut(y|ies)|confiden\w+)\b.{0,80}\b(death|died|dies|deceased)\b|\b(death|died|dies|deceased)\b.{0,80}\b(dut(y|ies)|confiden\w+)\b/i,
  },
  callers: {
    under: /\bcall(s|ers?)?\b|telephone/i,
    about: /\bcallers?\b|\bwho is (calling|on the telephone)\b|\bby (tele)?phone\b/i,
  },
  day: {
    under:
      /day by day|day-by-day|every day|in practice|keep(ing)? (it|information|confidence|records|data)? ?(safe|secure|confiden\w*)|secur|handling|day to day/i,
    about:
      /\b(confidential\w*|patient[- ](data|information|details)|overheard|staff must|person[- ]identifiable)\b/i,
  },
  socialMedia: { under: /social|pictures?|reviews?/i, about: /\bsocial media\b|\breviews?\b/i },
  staff: {
    under: /\bstaff\b|employee/i,
    about:
      /\bstaff\b.{0,60}\b(confidential|protected|same (way|rights|protection))|\b(confidential|protected)\b.{0,100}\bstaff\b/i,
  },
  breach: { under: /breach|broken|goes wrong|incident/i, about: /\bbreach\w*\b|confidence (is|was) broken/i },
  consequences: {
    under: /break|breach|consequence|disciplin|offence|sanction/i,
    about: /\b(disciplin\w+|offences?|prosecut\w+)\b/i,
  },
  training: {
    under: /\btrain(ing|ed)\b|learn/i,
    about: /\btrain(ed|ing)\b|\btrains? in\b|\bsigns? (an|a confidentiality) agreement/i,
  },
} satisfies Record<string, Place>;
