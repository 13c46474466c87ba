import { z } from 'zod';
import { canonicalEmail } from '../email-address.ts';
import { email, list, oneOf, sentence } from '../expect.ts';

/** What a person may do: a lead also reads the audit list and signs other people out. */
const teamRoles = ['handler', 'lead'] as const;

/** The most places in `recordPlaces`: with a note on each, the form of the searches still fits into a request. */
const MOST_PLACES = 20;

/** Where a clinic keeps personal data, unless its `team.yaml` lists other places. */
export const usualRecordPlaces = [
  'Clinical system',
  'Mailboxes',
  'Telephones and messages',
  'Photographs',
  'CCTV',
  'Paper',
  'Each practitioner’s own notes',
];

const placeName = 'the name of a place, such as "Clinical system"';

/**
 * The schema of `team.yaml`: who handles requests on the team pages. The file is optional and read again whenever it
 * changes. Nothing in it becomes part of a policy version.
 */
export const teamSchema = z
  .strictObject({
    people: list(
      z.strictObject({
        /** A name or a role, such as "Practice manager". Cases and the audit list say who did something by it. */
        name: sentence('a name or a role, such as "Practice manager"').max(80, {
          error: 'a name or a role of at most 80 characters',
        }),
        /** Sign-in codes go to this address. */
        email,
        role: oneOf(teamRoles),
      }),
      'people',
    ).min(1, { error: 'at least one person' }),
    /** Whether a lead needs a passkey besides the first code. */
    passkeys: oneOf(['optional', 'required-for-leads']).default('optional'),
    /** Whether emails to the team contain the request, or only its reference and a link to the team pages. */
    teamMail: oneOf(['whole', 'reference']).default('whole'),
    /** Whether one person records a refusal, or proposes it and another person agrees. */
    refusals: oneOf(['one', 'two-people']).default('one'),
    /** The places that are searched for a copy of information. */
    recordPlaces: list(
      sentence(placeName).max(80, { error: `${placeName}, of at most 80 characters` }),
      'places',
    )
      .min(1, { error: 'at least one place' })
      .max(MOST_PLACES, { error: `at most ${MOST_PLACES} places` })
      .default(usualRecordPlaces),
    /** Whether the team gets an email about all open cases at the start of each week. */
    digest: oneOf(['weekly', 'off']).default('weekly'),
  })
  .superRefine(({ people, recordPlaces }, context) => {
    const report = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    for (const [index, person] of people.entries()) {
      const earlier = people.slice(0, index);
      if (earlier.some((other) => canonicalEmail(other.email) === canonicalEmail(person.email)))
        report(['people', index, 'email'], 'each email address once');
      if (earlier.some((other) => other.name === person.name))
        report(['people', index, 'name'], 'each name once, because cases say who did something by it');
    }
    for (const [index, place] of recordPlaces.entries())
      if (recordPlaces.indexOf(place) < index) report(['recordPlaces', index], 'each place once');
  });

export type Team = z.output<typeof teamSchema>;

/** A person who may sign in to the team pages. */
export type TeamMember = Team['people'][number];
