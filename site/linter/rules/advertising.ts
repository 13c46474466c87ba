import { answers } from '../answers.ts';
import { linksTo } from '../checks.ts';
import { cookiePlaces } from '../places/cookies.ts';
import { privacyPlaces } from '../places/privacy.ts';
import { rulesFor } from '../rule.ts';

const CONSENT: readonly [RegExp, string] = [
  /\b(consent|agree\w*|say yes|said yes)\b/i,
  'that advertising needs consent, which is its lawful basis',
];

/** AD-01: a clinic that advertises with what it knows of visitors says so in both places where people look for it. */
export const advertisingRules = [
  ...rulesFor(
    ['privacy'],
    [
      {
        id: 'AD-01',
        source: 'UK GDPR Arts 6(1)(a) and 13(1)(c)–(e)',
        when: (c) => c.advertising,
        check: answers(
          privacyPlaces.advertising,
          [
            /\b(show|reach|measure|offer|promote|tell|interest)\w*\b/i,
            'what it uses data for in advertising',
          ],
          CONSENT,
          [
            /\b(networks?|compan(y|ies)|partners?|platforms?|Google|Meta)\b/i,
            'who receives data for advertising',
          ],
        ),
      },
    ],
  ),
  ...rulesFor(
    ['cookies'],
    [
      {
        id: 'AD-01',
        source: 'PECR reg 6; UK GDPR Art 13(1)(c)–(e)',
        when: (c) => c.advertising,
        check: (subject) => [
          ...answers(cookiePlaces.consentToAdvertising, CONSENT)(subject),
          ...linksTo(/\/privacy\//, 'a link to what the privacy notice says of advertising')(subject),
        ],
      },
    ],
  ),
];
