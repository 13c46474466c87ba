import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDayShort } from '../base/calendar.ts';
import { systemClock as clock } from '../base/clock.ts';
import { cleanText } from '../requests/clean.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { describeCase, headOfList, lineOf, taskAndDay } from '../casework/describe-case.ts';
import { parseDay, parseManualEntry, readText } from '../casework/parse-entry.ts';
import type { Typed } from '../casework/parse-entry.ts';
import { record, sentence } from '../casework/record.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import { recordable, recordableNamed, typedName } from '../domain/events.ts';
import { MAX_REASON_LENGTH, refuse } from '../casework/rules.ts';
import type { Refusal } from '../casework/rules.ts';
import { enterRequest } from '../casework/enter-request.ts';
import type { StoredRequest } from '../domain/case.ts';
import { withCasework } from './open.ts';

/*
 * npm run cases -- list [--names]              open cases, the soonest due first
 * npm run cases -- show REFERENCE              one case: its date and why, what happened, what was asked
 * npm run cases -- record REFERENCE WHAT [--on 2026-12-04] [--reason TEXT] [--notified] [--by WHO]
 * npm run cases -- record new --kind access --channel letter --on 2026-11-20 --name NAME --asked TEXT
 *                     [--for self] [--email ADDRESS] [--telephone NUMBER] [--address TEXT] [--tell-team] [--by WHO]
 *
 * A TEXT of “-” is read from what is typed or piped in, because shells keep their commands and other users can see them.
 * “list --names” and “show” print personal data: do not leave their output lying about.
 */
const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const options = {
  ...{ on: text, reason: text, by: text, notified: yes, told: yes, names: yes, 'tell-team': yes },
  ...{ kind: text, channel: text, name: text, asked: text, for: text },
  ...{ email: text, telephone: text, address: text },
};

await withCasework(async (store, messages) => {
  const words = messages.words.cases;
  const services: CaseworkDependencies = { store, messages, clock };
  const today = dayInLondon(clock.now());
  const say = (refusal: Refusal): never => {
    throw new Error(sentence(refusal, words));
  };
  const { values, positionals } = readArguments() ?? say(refuse('usage'));
  const [command = 'list', first, second, ...more] = positionals;
  const by = values.by ?? userInfo().username;
  if (more.length > 0) say(refuse('usage'));

  if (command === 'list' && first === undefined) return list(values.names ?? false);
  if (command === 'show' && first !== undefined && second === undefined) return show(first);
  if (command === 'record' && first === 'new' && second === undefined) return recordNew();
  if (command === 'record' && first !== undefined && second !== undefined) return recordEvent(first, second);
  say(refuse('usage'));

  async function list(names: boolean): Promise<void> {
    const cases = await store.openCases();
    const soonest = cases.toSorted((a, b) => dueOf(a).due.localeCompare(dueOf(b).due));
    if (cases.length > 0) console.log(headOfList(words));
    for (const request of soonest) console.log(lineOf(request, today, words, names));
    console.log(fill(words.list.count, { count: String(cases.length) }));
  }

  async function show(typed: string): Promise<void> {
    const request = await store.findByReference(asReference(typed));
    for (const line of request
      ? describeCase(messages, request, today)
      : say(refuse('unknown', { reference: typed })))
      console.log(line);
  }

  async function recordEvent(typed: string, what: string): Promise<void> {
    const event = recordableNamed(what);
    if (event === undefined)
      return say(refuse('unknownEvent', { what, all: recordable.map(typedName).join(', ') }));
    const on = parseDay(values.on ?? today, today);
    if (typeof on !== 'string') return say(on);
    const reason = readText('reason', textOf(values.reason), MAX_REASON_LENGTH, cleanText);
    if (typeof reason === 'object') return say(reason);
    const outcome = await record(services, asReference(typed), {
      what: event,
      on,
      by,
      reason,
      // --told is its name in release 0.1.0.
      notified: values.notified ?? values.told ?? false,
    });
    if (!outcome.ok) throw new Error(outcome.problem);
    const { request, mailed } = outcome;
    const { reference, closedOn } = request;
    console.log(fill(words.recorded.done, { reference, event: words.events[event], day: writeDayShort(on) }));
    console.log(closedOn === undefined ? dateOf(request) : words.recorded.closed);
    console.log(mailed ? words.recorded.mailed : words.recorded.notMailed);
  }

  async function recordNew(): Promise<void> {
    const { on, kind, channel, name, email, telephone, address, asked, for: asking } = values;
    const typed: Typed = { on, kind, channel, name, email, telephone, address, for: asking };
    const taken = parseManualEntry({ ...typed, asked: textOf(asked) }, today);
    if ('refused' in taken) return say(taken);
    const request = await enterRequest(services, { ...taken, by, tellTeam: values['tell-team'] ?? false });
    const day = writeDayShort(request.receivedOn);
    console.log(fill(words.recorded.taken, { reference: request.reference, day }));
    console.log(dateOf(request));
    console.log(taken.email === undefined ? words.recorded.notAcknowledged : words.recorded.acknowledged);
  }

  function dateOf(request: StoredRequest): string {
    return fill(words.recorded.due, taskAndDay(request, today, messages.words));
  }
});

/** A text that was given, or what comes by standard input where “-” stands for it. */
function textOf(given: string | undefined): string | undefined {
  return given === '-' ? readFileSync(0, 'utf8') : given;
}

/** A reference is typed as it is read: in small letters, with spaces or hyphens. */
function asReference(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch {
    return undefined;
  }
}
