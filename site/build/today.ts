/**
 * The day for which the site is built, as `2026-11-22`: `CANDOUR_TODAY`, else the calendar day in London now.
 * No page reads a clock, so that a build can be repeated, and tomorrow's site can be seen today.
 */
export function today(env: Record<string, string | undefined>): string {
  return Temporal.PlainDate.from(
    env['CANDOUR_TODAY'] || Temporal.Now.plainDateISO('Europe/London'),
  ).toString();
}
