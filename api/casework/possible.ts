import type { Words } from '../../content/words/words.ts';
import type { Day } from '../base/calendar.ts';
import { recordable } from '../domain/events.ts';
import type { Recordable } from '../domain/events.ts';
import type { StoredRequest } from '../domain/case.ts';
import { validateRecording } from './rules.ts';

/** The events that could be recorded for a case today, if the person is notified and what they need to know is written. */
export const possibleEvents = (request: StoredRequest, today: Day, words: Words['cases']): Recordable[] =>
  recordable.filter((what) => {
    // A reference, for the event that needs one. Every other text is allowed.
    const reason = request.reference;
    const recording = { what, on: today, by: '', reason, notified: true, sure: true };
    return validateRecording(request, recording, today, words) === undefined;
  });
