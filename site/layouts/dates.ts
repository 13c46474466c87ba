const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Returns a calendar day in words: `2026-11-22` is "22 November 2026" in every time zone. */
export const writeDay = (day: string): string => long.format(new Date(`${day}T00:00:00Z`));
