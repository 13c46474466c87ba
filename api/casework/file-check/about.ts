import type { Day } from '../../base/calendar.ts';

/** What a case knows of the person, so that what is theirs is no finding. */
export interface About {
  names: string[];
  birthDates: Day[];
  nhsNumbers: string[];
  emails: string[];
  telephones: string[];
  /** The days from which and to which information was asked for, both included. Undefined means all of it. */
  period?: { from?: Day | undefined; to?: Day | undefined } | undefined;
  /** When the request came. Later dates are those of the copy itself. */
  askedOn: Day;
  /** The clinic's own details are in every letter, so they are no findings. */
  clinic: { names: string[]; emails: string[]; telephones: string[] };
}
