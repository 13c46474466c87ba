import { z } from 'zod';
import { askers } from '../../../content/forms/who-asks.ts';
import { requestKinds } from '../../../content/question.ts';
import { compareDays, isDay, writeDayShort } from '../../calendar.ts';
import type { Day } from '../../calendar.ts';
import { channels } from '../../store/register-store.ts';
import { cleanLine, cleanText } from '../clean.ts';
import { LONGEST_REASON, refuse } from './rules.ts';
import type { Refusal } from './rules.ts';
import type { TakenDown } from './take-down.ts';

/** What was typed, by the names of the options. */
export type Typed = Record<string, string | undefined>;

/** By which a request may reach the clinic besides its form. */
const otherChannels = channels.filter((channel) => channel !== 'form');
const LONGEST_LINE = 500;
const emailAddress = z.email();

/**
 * Reads what the team typed about a request that came without a form: all of it, or the first thing that is wrong.
 *
 * @param today the day in London, after which nothing can have come
 */
export function parseTakenDown(typed: Typed, today: Day): Omit<TakenDown, 'by' | 'tellTeam'> | Refusal {
  const kind = requestKinds.find((it) => it === typed['kind']);
  if (!kind) return refuse('newKind', { all: requestKinds.join(', ') });
  const channel = otherChannels.find((it) => it === typed['channel']);
  if (!channel) return refuse('newChannel', { all: otherChannels.join(', ') });
  const on = parseDay(typed['on'] ?? today, today);
  if (typeof on !== 'string') return on;

  const name = line(typed['name']);
  if (name === undefined) return refuse('newName');
  const asked = cleanText(typed['asked'] ?? '');
  if (asked === '') return refuse('newAsked');
  if (asked.length > LONGEST_REASON)
    return refuse('tooLong', { option: 'asked', most: LONGEST_REASON.toLocaleString('en-GB') });

  const asking = askers.find((it) => it === (typed['for'] ?? 'self'));
  if (!asking || (asking === 'deceased' && kind !== 'access'))
    return refuse('newFor', { all: askers.join(', ') });

  const reach = {
    email: line(typed['email']),
    telephone: line(typed['telephone']),
    address: typed['address'] === undefined ? undefined : cleanText(typed['address']) || undefined,
  };
  if (reach.email !== undefined && !emailAddress.safeParse(reach.email).success)
    return refuse('newEmail', { typed: reach.email });
  for (const [option, value] of Object.entries({ name, ...reach }))
    if ((value?.length ?? 0) > LONGEST_LINE) return refuse('tooLong', { option, most: String(LONGEST_LINE) });
  if (kind === 'opt-out' && !Object.values(reach).some((value) => value !== undefined))
    return refuse('newReach');
  return { kind, channel, receivedOn: on, name, asked, asking, ...reach };
}

/** A day as the team types it, not after today. */
export function parseDay(typed: string, today: Day): Day | Refusal {
  if (!isDay(typed)) return refuse('notADay', { typed });
  return compareDays(typed, today) > 0 ? refuse('future', { day: writeDayShort(typed) }) : typed;
}

const line = (typed: string | undefined): string | undefined => cleanLine(typed ?? '') || undefined;
