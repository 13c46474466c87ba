import type { CaseEvent } from './case.ts';
import type { Answers, StoredRequest } from './case.ts';

/** The event of “It was not me”: the owner of a mailbox took their address off the suppression list. */
export const TAKEN_BACK = 'case.not-me';

export const takenBack = ({ events }: Pick<StoredRequest, 'events'>): CaseEvent | undefined =>
  events.find(({ what }) => what === TAKEN_BACK);

/** Whether an opt-out has a telephone number or postal address, which “It was not me” leaves on the list. */
export const staysOnList = ({ telephone, address }: Answers): boolean =>
  telephone !== undefined || address !== undefined;
