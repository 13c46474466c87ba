import type { Place } from '../answers.ts';

/** Where a medical records policy answers each question. */
export const recordPlaces = {
  scope: {
    under: /who (must|should|follows|does|has to)|\bwho\b|scope|applies|responsib|owner|governance/i,
    about: /\b(this|the) policy\b|\bapproved by\b/i,
  },
  content: {
    under: /what (do )?(we|you|to) (write|record)|content|what (a |the )?records?|documentation|good record/i,
    about:
      /\b(records?|notes?|entr(y|ies)) (should |must |will |also |may )*(contain|include|hold|cover|state|have)\b|\bwe (write|record|note|document)\b/i,
  },
  writing: {
    under: /how (do )?(we|you|to) write|how-we-write|entr(y|ies)|documentation|record.?keeping|standards/i,
    about: /\b(entr(y|ies)|records?) (are|is|will be|must be|should be)\b|\bwrite (the|each|an|every) entr/i,
  },
  corrections: {
    under: /correct|\bwrong\b|mistake|amend|accura/i,
    about:
      /\b(records?|entr(y|ies))\b.{0,80}\b(correct|amend|delet)\w*|\b(correct|amend|delet)\w*\b.{0,80}\b(records?|entr(y|ies))\b/i,
  },
  lawfulBasis: {
    under: /allow|lawful|legal|basis/i,
    about: /\brecords?\b.{0,80}\bconsent\b|\bconsent\b.{0,80}\brecords?\b|\bconsent\b.{0,40}\bbasis\b/i,
  },
  consent: { under: /consent|agree/i, about: /\bconsent\b|\bagreed to\b/i },
  photographs: { under: /photo|pictures?|images?/i, about: /\bphotograph/i },
  access: {
    under: /\baccess\b|who (may|can) see|secur|confidential/i,
    about:
      /\b(system|records?)\b.{0,80}\b(logs?|access|role|password|sign)|\b(access|rights?)\b.{0,60}\b(records?|system)\b/i,
  },
  companies: {
    under: /where|\bsystem\b|compan|suppl|processor|contract/i,
    about:
      /\b(compan\w+|suppliers?|processors?|providers?)\b.{0,80}\b(holds?|handles?|process\w*|records?|data)\b|Article 28/i,
  },
  copy: {
    under: /copy|get your record|see your record|access (to|and)|requests?\b|retriev/i,
    about: /\b(copy|access)\b.{0,60}\brecords?\b|\brecords?\b.{0,60}\b(copy|request)/i,
  },
  sharing: {
    under: /\bshar|transfer|disclos|\bmov(e|ing)\b/i,
    about: /\b(share|send|sent|transfer|pass|write)\w*\b.{0,80}\b(records?|copy|copies|GP|treat)/i,
  },
  death: { under: /death|\bdie[ds]?\b|deceased/i, about: /\b(died|dies|death|deceased)\b/i },
  closing: {
    under: /\bclos(e|es|ing|ure)\b|\bsell|\bsold\b|\bsale of\b|tak(e|es|en) over/i,
    about:
      /\brecords?\b.{0,80}\b(closes?|sold|sells?|tak(es?|en) over)\b|\b(closes?|sold|sells?|tak(es?|en) over)\b.{0,80}\brecords?\b/i,
  },
  destruction: {
    under: /destr|dispos/i,
    about:
      /\b(records?|paper|files?|copies|media)\b.{0,80}\b(destr|shred|dispos)\w*|\b(destr|shred|dispos)\w*\b.{0,80}\b(records?|paper|files?|copies|media)\b/i,
  },
  training: {
    under: /\btrain(ing|ed)?\b(?! (station|times))|learn|compliance/i,
    about: /\btrain(ed|ing)\b|\btrains? in\b|confidentiality agreement|\bagreements? (to keep|of) confiden/i,
  },
  audit: {
    under: /check|audit|monitor|compliance/i,
    about: /\baudit\w*\b|\bcheck\w*\b.{0,40}\brecords?\b/i,
  },
  incidents: {
    under: /goes wrong|breach|incident|\blost\b/i,
    about: /\bbreach\w*\b|\brecords?\b.{0,40}\b(lost|exposed|stolen)\b|\bharmed\b/i,
  },
} satisfies Record<string, Place>;
