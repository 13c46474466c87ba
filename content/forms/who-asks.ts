import type { Section } from './question.ts';
import type { Clinic } from '../schema.ts';
import { authority, child, solicitor } from './acting-for.ts';
import { lawOfNation } from './by-nation.ts';
import { deceased } from './deceased.ts';
import { identityNote, youngNotes } from './notes.ts';

/**
 * In whose name someone asks: the values of the question `asking`. Stored with each request, so a value never changes its
 * meaning. `deceased` is asked on the access form alone: it brings another law and another time to answer.
 */
export const requesters = ['self', 'child', 'authority', 'solicitor', 'deceased'] as const;
export type Requester = (typeof requesters)[number];

/** Who asks, from the answers of any form. Forms that do not ask are filled in for oneself. */
export function requesterIn(answers: Readonly<Record<string, string | string[] | undefined>>): Requester {
  return requesters.find((asker) => asker === answers['asking']) ?? 'self';
}

const copyForAdult = ({ nation }: Clinic): string[] => lawOfNation[nation].copyForAdult ?? [];

/**
 * Whether someone asks for themselves or for another, with the law and the evidence of the clinic's nation.
 * @param does what the person does with this form, as it is said to them
 */
export function whoAsks(
  clinic: Clinic,
  { does, afterDeath }: { does: 'asking' | 'complaining'; afterDeath: boolean },
): Section {
  const missing = `Say who you are ${does} for`;
  const clock =
    does === 'asking' ? ['If we have to ask you for proof, the month to answer starts when we have it.'] : [];
  return {
    heading: `Who is ${does}`,
    questions: [
      {
        kind: 'one',
        name: 'asking',
        label: `Who are you ${does} for?`,
        missing,
        invalid: missing,
        options: [
          { value: 'self', label: 'Myself' },
          child(clinic, clock),
          authority(clinic, afterDeath ? [...copyForAdult(clinic), ...clock] : clock),
          solicitor(clock),
          ...(afterDeath ? [deceased(clinic)] : []),
        ],
      },
    ],
    notes: [...youngNotes(clinic), identityNote],
  };
}
