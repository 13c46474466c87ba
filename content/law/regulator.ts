/** The regulator for data protection, as pages and mails name it. */
export interface Regulator {
  name: string;
  shortName: string;
  /** Lines of an envelope, the postcode last; empty where none is printed. */
  address: string[];
  phone: string;
  website: string;
  complaints: string;
}

interface Entry {
  /** First day on which it holds. */
  from: string;
  /** First day on which it no longer holds. */
  until?: string;
  source: string;
  regulator: Regulator;
}

/** Without an address: the head office has moved, and only the website and the telephone number are certain. */
const contact = {
  shortName: 'ICO',
  address: [],
  phone: '0303 123 1113',
  website: 'https://ico.org.uk',
  complaints: 'https://ico.org.uk/make-a-complaint/',
};

/** The regulator in all four nations, oldest first. */
export const regulators: readonly [Entry, ...Entry[]] = [
  {
    from: '2018-05-25',
    until: '2026-09-30',
    source: 'Data Protection Act 2018 s.114',
    regulator: { name: 'Information Commissioner’s Office', ...contact },
  },
  {
    from: '2026-09-30',
    source:
      'Data (Use and Access) Act 2025 ss.117–119, in force by SI 2026/1015 reg 2; its public name is the Information Commission’s Office',
    regulator: { name: 'Information Commission’s Office', ...contact },
  },
];

/** The regulator on a day, an ISO date; before the first entry, the first. */
export const regulatorOn = (day: string): Regulator =>
  (regulators.findLast(({ from }) => from <= day) ?? regulators[0]).regulator;

/** The regulator on the day for which the site is built: `CANDOUR_TODAY`, else the day in London. */
export const regulatorToday = (env: Record<string, string | undefined> = process.env): Regulator =>
  regulatorOn(env['CANDOUR_TODAY'] || Temporal.Now.plainDateISO('Europe/London').toString());

/** Whether an entry of a clinic's own names a body of ours that another, the present one, has replaced. */
export const isSuperseded = (own: Pick<Regulator, 'name'>, present: Regulator): boolean =>
  regulators.some(
    ({ regulator }) => regulator.name !== present.name && plain(own.name).startsWith(plain(regulator.name)),
  );

const plain = (name: string): string => name.replaceAll('’', "'").toLowerCase();
