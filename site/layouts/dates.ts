const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A calendar day in words: `2026-11-22` is "22 November 2026" wherever the build runs. */
export const writeDay = (day: string): string => long.format(new Date(`${day}T00:00:00Z`));
