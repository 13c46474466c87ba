import type { Place } from '../answers.ts';

/** Where a privacy notice answers each question, by headings that clinics give it and by what a passage is about. */
export const privacyPlaces = {
  readers: {
    under:
      /who (is )?(this|it)\b.{0,20}\b(for|about|covers?)\b|who-it-is-for|applies to|\bscope\b|about whom|whose (data|information)/i,
    about: /\b(notice|policy|statement)\b.{0,60}\b(for|covers?|applies|tells|explains)\b|\bif you are an?\b/i,
  },
  categories: {
    under:
      /what\b.{0,30}\b(know|hold|collect|have)\b|what-we-know|(kinds|types|categories) of (data|information|personal)|(data|information) (that )?we (hold|collect|keep|have)/i,
    about:
      /\bwe (may |will |also )*(hold|collect|store|process|record|keep|ask for)\b|\brecords? (about you )?(contain|include|hold|cover)|\b(collects?|records?) (data|information)\b/i,
  },
  healthCondition: {
    under: /\bwhy\b|allow|lawful|legal|basis|condition|ground|health data|special/i,
    about: /\b(we|our|us)\b/i,
  },
  recipients: {
    under:
      /who (else|do we|may we|sees|gets|receives|can see)|who-else|\bshar(e|ing)\b|recipient|disclos|third part|required to report/i,
    about:
      /\b(share|disclose|pass|give|send|provide|report|transfer|tell)\w*\b.{0,150}\b(information|data|records?|details|about you)\b|\b(information|data|records?)\b.{0,60}\b(shared|disclosed|passed|given|sent|reported)\b|\bwho (else )?(sees|gets|receives)\b|\brecipients?:/i,
  },
  times: {
    under:
      /how long|how-long|retention|retain|\bkeep(ing)? (it|your|records?|data|information)\b|delet|destr/i,
    about:
      /\b(keep|kept|retain\w*|store[ds]?|hold|held|delet\w+|destroy\w*|overwritten)\b.{0,120}\b(it|them|record\w*|data|information|images?|pictures?|details|enquir\w+|logs?)\b|\b(record\w*|data|information|images?|pictures?|details|enquir\w+|logs?)\b.{0,60}\b(kept|retained|stored|held|deleted|destroyed|overwritten)\b|\bhow long\b/i,
  },
  rights: {
    under:
      /\brights?\b|your-rights|what (can|may) you ask|get a copy|subject access|(access|copy).{0,20}\b(your|record)/i,
    about:
      /\byou (also )?have (the|a|these|certain|several|the following) .{0,20}\brights?\b|\b(you|your)\b.{0,40}\bright (to|of)\b/i,
  },
  asking: {
    under:
      /\brights?\b|your-rights|how (do|to|can) (you )?(ask|get|access)|how-to-ask|get a copy|subject access|(access|copy).{0,20}\b(your|record)|\brequests?\b/i,
    about: /\b(request|ask)\w*\b.{0,60}\b(copy|data|information|records?|access)\b|\bsubject access\b/i,
  },
  duty: {
    under:
      /must-you|must you|(do|have) you (have|need) to|have to (tell|give|provide)|obliged|required to (give|provide)|if you (do not|don't)/i,
    about:
      /\b((must|have to|need to) |(makes?|requires?|obliges?) you (to )?)(tell|give|provide)\b.{0,60}\b(us|data|information|details|health)\b|if you (leave out|do not (tell|give|provide))/i,
  },
  decisions: {
    under: /automat|computers?\b.{0,20}\bdecid|decid|decision|\bAI\b|artificial|profil|software/i,
    about:
      /\bautomated (decision|processing|profil)|\bdecisions?\b.{0,60}\b(computers?|automat\w*|machines?|software)\b|\bcomputers?\b.{0,20}\bdecid|\bdecisions? (about|on|that)\b/i,
  },
  marketing: {
    under: /marketing|\bnews\b|newsletter|mailing list|offers|promot/i,
    about: /\b(marketing|newsletters?|mailing lists?|news and offers|promotion(s|al)?)\b/i,
  },
  advertising: { under: /advert|\bads\b/i, about: /\badvert\w*|\bads\b/i },
  photographs: { under: /photo|pictures? of you|images? of/i, about: /\bphotograph\w*|\bpictures of you\b/i },
  children: {
    under: /child|young|teen|parent|under.?1\d|\bage\b/i,
    about: /\b(child|children|under 1[368]|young (people|person|patients)|teenagers?|adults only|minors?)\b/i,
  },
  cameras: { under: /camera|cctv|surveillance/i, about: /\bcameras?\b|\bCCTV\b/i },
  calls: {
    under: /\bcalls?\b|telephone/i,
    about: /\brecord\w*\b.{0,30}\bcalls?\b|\bcalls?\b.{0,30}\brecord/i,
  },
  video: {
    under: /\bvideo\b/i,
    about: /\bvideo[- ](calls?|consult\w+|appointments?|visits?)\b|\bby video\b/i,
  },
  socialMedia: {
    under: /social|reviews? (of us|on|online)|and reviews/i,
    about:
      /\bsocial media\b|\b(answer|reply|respond)\w*\b.{0,30}\breviews?\b|\breviews? (us|of us|online|in public)\b/i,
  },
  website: {
    under: /website|online|\blogs?\b|cookies?/i,
    about: /\b(server|web|access) logs?\b|\blogs? (of|each|every)\b|\b(network|IP) address/i,
  },
  security: {
    under: /\bsafe\b|secur|protect/i,
    about:
      /\b(data|records?|information)\b.{0,120}\b(encrypt\w*|back(ed)?[- ]?ups?|access|train(ed|ing)|secure\w*)|\b(encrypt\w*|back(ed)?[- ]?ups?|access|train(ed|ing)|secure\w*)\b.{0,120}\b(data|records?|information|confiden\w+)/i,
  },
  breach: {
    under: /breach|goes wrong|incident|\blost\b|leak/i,
    about: /\bbreach\w*\b|\b(data|information|records?) (is|are|was|were) (lost|stolen|leaked|seen)\b/i,
  },
  confidence: {
    under: /confiden(ce|tial)/i,
    about:
      /\b(duty|duties|owe|bound|legal|law|keep|kept|protect\w*)\b.{0,80}\bconfiden(ce|tial)|\bconfiden(ce|tial)\w*.{0,80}\b(duty|policy|law|bound|keep|kept)\b/i,
  },
  complaint: { under: /complain|unhappy|concern/i, about: /\bcomplain\w*\b/i },
  remedies: {
    under: /complain|regulator|remed|unhappy/i,
    about: /\b(go|apply|take|bring|complain|claim)\b.{0,40}\b(courts?|regulator|commission)\b/i,
  },
  formats: {
    under: /\bformats?\b|another form|language|other ways|accessib|large print/i,
    about:
      /\b(ask|tell us|request|contact us|available)\b.{0,80}\b(format|print|braille|audio|easy read|language)/i,
  },
} satisfies Record<string, Place>;
