import { regulatorLaw } from './areas/regulator.ts';
import { lawOnOrFirst } from './law-on.ts';

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

/** The regulator on a day, an ISO date; before the first entry, the first. One serves all four nations. */
export function regulatorOn(day: string): Regulator {
  const regulator = lawOnOrFirst('regulator.identity', day, 'england');
  return { ...regulator, address: [...regulator.address] };
}

/** The regulator on the day for which the site is built: `CANDOUR_TODAY`, else the day in London. */
export const regulatorToday = (env: Record<string, string | undefined> = process.env): Regulator =>
  regulatorOn(env['CANDOUR_TODAY'] || Temporal.Now.plainDateISO('Europe/London').toString());

/** Whether an entry of a clinic's own names a body of ours that another, the present one, has replaced. */
export const isSuperseded = (own: Pick<Regulator, 'name'>, present: Regulator): boolean =>
  regulatorLaw.some(
    (entry) =>
      entry.id === 'regulator.identity' &&
      entry.value.name !== present.name &&
      plain(own.name).startsWith(plain(entry.value.name)),
  );

const plain = (name: string): string => name.replaceAll('’', "'").toLowerCase();
