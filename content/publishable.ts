import { hasCrownPostcode, UK_ONLY } from './crown-dependencies.ts';
import { professionFault } from './professions.ts';
import { clinicSchema } from './schema.ts';
import type { Clinic } from './schema.ts';

/*
 * What must be right before a policy is published. Release 0.1.0 accepted all of it, so it stops no build, no start and
 * no request: only the next publication.
 */

interface Contradiction {
  path: (string | number)[];
  /** Completes "expected …". */
  expected: string;
}

/** The facts of a clinic that may publish: `clinicSchema`, without the contradictions below. */
export const publishableClinic = clinicSchema.superRefine((clinic, context) => {
  for (const { path, expected } of contradictionsIn(clinic))
    context.addIssue({ code: 'custom', path, message: expected });
});

const contradictionsIn = (clinic: Clinic): Contradiction[] => [
  ...officerOfNhsCare(clinic),
  ...childrenOfAdultsOnly(clinic),
  ...shorterThanUsual(clinic),
  ...outsideTheUnitedKingdom(clinic),
  ...clinic.professions.flatMap((entry, index) => {
    const fault = professionFault(entry);
    return fault ? [{ path: ['professions', index, fault.at], expected: fault.expected }] : [];
  }),
];

/** UK GDPR Art 37(1)(a) with DPA 2018 s.7: a provider of NHS care is a public authority for it. */
const officerOfNhsCare = ({ nhsWork, privacyLead }: Clinic): Contradiction[] =>
  nhsWork && privacyLead.kind !== 'dpo'
    ? [
        {
          path: ['privacyLead', 'kind'],
          expected:
            '"dpo", because nhsWork is true and a provider of NHS care must have a data protection officer',
        },
      ]
    : [];

const childrenOfAdultsOnly = ({ minimumAge, retention }: Clinic): Contradiction[] =>
  (['childUntilAge', 'childUntilAgeIf17'] as const)
    .filter((key) => minimumAge >= 18 && retention[key] !== undefined)
    .map((key) => ({
      path: ['retention', key],
      expected: `no such line, because minimumAge is ${minimumAge} and there are no children’s records`,
    }));

/** The longer of two times that the policies give in one sentence, and that erasure goes by. */
const shorterThanUsual = ({ retention }: Clinic): Contradiction[] =>
  (
    [
      ['requestAppealYears', 'requestYears'],
      ['childUntilAgeIf17', 'childUntilAge'],
    ] as const
  ).flatMap(([longer, usual]) => {
    const [time, least] = [retention[longer], retention[usual]];
    return time !== undefined && least !== undefined && time < least
      ? [{ path: ['retention', longer], expected: `${least} or more, which is ${usual}` }]
      : [];
  });

function outsideTheUnitedKingdom({
  registeredOffice,
  sites,
  requestsTeam,
  representative,
}: Clinic): Contradiction[] {
  const addresses: [path: (string | number)[], lines: readonly string[]][] = [
    [['registeredOffice'], registeredOffice],
    ...sites.map(({ address }, index): [(string | number)[], string[]] => [
      ['sites', index, 'address'],
      address,
    ]),
    [['requestsTeam', 'postal'], requestsTeam.postal],
    [['representative', 'address'], representative?.address ?? []],
  ];
  return addresses.flatMap(([path, lines]) =>
    lines.flatMap((line, index) =>
      hasCrownPostcode(line)
        ? [{ path: [...path, index], expected: `a postcode of the United Kingdom, because ${UK_ONLY}` }]
        : [],
    ),
  );
}
