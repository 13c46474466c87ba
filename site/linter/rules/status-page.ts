import { answers } from '../answers.ts';
import { says } from '../checks.ts';
import { privacyPlaces } from '../places/privacy.ts';
import { rulesFor } from '../rule.ts';

/** SP-01: the page of a request, which every Candour has, what opens it, and for how long. */
export const statusPageRules = [
  ...rulesFor(
    ['privacy'],
    [
      {
        id: 'SP-01',
        source: 'UK GDPR Arts 5(1)(a) and 13(2)(a)',
        check: answers(
          privacyPlaces.asking,
          [/\bpage\b[^.]{0,60}\brequest\b/i, 'that a page shows how far a request is'],
          [
            /\bcode\b[^.]{0,60}\bemail|\bemail\w*\b[^.]{0,60}\bcode\b/i,
            'that its messages open with a code sent by email',
          ],
          [/\b90 days\b/i, 'that the page can be opened until 90 days after the request is closed'],
        ),
      },
    ],
  ),
  ...rulesFor(
    ['cookies'],
    [
      {
        id: 'SP-01',
        source: 'PECR reg 6 and Sch A1',
        check: says([
          /\bcandour_status\b/,
          'the cookies of the page of a request, such as __Host-candour_status',
        ]),
      },
    ],
  ),
];
