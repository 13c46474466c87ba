import type { Section } from './question.ts';
import type { Clinic } from '../schema.ts';
import { authority, child, doing, solicitor } from './acting-for.ts';
import type { ForAnother } from './acting-for.ts';
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

/**
 * The question whether somebody asks for themselves or for another person, with the clinic's national law and proof. A
 * record can be asked for after its patient has died.
 */
export function whoAsks(clinic: Clinic, kind: ForAnother): Section {
  const does = doing(kind);
  const missing = `Say who you are ${does} for`;
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
          child(clinic, kind),
          authority(clinic, kind),
          solicitor(clinic, kind),
          ...(kind === 'access' ? [deceased(clinic)] : []),
        ],
      },
    ],
    notes: [...youngNotes(clinic), identityNote],
  };
}
