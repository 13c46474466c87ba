import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import { dayInLondon, writeDay, writeDayShort, writeMoment } from '../base/calendar.ts';
import type { Day, Moment } from '../base/calendar.ts';
import { linesOfDate, statusParts, whoAndWhen } from '../casework/describe-case.ts';
import { textOfEvent } from '../casework/describe-release.ts';
import { possibleEvents } from '../casework/possible.ts';
import { headingOfCase } from '../domain/heading-of-case.ts';
import { hasBounced } from '../domain/bounces.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { explainDueDate } from '../domain/deadline/explain.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { answersByName } from '../domain/describe-answers.ts';
import { inChargeOf } from '../domain/in-charge.ts';
import { withoutTokens } from '../mail/link-blocks.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { checks, stepsWithDays } from '../mail/team-checks.ts';
import type { MailAbout } from '../store/case-lists.ts';
import { actionsOf } from './actions-view.ts';
import type { Actions } from './actions-view.ts';
import { capitalised } from './capitalised.ts';

interface Fact {
  label: string;
  value: string;
}

/** Something that happened in a case, or an email about it. */
export interface TimelineEntry {
  at: Moment;
  day: string;
  title: string;
  notes: string[];
  isVoided: boolean;
  /** What the team or the person wrote, or the whole text of an email. */
  text: string | undefined;
  /** The id of an email that can be printed. */
  mailId: string | undefined;
}

/** A case as its page shows it. */
export interface CaseView {
  reference: string;
  heading: string;
  name: string;
  status: string[];
  who: Fact[];
  wanted: Fact[];
  date: string[];
  why: string[];
  checks: string[];
  steps: string[];
  actions: Actions;
  timeline: TimelineEntry[];
  inCharge: string;
  flags: string | undefined;
  related: { text: string; reference: string }[];
  isErased: boolean;
  /** Whether the last email to the person did not arrive. */
  isBounced: boolean;
  /** Whether there is an address that something can be sent to again. */
  mayResend: boolean;
  /** How many events it has: the version of the case, by which a form notices that somebody else changed it. */
  seen: number;
}

/**
 * Questions whose answers say who asks, about whom, and how to reach them, or the beginnings of their names. The others
 * say what is wanted.
 */
const WHO = [
  ...[
    'name',
    'former',
    'email',
    'telephone',
    'address',
    'asking',
    'birth',
    'died',
    'entitlement',
    'claimant',
  ],
  ...['parent', 'child', 'agent', 'solicitor', 'firm', 'authority'],
];
const isWho = (name: string): boolean => WHO.some((part) => name === part || name.startsWith(`${part}-`));

/** What the page of a case shows on a day in London: a pure function of the stored case, its mails and the words. */
export function caseView(
  messages: MessageDependencies,
  request: StoredRequest,
  mails: readonly MailAbout[],
  today: Day,
): CaseView {
  const { words } = messages;
  const { show } = words.teamCases;
  const answers = answersByName(messages, request);
  const isOpen = request.closedOn === undefined;
  return {
    reference: request.reference,
    heading: headingOfCase(words, request),
    name: String(request.answers['name'] ?? ''),
    status: statusParts(request, today, words.cases).map((part, index) =>
      index === 0 ? capitalised(part) : part,
    ),
    who: [
      ...answers.filter(({ name }) => isWho(name)).map((answer) => contact(answer, request, show)),
      {
        label: words.mails.teamRequest.receivedOn,
        value: `${writeDay(request.receivedOn)}, ${words.cases.channels[request.channel]}`,
      },
    ],
    wanted: answers.filter(({ name }) => !isWho(name)).map(({ label, value }) => ({ label, value })),
    date: isOpen ? linesOfDate(request, today, words) : [],
    why: explainDueDate(dueOf(request), words.dueDate, request.closedOn ?? today),
    checks: isOpen ? checks(messages, request, today) : [],
    steps: isOpen ? stepsWithDays(words, request, today) : [],
    actions: actionsOf(request, possibleEvents(request, today, words.cases), words.teamCases.actions),
    timeline: timeline(words, request, mails),
    inCharge: inChargeOf(request) ?? words.teamCases.list.nobodyInCharge,
    flags: flagsOf(words, request),
    related: relatedTo(request, show),
    isErased: request.erasedAt !== undefined,
    isBounced: hasBounced(request),
    mayResend: request.answers['email'] !== undefined,
    seen: request.events.length,
  };
}

function contact(
  { name, label, value }: Fact & { name: string },
  { confirmedAt }: StoredRequest,
  { emailState }: Words['teamCases']['show'],
): Fact {
  if (name !== 'email') return { label, value };
  const say = confirmedAt === undefined ? emailState.unverified : emailState.verified;
  return { label, value: fill(say, { email: value }) };
}

/** What happened and every email, in the order in which it was recorded. */
function timeline(words: Words, request: StoredRequest, mails: readonly MailAbout[]): TimelineEntry[] {
  const effective = effectiveEvents(request.events);
  const events = request.events.map((event) => entryOf(event, !effective.includes(event), words));
  return [...events, ...mails.map((mail) => mailEntry(mail, words.teamCases.show))].sort(
    (a, b) => a.at - b.at,
  );
}

function entryOf(event: CaseEvent, isVoided: boolean, words: Words): TimelineEntry {
  const { what, on, at } = event;
  const { show } = words.cases;
  const isOut = isVoided && what !== 'case.voided';
  return {
    at,
    day: writeDayShort(on),
    title: words.cases.events[what],
    notes: [...(isOut ? [show.takenBack] : []), ...whoAndWhen(event, words.cases)],
    isVoided: isOut,
    text: textOfEvent(event, words),
    mailId: undefined,
  };
}

function mailEntry(
  { id, kind, createdAt, settledAt, state, message }: MailAbout,
  show: Words['teamCases']['show'],
): TimelineEntry {
  const shown = message && withoutTokens(message, show.link);
  const title = shown
    ? fill(show.messageTo, { to: shown.to, subject: shown.subject })
    : ((show.mailKinds as Partial<Record<MailAbout['kind'], string>>)[kind] ?? show.mailKinds.other);
  const how =
    state === 'sent'
      ? fill(show.messageState.sent, { at: writeMoment(settledAt ?? createdAt) })
      : show.messageState[state];
  return {
    at: createdAt,
    day: writeDayShort(dayInLondon(createdAt)),
    title,
    notes: [how],
    isVoided: false,
    text: shown?.text,
    mailId: shown && id,
  };
}

function flagsOf({ mails, teamCases }: Words, { flags }: StoredRequest): string | undefined {
  const named = flags.map((flag) => mails.flags[flag]);
  return named.length > 0 ? fill(teamCases.show.flags, { flags: named.join('; ') }) : undefined;
}

function relatedTo(
  { follows, correctedBy, events }: StoredRequest,
  show: Words['teamCases']['show'],
): CaseView['related'] {
  const repeats = effectiveEvents(events).findLast(({ what }) => what === 'case.duplicate')?.reason;
  return [
    ...(follows === undefined ? [] : [{ text: show.follows, reference: follows }]),
    ...(correctedBy === undefined ? [] : [{ text: show.correctedBy, reference: correctedBy }]),
    ...(repeats === undefined ? [] : [{ text: show.repeats, reference: repeats }]),
  ].map(({ text, reference }) => ({ text: fill(text, { reference }), reference }));
}
