import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay, writeDayShort, writeMoment } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { headingOfCase } from '../domain/heading-of-case.ts';
import type { FilePart } from '../domain/case-file.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { StoredRequest } from '../domain/case.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { explainDueDate } from '../domain/deadline/explain.ts';
import { describeAnswers } from '../domain/describe-answers.ts';
import type { EventType } from '../domain/events.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import { searchesOf } from '../domain/searches.ts';
import { withoutTokens } from '../mail/link-blocks.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { MailAbout } from '../store/case-lists.ts';
import { toThePerson } from '../store/mails.ts';
import { statusParts, whoAndWhen } from './describe-case.ts';
import { lineOfCheck, lineOfSearch, textOfEvent } from './describe-release.ts';
import { placesOf } from './release-rules.ts';

/**
 * The parts of a case file besides what happened. Emails to the team are left out: one may name other cases too.
 *
 * @param today the day in London from which the dates are seen
 */
export function partsOf(
  messages: MessageDependencies,
  request: StoredRequest,
  { mails, audit }: { mails: readonly MailAbout[]; audit: readonly AuditEntry[] },
  today: Day,
): FilePart[] {
  const { words } = messages;
  const { parts } = words.caseFile;
  const reasons = explainDueDate(dueOf(request), words.dueDate, request.closedOn ?? today);
  return [
    { heading: parts.request, rows: aboutRequest(messages, request, today) },
    { heading: parts.dates, rows: reasons.map((text) => ({ text })) },
    ...aboutRelease(messages, request),
    { heading: parts.deliveries, rows: aboutDeliveries(messages, request) },
    { heading: parts.letters, rows: letters(messages, mails) },
    { heading: parts.notice, rows: aboutNotice(messages, request) },
    { heading: parts.audit, rows: audit.map((entry) => ({ text: lineOfAudit(messages, entry) })) },
  ].filter(({ rows }) => rows.length > 0);
}

function aboutRequest(messages: MessageDependencies, request: StoredRequest, today: Day): FilePart['rows'] {
  const { words } = messages;
  const { labels } = words.caseFile;
  const received = { day: writeDay(request.receivedOn), channel: words.cases.channels[request.channel] };
  return [
    { label: labels.kind, text: headingOfCase(words, request) },
    { label: labels.received, text: fill(words.cases.show.received, received) },
    { label: labels.status, text: statusParts(request, today, words.cases).join('; ') },
    ...labelled(labels.follows, request.follows),
    ...labelled(labels.correctedBy, request.correctedBy),
    ...describeAnswers(messages, request).map(({ label, value }) => ({ label, text: value })),
  ];
}

const labelled = (label: string, text: string | undefined): FilePart['rows'] =>
  text === undefined ? [] : [{ label, text }];

/** Where somebody looked and what was checked, as far as anything was recorded. */
function aboutRelease({ words, team }: MessageDependencies, request: StoredRequest): FilePart[] {
  const { parts } = words.caseFile;
  const { release } = words.cases;
  const isRecorded = (part: 'searches' | 'checks') => request.events.some(({ details }) => details?.[part]);
  const places = placesOf(team.read());
  return [
    ...(isRecorded('searches')
      ? [
          {
            heading: parts.searches,
            rows: searchesOf(request, places).map((search) => ({ text: lineOfSearch(search, release) })),
          },
        ]
      : []),
    ...(isRecorded('checks')
      ? [
          {
            heading: parts.checklist,
            rows: releaseChecksOf(request, places).map((check) => ({ text: lineOfCheck(check, release) })),
          },
        ]
      : []),
  ];
}

/** What was released, by whom and how, what was downloaded, and what became of the files. Or how it went on paper. */
function aboutDeliveries({ words }: MessageDependencies, { events }: StoredRequest): FilePart['rows'] {
  const onPaper: EventType[] = ['case.copy-posted', 'case.copy-collected'];
  return events
    .filter(({ what, details }) => details?.delivery !== undefined || onPaper.includes(what))
    .map((event) => {
      const { what, on } = event;
      const notes = [writeDayShort(on), ...whoAndWhen(event, words.cases)].join(', ');
      return { label: `${words.cases.events[what]} (${notes})`, text: textOfEvent(event, words) ?? '' };
    });
}

function letters({ words }: MessageDependencies, mails: readonly MailAbout[]): FilePart['rows'] {
  const { show } = words.teamCases;
  return mails
    .filter(({ kind }) => toThePerson.some((it) => it === kind))
    .map(({ message, state, createdAt, settledAt }) => {
      const shown = message && withoutTokens(message, show.link);
      const how =
        state === 'sent'
          ? fill(show.messageState.sent, { at: writeMoment(settledAt ?? createdAt) })
          : show.messageState[state];
      const title = shown
        ? fill(show.messageTo, { to: shown.to, subject: shown.subject })
        : writeDay(dayInLondon(createdAt));
      return {
        label: `${title} (${how})`,
        text: shown ? withoutStatusAddress(shown.text, show.link) : words.caseFile.notKept,
      };
    });
}

/** The address of the page of a request opens it for anybody who has it. */
const withoutStatusAddress = (text: string, words: string): string =>
  text.replace(STATUS_ADDRESS, (_, path: string) => path + words);
const STATUS_ADDRESS = new RegExp(`(${addresses.received})[^/\\s]+`, 'g');

const lineOfAudit = ({ words }: MessageDependencies, { at, action, by }: AuditEntry): string =>
  fill(words.caseFile.audit, { at: writeMoment(at), who: by, what: words.teamPages.audit.actions[action] });

function aboutNotice({ words }: MessageDependencies, { privacy }: StoredRequest): FilePart['rows'] {
  const { labels, noNotice } = words.caseFile;
  if (!privacy) return [{ text: noNotice }];
  return [
    { label: labels.version, text: privacy.version },
    ...labelled(labels.hash, privacy.hash === '' ? undefined : privacy.hash),
  ];
}
