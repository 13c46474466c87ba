import type { PolicyKind } from '../../../content/addresses.ts';
import { promises } from '../../../content/promises.ts';
import type { PromiseName } from '../../../content/promises.ts';
import { rulesFor } from '../rule.ts';

/** Practices that the standards of clinics ask for, with the policy that is then silent about them. */
const practices: Partial<Record<PromiseName, PolicyKind>> = {
  accessLogged: 'medical-records',
  changesLogged: 'medical-records',
  rightsByRole: 'medical-records',
  leaversSameDay: 'medical-records',
  noPersonalPhones: 'medical-records',
  productDetailsGiven: 'medical-records',
  destructionLogged: 'medical-records',
  destructionCertified: 'medical-records',
  yearlyTraining: 'confidentiality',
  confidentialityAgreements: 'confidentiality',
  callersChecked: 'confidentiality',
  camerasAimed: 'privacy',
};
const names = Object.keys(practices) as PromiseName[];

/** A version from before a promise was asked about has no answer, and its text makes the promise. */
const isRefused = (
  { promises: made }: { promises: Partial<Record<PromiseName, boolean>> },
  name: PromiseName,
) => made[name] === false;

/** PR-01: what the clinic truly does not do is no fault of its text, and still worth a thought. */
export const practiceRules = rulesFor(
  ['privacy', 'medical-records', 'confidentiality'],
  [
    {
      id: 'PR-01',
      level: 'advice',
      source: 'UK GDPR Arts 24 and 32; NHS records management code; GMC: confidentiality',
      check: ({ facts, kind }) =>
        names
          .filter((name) => practices[name] === kind && isRefused(facts, name))
          .map((name) => ({
            missing: `a practice that clinics are expected to have: clinic.yaml says no to promises.${name} ("${promises[name]}")`,
          })),
    },
  ],
);
