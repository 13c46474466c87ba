import { policyKinds } from '../../../content/addresses.ts';
import { never } from '../checks.ts';
import { neverClaims } from '../claims.ts';
import { sinceLaw } from '../law-numbers.ts';
import { rulesFor } from '../rule.ts';

/** The Information Commissioner of the United Kingdom. Scotland, Jersey and the Isle of Man have others, who remain. */
const COMMISSIONER =
  "(?<!\\b(?:Scottish|Isle of Man|Irish|Jersey Office of the) )Information Commissioner(?:s(?!\\w)|s?'s?)?(?: Office)?";
/** "until 30 September 2026" */
const UNTIL_THEN =
  '\\b(?:until|till|before|up to) (?:the end of )?(?:\\d{1,2} )?(?:September |October )?2026\\b';

/** Sentences that tell what was, and send nobody there. The words must belong to the name, not just share a sentence. */
const HISTORY = new RegExp(
  [
    `\\b(?:replac(?:ed|es|ing)|replacement (?:of|for)|succeed(?:ed|s)|took over from|formerly|previously|used to be|(?:was|were)) (?:called |known as |named )?(?:the )?${COMMISSIONER}`,
    `${COMMISSIONER}(?: \\(ICO\\))?,? (?:was|has been|is) (?:replaced|succeeded|abolished)`,
    `${UNTIL_THEN}[^.;]{0,80}${COMMISSIONER}`,
    `${COMMISSIONER}[^.;]{0,80}${UNTIL_THEN}`,
  ].join('|'),
  'i',
);

/** Who the regulator is and where, by the day of the version. */
export const regulatorRules = rulesFor(policyKinds, [
  {
    id: 'LAW-03',
    topic: 'X-20',
    ...sinceLaw('regulator.identity'),
    check: neverClaims(
      'since 30 September 2026 the regulator is the Information Commission (Information Commission’s Office, ICO). If the old name comes from clinic.yaml, take “regulator” out of it',
      [{ says: new RegExp(COMMISSIONER, 'i'), unless: HISTORY }],
    ),
  },
  {
    id: 'LAW-03',
    topic: 'X-20',
    source: 'Data Protection Act 1998 s.6; Freedom of Information Act 2000 s.18',
    check: neverClaims('the office has had other names for more than twenty years', [
      {
        says: /\bData Protection (?:Registrar|Commissioner)\b/,
        unless: /\b(?:Irish|Ireland|Jersey|Guernsey)\b/,
      },
    ]),
  },
  {
    id: 'LAW-04',
    topic: 'X-20',
    ...sinceLaw('regulator.head-office'),
    level: 'warning',
    check: never(
      /Wycliffe House|\bSK9 ?5AF\b|\b(ICO|Information Commission\w*)\b.*\bWilmslow\b|\bWilmslow\b.*\b(ICO|Information Commission\w*)\b/i,
      'the regulator has moved: give its website and telephone number. If the address comes from clinic.yaml, take it out there',
      /\b(was|were|left|moved from|formerly|previously|used to be)\b.{0,20}\b(Wycliffe House|Wilmslow)/i,
    ),
  },
]);
