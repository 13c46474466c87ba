import { canonicalEmail } from '../../content/email-address.ts';
import type { Team, TeamMember } from '../../content/team/schema.ts';
import { mac } from '../base/keys.ts';
import type { Key, Keys } from '../base/keys.ts';
import { sameBytes } from '../domain/tokens.ts';

/** How the store knows a person: a keyed hash of their address, so that no address is stored readably. */
export const personIndex = ({ index }: Key, email: string): Buffer =>
  mac(index, 'team-member', canonicalEmail(email));

/** The same with every key, the current one first: a row may have been written with an earlier one. */
export const personIndexes = ({ current, byId }: Keys, email: string): Buffer[] =>
  [current, ...[...byId.values()].filter((key) => key !== current)].map((key) => personIndex(key, email));

/** The person on the team with an address. Undefined if nobody has it. */
export const memberWithEmail = (team: Team, email: string): TeamMember | undefined =>
  team.people.find((member) => canonicalEmail(member.email) === canonicalEmail(email));

/** The person on the team whom the store knows by an index. Undefined if they are no longer on the team. */
export const memberWithIndex = (team: Team, keys: Keys, person: Uint8Array): TeamMember | undefined =>
  team.people.find(({ email }) =>
    personIndexes(keys, email).some((index) => sameBytes(index, Buffer.from(person))),
  );
