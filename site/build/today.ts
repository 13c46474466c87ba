/**
 * Returns the day for which the site is built, as `2026-11-22`: `CANDOUR_TODAY`, or today in London. No page reads a
 * clock, so that a build can be repeated, and tomorrow's site can be built today. Throws on an invalid day.
 */
export function today(env: Record<string, string | undefined>): string {
  return Temporal.PlainDate.from(
    env['CANDOUR_TODAY'] || Temporal.Now.plainDateISO('Europe/London'),
  ).toString();
}
