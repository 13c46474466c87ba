import { policyKinds } from '../../../content/addresses.ts';
import { never } from '../checks.ts';
import { rulesFor } from '../rule.ts';

const negated = /\b(no|not|never|nor|nobody|cannot|without)\b/i;

/** What clinics' policies have said about websites, mails and marketing that is wrong or cannot be shown. */
export const webRules = rulesFor(policyKinds, [
  {
    id: 'X-06',
    source: 'PECR reg 22',
    check: never(
      /automatically (be )?(added|subscribed|enrolled|opted)|(add|sign) you (up )?automatically/i,
      'nobody may be added to a mailing list unasked: consent or the soft opt-in',
      negated,
    ),
  },
  {
    id: 'X-08',
    source: 'Google Analytics 4 keeps no IP addresses; storing anything needs consent',
    from: '2023-07-01',
    check: never(
      /(Google )?Analytics.{0,200}\bIP address/i,
      'Google Analytics 4 does not keep IP addresses; say what it does collect',
      negated,
    ),
  },
  {
    id: 'X-09',
    source: 'PECR reg 6: consent comes before storage',
    from: '2011-05-26',
    check: never(
      /opt[- ]?out (browser )?add-?on|(disabl|block|turn)ing (off )?(all )?cookies.{0,60}(stop|prevent)|turn cookies off|(can|may).{0,40}(block|disable) (all|cookies).{0,80}browser settings|by changing (the|your) browser settings/i,
      'browser settings or add-ons are no consent and no refusal: offer a choice of your own',
    ),
  },
  {
    id: 'X-11',
    source: 'ICO: durations stand in the notice',
    check: never(
      /updated? (automatically|monthly|once a month|every month)|(lifetime|duration)s?.{0,60}calculated/i,
      'each real time stands in the policy, which is the clinic’s own to keep up',
    ),
  },
  {
    id: 'X-13',
    source: 'UK GDPR Art 5(1)(a): say only what you can show',
    level: 'advice',
    check: never(
      /state[- ]of[- ]the[- ]art|ultra[- ]secure|highest (possible )?(standards?|levels?)|latest in secure|24\/7\/365|military[- ]grade|bank[- ]level|PCI DSS|FIPS 140|2048-? ?bit/i,
      'a supplier’s advertising: say in your own words what you do',
    ),
  },
  {
    id: 'X-14',
    source: 'PECR reg 6; ICO: pixels in emails',
    from: '2011-05-26',
    check: never(
      /(statistics|report|track|count|record|gather).{0,60}(open(ing|ed|s)|click)/i,
      'counting who opens a mail needs consent: say that it has it',
      /consent|agree|\b(no|not|never)\b/i,
    ),
  },
  {
    id: 'X-15',
    source:
      'UK GDPR Art 8 with DPA 2018 s.9: 13 years; Botulinum Toxin and Cosmetic Fillers (Children) Act 2021',
    check: never(
      /parental consent.{0,80}(news|email|mailing)|under 18.{0,60}parental consent|parents?' consent.{0,60}(news|mailing)/i,
      'parents’ consent is no ground to send marketing to under-18s: send them none',
    ),
  },
  {
    id: 'X-24',
    source: 'UK GDPR Art 4(1)',
    check: never(
      /(none|not).{0,40}(linked|link(able)?) to (individuals|you)|will not associate|none of this information|(not|never) personally identif/i,
      'network addresses and logs are personal data',
    ),
  },
  {
    id: 'X-25',
    source: 'UK GDPR Art 9(2)(a); PECR reg 22',
    check: never(
      /(offer|market|send|recommend).{0,80}based on your (profile|treatment|health|record)/i,
      'offers that a treatment decides need explicit consent',
      /explicit(ly)?|clearly said|only if you/i,
    ),
  },
]);
