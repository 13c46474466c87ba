import type { Section } from './question.ts';
import type { Clinic } from '../schema.ts';
import { authority, child, solicitor } from './acting-for.ts';
import { lawOfNation } from './by-nation.ts';
import { deceased } from './deceased.ts';
import { identityNote, youngNotes } from './notes.ts';

/**
 * Whose information the request is about: the values of the question `asking`. A value is stored with each request, so
 * it never changes its meaning. Only the access form offers `deceased`: another law and time limit apply.
 */
export const requesters = ['self', 'child', 'authority', 'solicitor', 'deceased'] as const;
export type Requester = (typeof requesters)[number];

/** Returns who is asking, from the answers of any form. On forms without the question, people ask for themselves. */
export function requesterIn(answers: Readonly<Record<string, string | string[] | undefined>>): Requester {
  return requesters.find((asker) => asker === answers['asking']) ?? 'self';
}

const copyForAdult = ({ nation }: Clinic): string[] => lawOfNation[nation].copyForAdult ?? [];

/**
 * The question whether somebody asks for themselves or for another person, with the clinic's national law and proof.
 * @param does what the person does with this form, in words to them
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
