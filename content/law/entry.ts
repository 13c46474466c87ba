import type { Nation } from './nations.ts';

interface Dated {
  /** `area.thing`. Entries of one id follow one another without a gap, in each nation. */
  id: string;
  /** What holds, in one sentence. */
  what: string;
  /** First day on which it holds, an ISO date; `LONG_AGO` for what is older than any policy here. */
  from: string;
  /** First day on which it no longer holds. */
  until?: string;
  nations: readonly Nation[];
  /** Act and section, statutory instrument and regulation, or guidance with its day. */
  source: string;
  /** Guidance of a regulator, not law: what disagrees with it is reported as a warning and stops nothing. */
  guidance?: true;
}

/** How sure the source is: `high` was read in the text of the law, `medium` is second-hand. */
interface Confirmed extends Dated {
  confidence: 'high' | 'medium';
  /** What pages, emails and dates are made from. */
  value: unknown;
}

/** Not confirmed: it has no value, so that nobody can print one. */
interface Open extends Dated {
  confidence: 'open';
  value?: never;
}

/** One thing that the law says for a time. */
export type LawEntry = Confirmed | Open;

/** The day on which the UK's present data protection law began (Data Protection Act 2018). No policy here is older. */
export const LONG_AGO = '2018-05-25';
