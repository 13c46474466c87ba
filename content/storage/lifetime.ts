import { z } from 'zod';

const DAY = 24 * 60;
const minutes = {
  minute: 1,
  hour: 60,
  day: DAY,
  week: 7 * DAY,
  month: 30.4375 * DAY,
  year: 365.25 * DAY,
} as const;
const pattern = /^(\d{1,3}) (minute|hour|day|week|month|year)s?$/;
const words = ['until you close the browser', 'until you delete it', 'until it is sent'] as const;

/** How long an item is kept, as text for readers. */
export const lifetime = z
  .string({ error: 'how long it is kept' })
  .refine((text) => pattern.test(text) || words.some((known) => known === text), {
    error: `how long it is kept, such as "6 months", or one of: ${words.join(', ')}`,
  });

/** Returns the lifetime in days, or undefined if the text is not a fixed period. */
export function lifetimeInDays(text: string): number | undefined {
  const [, number, unit] = pattern.exec(text) ?? [];
  if (!number) return undefined;
  return (Number(number) * minutes[unit as keyof typeof minutes]) / DAY;
}
