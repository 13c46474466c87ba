import type { StoredRequest } from './case.ts';

/** Who is in charge of a case: the person that the team last put in charge. Undefined if nobody is, or it was erased. */
export const inChargeOf = ({ events }: Pick<StoredRequest, 'events'>): string | undefined =>
  events.findLast(({ what }) => what === 'case.assigned')?.reason;
