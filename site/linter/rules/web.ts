import { policyKinds } from '../../../content/addresses.ts';
import { all } from '../checks.ts';
import { neverClaims } from '../claims.ts';
import { children, marketingByHealth, trackedOpening, unaskedMarketing } from '../mistakes/marketing.ts';
import { privateMessages } from '../mistakes/clinic.ts';
import { boasts } from '../mistakes/security.ts';
import {
  anonymousAddresses,
  browsingAsConsent,
  cookiesAlone,
  googleAnalytics,
  openDurations,
} from '../mistakes/web.ts';
import { rulesFor } from '../rule.ts';
import { onlyCookies } from './only-cookies.ts';
import { anotherSendersNotice } from './senders.ts';

/** What clinics' policies have said about websites, mails and marketing that is wrong or cannot be shown. */
export const webRules = rulesFor(policyKinds, [
  {
    id: 'X-06',
    source: 'PECR reg 22',
    check: neverClaims(
      'nobody may be added to a mailing list unasked: consent or the soft opt-in',
      unaskedMarketing,
    ),
  },
  {
    id: 'X-08',
    source: 'Google Analytics 4 keeps no IP addresses; storing anything needs consent',
    from: '2023-07-01',
    check: neverClaims(
      'Google Analytics 4 keeps no IP addresses, and starts only after consent',
      googleAnalytics,
    ),
  },
  {
    id: 'X-09',
    source: 'PECR reg 6: consent comes before storage',
    from: '2011-05-26',
    check: neverClaims(
      'browser settings, add-ons and browsing on are no consent and no refusal: offer a choice of your own',
      browsingAsConsent,
    ),
  },
  {
    id: 'X-10',
    source: 'PECR reg 6; ICO: storage and access technologies',
    from: '2011-05-26',
    check: all(
      neverClaims('the rules cover pixels, local storage, scripts and fingerprinting too', cookiesAlone),
      onlyCookies,
    ),
  },
  {
    id: 'X-11',
    source: 'ICO: durations stand in the notice',
    check: neverClaims(
      'each real time stands in the policy, which is the clinic’s own to keep up',
      openDurations,
    ),
  },
  {
    id: 'X-13',
    source: 'UK GDPR Art 5(1)(a): say only what you can show',
    level: 'advice',
    check: neverClaims(
      'a supplier’s advertising, or a promise that nobody can keep: say in your own words what you do',
      boasts,
    ),
  },
  {
    id: 'X-14',
    source: 'PECR reg 6; ICO: pixels in emails',
    from: '2011-05-26',
    check: all(
      neverClaims('counting who opens a mail needs consent: say that it has it', trackedOpening),
      anotherSendersNotice,
    ),
  },
  {
    id: 'X-15',
    source:
      'UK GDPR Art 8 with DPA 2018 s.9: 13 years; Botulinum Toxin and Cosmetic Fillers (Children) Act 2021',
    check: neverClaims(
      '13 is the age for consent online, and parents’ consent is no ground to market to under-18s or, in England, to give them cosmetic toxin or fillers',
      children,
    ),
  },
  {
    id: 'X-23',
    source: 'UK GDPR Arts 5(1)(f) and 32',
    check: neverClaims(
      'messages on social media are not confidential: the company behind them can read them',
      privateMessages,
    ),
  },
  {
    id: 'X-24',
    source: 'UK GDPR Art 4(1)',
    check: neverClaims('network addresses, identifiers and logs are personal data', anonymousAddresses),
  },
  {
    id: 'X-25',
    source: 'UK GDPR Art 9(2)(a); PECR reg 22',
    check: neverClaims('offers that health or treatment decides need explicit consent', marketingByHealth),
  },
]);
