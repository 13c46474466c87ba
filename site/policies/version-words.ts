import { fill } from '../../content/words/fill.ts';
import { words } from '../layouts/clinic.ts';
import { writeDay } from '../layouts/dates.ts';
import type { TimelineEntry } from './timeline.ts';
import { numberOf } from './version.ts';
import type { Version } from './version.ts';

const { policy } = words.site;

/** Returns a version's name for people: "22 November 2026", or "22 November 2026, version 2". */
export function versionName({ name, data }: Version): string {
  const day = writeDay(data.effective);
  const number = numberOf(name);
  return number === 1 ? day : fill(policy.correction, { day, number: String(number) });
}

/** Returns when a version applies or applied: "In force 19 June 2026 to 21 November 2026". */
export function rangeInWords({ version, status, from, until }: TimelineEntry): string {
  const days = daysOf({ from, until });
  if (version.state === 'draft') return policy.range.draft;
  if (status === 'void') return policy.range.void;
  if (status === 'upcoming') return fill(policy.range.upcoming, days);
  if (until === undefined) return fill(policy.range.since, days);
  return fill(until < from ? policy.range.replaced : policy.range.between, days);
}

/** Returns the sentence at the top of a version's page that says whether it applies. */
export function noteInWords({ version, status, from, until }: TimelineEntry): string {
  const { note } = policy;
  if (version.state === 'draft') return note.draft;
  const replaced = until !== undefined && until < from;
  const sentence = {
    past: replaced ? note.replaced : note.past,
    'in-force': note.current,
    upcoming: note.upcoming,
    void: note.void,
  }[status];
  const withdrawn = version.withdrawn
    ? ` ${fill(note.withdrawn, { day: writeDay(version.withdrawn.on) })}`
    : '';
  return fill(sentence, daysOf({ from, until })) + withdrawn;
}

const daysOf = ({ from, until }: { from: string; until: string | undefined }) => ({
  from: writeDay(from),
  until: until === undefined ? '' : writeDay(until),
});
