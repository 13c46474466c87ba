import { answers } from '../answers.ts';
import { never, says, where } from '../checks.ts';
import { confidentialityPlaces } from '../places/confidentiality.ts';
import { privacyPlaces } from '../places/privacy.ts';
import { rulesFor } from '../rule.ts';

const PAGES = /\bteam('s)? (signs? in|sign-in|pages)\b|\bpages where (our|the) team\b/i;

/** TP-01: what happens to requests and to the team's own data where the team reads requests on the team pages. */
export const teamPageRules = [
  ...rulesFor(
    ['privacy'],
    [
      {
        id: 'TP-01',
        source: 'UK GDPR Arts 5(1)(a), 13(1)(c) and 15',
        check: where(
          (c) => c.teamPages,
          answers(
            privacyPlaces.asking,
            [/\bsigns? in\b/i, 'that those who answer requests sign in to this website to read them'],
            [/\bnotes\b/i, 'that the team may add notes, which people can ask to see'],
            [/\bsearched\b/i, 'that it is kept where the team searched'],
            [/\bcopy\b[^.]{0,80}\bcode\b/i, 'that a copy sent through this website opens with a code'],
            [
              /\bsearch\w*\b[^.]{0,60}\babout others\b/i,
              'that a copy is searched for what is about others before it is sent',
            ],
            ({ facts }) => [
              [
                new RegExp(`\\bcopy\\b[^.]{0,120}\\b${facts.copies.days} days?\\b`, 'i'),
                `that such a copy is destroyed after ${facts.copies.days} days, as clinic.yaml says`,
              ],
            ],
          ),
        ),
      },
      {
        id: 'TP-01',
        source: 'UK GDPR Art 13(1)(e)',
        check: where(
          (c) => c.teamPages,
          says([/\bcalendars?\b/i, 'that calendars of the team may show requests, by number and day']),
        ),
      },
      {
        id: 'TP-01',
        source: 'UK GDPR Art 15(1)(b)',
        check: where(
          (c) => c.teamPages,
          says([/\bcopy was sent and opened\b/i, 'that it is kept when a copy was sent and opened']),
        ),
      },
    ],
  ),
  ...rulesFor(
    ['cookies'],
    [
      {
        id: 'TP-01',
        source: 'PECR reg 6 and Sch A1',
        check: where(
          (c) => c.teamPages,
          says(
            [/\bcandour_team\b/, 'the cookies of the team’s sign-in, such as __Host-candour_team'],
            [/\bcandour_copy\b/, 'the cookie that keeps a copy open, __Host-candour_copy'],
          ),
        ),
      },
    ],
  ),
  ...rulesFor(
    ['confidentiality'],
    [
      {
        id: 'TP-01',
        source: 'UK GDPR Art 13(1)(c) and (2)(a)',
        when: (c) => c.teamPages && c.staff,
        check: answers(
          confidentialityPlaces.staff,
          [/\bsigned in|sign-ins?\b/i, 'that it is kept who in the team signed in, and what they opened'],
          [/\b12 months\b/i, 'that sign-ins are kept for 12 months'],
        ),
      },
    ],
  ),
  ...rulesFor(
    ['privacy', 'cookies', 'confidentiality'],
    [
      {
        id: 'TP-01',
        source: 'UK GDPR Art 5(1)(a)',
        when: (c) => !c.teamPages,
        check: never(PAGES, 'clinic.yaml has no teamPages, the text does'),
      },
    ],
  ),
];
