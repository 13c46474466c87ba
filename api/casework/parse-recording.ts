import type { Day } from '../base/calendar.ts';
import type { Recordable } from '../domain/events.ts';
import type { RefusalGround } from '../domain/refusal-grounds.ts';
import { cleanText } from '../requests/clean.ts';
import { parseDay, readText } from './parse-entry.ts';
import { MAX_REASON_LENGTH } from './rules.ts';
import { named } from './refuse.ts';
import type { Named, Refusal } from './refuse.ts';
import type { Recording } from './rules.ts';

/** What somebody typed to record an event, on a page or in a command. */
export interface TypedRecording {
  what: Recordable;
  /** The day on which it happened; blank for today. */
  on: string | undefined;
  reason: string | undefined;
  grounds?: readonly RefusalGround[] | undefined;
  notified: boolean;
  sure: boolean;
  by: string;
  seen?: number | undefined;
  agreement?: Recording['agreement'];
}

/** Parses the day and the text of a recording. Returns it, or the first problem. */
export function parseRecording(typed: TypedRecording, today: Day): Recording | Refusal {
  const on = parseDay(typed.on?.trim() || today, today);
  if (typeof on !== 'string') return on;
  const reason = readText(reasonOf(typed.what), typed.reason, MAX_REASON_LENGTH, cleanText);
  return typeof reason === 'object' ? reason : { ...typed, on, reason };
}

/** The names of the text of an event: what a page calls it depends on who reads it. */
const reasonOf = (what: Recordable): Named =>
  named(['reason'], ({ cases, teamCases: { recordPage } }) => {
    if (what === 'case.duplicate') return { reason: recordPage.reasonOther };
    return { reason: Object.hasOwn(cases.texts, what) ? recordPage.reasonKept : recordPage.reason };
  });
