import { InvalidArgumentError } from 'commander';
import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { systemClock } from '../base/clock.ts';
import { dayTyped } from '../domain/typed-date.ts';

/** Parses a day in any way of writing a date, as the team pages do. Throws an `InvalidArgumentError`, which commander prints. */
export function parseDay(typed: string): Day {
  const day = dayTyped(typed, dayInLondon(systemClock.now()));
  if (day !== undefined) return day;
  throw new InvalidArgumentError('Expected a day such as 4/12/2026 or 2026-12-04.');
}
