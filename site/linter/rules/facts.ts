import { policyKinds } from '../../../content/addresses.ts';
import type { Clinic } from '../../../content/schema.ts';
import { sentencesOf } from '../article.ts';
import { never, plain, shortened } from '../checks.ts';
import { neverClaims } from '../claims.ts';
import { unprotectedTransfers } from '../mistakes/transfers.ts';
import { lawNumber } from '../law-numbers.ts';
import { rulesFor } from '../rule.ts';
import type { Check } from '../rule.ts';
import { deniedTransfers, transfers, workingAbroad } from './transfers.ts';

type Unit = 'days' | 'months' | 'years' | 'hours';
type Number_ = readonly [about: RegExp, unit: Unit, says: number, what: string];

/** Numbers that clinic.yaml or the law fixes: a sentence or row about such a thing may give no other. */
function numbersOf({ retention, ...clinic }: Clinic, on: string): Number_[] {
  const numbers: (Number_ | false)[] = [
    [/\badult'?s?\b.*\brecord|record.*\badult/i, 'years', retention.adultYears, 'records of adults'],
    [/complaints? file/i, 'years', retention.complaintYears, 'complaints files'],
    [/\benquir(y|ies)\b/i, 'months', retention.enquiryMonths, 'enquiries'],
    [/network address|server logs?|log files?/i, 'days', retention.websiteLogDays, 'logs of the website'],
    clinic.cctv !== undefined && [
      /\bCCTV\b|\bcameras?\b|pictures are overwritten|\bimages are (deleted|kept)/i,
      'days',
      clinic.cctv.keepDays,
      'camera pictures',
    ],
    clinic.callRecording !== undefined && [
      /record(ed|ings?( of)?)? (telephone )?calls|keep recordings/i,
      'days',
      clinic.callRecording.keepDays,
      'recorded calls',
    ],
    [
      /\bbreach|\brisk/i,
      'hours',
      lawNumber('requests.breach-hours', on),
      'telling the regulator of a breach, which the law sets',
    ],
    [
      /acknowledge|have your complaint/i,
      'days',
      lawNumber('complaints.acknowledgement-days', on),
      'acknowledging a complaint, which the law sets',
    ],
  ];
  return numbers.filter((number) => number !== false);
}

/** CD-02: a number in the text that is not the one in clinic.yaml. */
const otherNumbers: Check = ({ article, facts, on }) => {
  const numbers = numbersOf(facts, on);
  return article.blocks.flatMap(({ text, section }) =>
    sentencesOf(text).flatMap((sentence) =>
      numbers.flatMap(([about, unit, value, what]) => {
        if (!about.test(sentence)) return [];
        const given = Array.from(
          sentence.matchAll(new RegExp(`(\\d+) ${unit.slice(0, -1)}s?\\b`, 'g')),
          ([, n]) => Number(n),
        );
        return given.length === 0 || given.includes(value)
          ? []
          : [
              {
                section,
                missing: `${what}: the text says ${given.join(', ')} ${unit}, not ${value}: "${shortened(sentence)}"`,
              },
            ];
      }),
    ),
  );
};

const absent = (has: (clinic: Clinic) => unknown, speaks: RegExp, what: string): Check => {
  const check = never(
    speaks,
    `clinic.yaml has no ${what}, the text does`,
    /\b(no|not|never|nor|without|if|nobody)\b/i,
  );
  return (subject) => (has(subject.facts) ? [] : check(subject));
};

/** The statutory name and the public one are one body. */
const COMMISSION = "Information Commission(?:'s Office)?";

/** the regulator under the name that clinic.yaml gives it. */
const regulatorNamed: Check = (subject) => {
  const { name, shortName } = subject.facts.regulator;
  const known = [name, shortName].map((it) => plain(it).replace(/[^\w\s']/g, '.'));
  const also = new RegExp(COMMISSION).test(plain(name)) ? [`${COMMISSION}(?!er)`] : [];
  return never(
    /Information Commissioner|\bICO\b|Information Commission\b/,
    `the regulator has another name in clinic.yaml (${shortName})`,
    new RegExp([...known, ...also].join('|')),
  )(subject);
};

/** What stands in the text must be what stands in clinic.yaml. */
export const factRules = [
  ...rulesFor(
    ['privacy'],
    [
      {
        id: 'PN-13',
        source: 'UK GDPR Arts 13(1)(f) and 44–46',
        check: (s) => [...transfers(s), ...workingAbroad(s)],
      },
    ],
  ),
  ...rulesFor(policyKinds, [
    { id: 'X-07', source: 'UK GDPR Arts 13(1)(f) and 44–46', check: deniedTransfers },
    {
      id: 'X-07',
      source: 'UK GDPR Arts 44–49',
      check: neverClaims(
        'name each country and what protects the data there: adequacy regulations, the data bridge for certified companies, or the international data transfer agreement or addendum',
        unprotectedTransfers,
      ),
    },
    { id: 'CD-02', source: 'UK GDPR Art 5(1)(a)', check: otherNumbers },
    {
      id: 'CD-02',
      source: 'UK GDPR Art 5(1)(a)',
      check: (s) =>
        [
          absent((c) => c.cctv, /\bCCTV\b|there are cameras|security cameras/i, 'cameras'),
          absent((c) => c.callRecording, /we record (telephone )?calls/i, 'recorded calls'),
          absent((c) => c.newsletter, /\bour newsletter\b/i, 'newsletter'),
          absent((c) => c.photographs, /clinical photographs (are|is)/i, 'photographs'),
          absent((c) => c.analytics?.googleAnalyticsId, /Google Analytics/i, 'Google Analytics'),
          absent(
            (c) => c.confidentialityLead.kind === 'caldicott-guardian',
            /Caldicott Guardian/i,
            'Caldicott Guardian',
          ),
        ].flatMap((check) => check(s)),
    },
    {
      id: 'X-20',
      topic: 'X-20-name',
      source: 'Data (Use and Access) Act 2025 ss.117–120',
      check: regulatorNamed,
    },
    {
      id: 'X-35',
      topic: 'X-35-name',
      source: 'A role outlives the person in it',
      check: never(
        /\b(Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]+|\bDr\.? [A-Z][a-z]+ [A-Z][a-z]+/,
        'names a person; give the role',
      ),
    },
  ]),
];
