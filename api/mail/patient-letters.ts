import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../calendar.ts';
import type { Moment } from '../calendar.ts';
import { explainDueDate } from '../requests/clock/explain.ts';
import { dueOnceAcknowledged } from '../requests/due-of.ts';
import type { DueDate } from '../requests/clock/facts.ts';
import { deriveToken, hashToken, LINK_LIFETIME } from '../requests/tokens.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../store/store.ts';
import type { Block, Message } from './blocks.ts';
import { REFERENCE_MARK, TOKEN_MARK } from './form-letters.ts';
import { newMail, writeForm, writeLetter } from './letters.ts';
import type { Desk } from './letters.ts';

/**
 * The acknowledgement: receipt and confirmation in one. Nothing that was typed stands in it, because the address may
 * be a stranger's: else the form would send anyone's words to anyone in the clinic's name. So all who ask for the same
 * on the same day get copies of one letter.
 */
export function acknowledgement(desk: Desk, request: StoredRequest): NewMail {
  const { kind, receivedOn, receivedAt, privacy } = request;
  const words = desk.words.mails.acknowledgement;
  const date = dueOnceAcknowledged(request, dayInLondon(receivedAt));
  const about = [kind, receivedOn, date, privacy?.version, desk.pages.builtAt(addresses.mailTemplate)];
  const form = desk.formLetters(about, () =>
    writeForm(
      desk,
      linkMessage(desk, { receivedOn, privacy, reference: REFERENCE_MARK }, date, {
        subject: words.subject,
        preview: words.preview,
        opening: [
          { heading: words.heading[kind] },
          { paragraph: fill(words.opening[kind], { clinic: desk.clinic.tradingName }) },
        ],
      }),
    ),
  );
  return newMail('acknowledgement', { form }, linkOf(desk, request, 1, receivedAt));
}

/** The same letter with the next link, for someone whose link expired or got lost. */
export function linkAgain(
  desk: Desk,
  request: StoredRequest,
  to: string,
  number: number,
  now: Moment,
): NewMail {
  const { subject, preview, heading, opening } = desk.words.mails.linkAgain;
  const date = dueOnceAcknowledged(request, dayInLondon(now));
  const message = linkMessage(desk, request, date, {
    subject,
    preview,
    opening: [{ heading }, { paragraph: opening }],
  });
  return newMail('link-again', writeLetter(desk, to, message), linkOf(desk, request, number, now));
}

function linkOf({ keys }: Desk, { id }: StoredRequest, number: number, at: Moment): NewMail['token'] {
  const token = deriveToken(keys.current, { requestId: id, number });
  return { keyId: keys.current.id, number, hash: hashToken(token), expiresAt: at + LINK_LIFETIME };
}

function linkMessage(
  desk: Desk,
  { reference, receivedOn, privacy }: Pick<StoredRequest, 'reference' | 'receivedOn' | 'privacy'>,
  date: DueDate,
  { subject, preview, opening }: { subject: string; preview: string; opening: Block[] },
): Message {
  const { clinic } = desk;
  const words = desk.words.mails.acknowledgement;
  return {
    subject: fill(subject, { reference }),
    preview,
    footer: fill(desk.words.mails.footer, { clinic: clinic.tradingName }),
    blocks: [
      ...opening,
      {
        facts: [
          { label: words.reference, value: reference },
          { label: words.receivedOn, value: writeDay(receivedOn) },
          { label: desk.words.dueDate.labels[date.task], value: writeDay(date.due) },
        ],
      },
      { subheading: words.confirmHeading },
      { paragraph: words.confirm },
      {
        button: words.button,
        href: desk.link(`${addresses.confirm}${TOKEN_MARK}/`),
        linkLabel: words.linkLabel,
      },
      { paragraph: words.notYou },
      { subheading: words.why },
      { list: explainDueDate(date, desk.words.dueDate) },
      ...privacyNotice(desk, privacy),
      { subheading: words.reachHeading },
      {
        paragraph: fill(words.reach, {
          phone: clinic.phone,
          hours: clinic.openingHours,
          email: clinic.requestsTeam.email,
        }),
      },
      { paragraph: fill(words.formats, { formats: clinic.formats.join(', ') }) },
    ],
  };
}

/** The notice that applied when the request was made: its page stays as it is, whatever we publish later. */
function privacyNotice({ words, link }: Desk, privacy: StoredRequest['privacy']): Block[] {
  if (!privacy) return [];
  const { privacyHeading, privacy: sentence } = words.mails.acknowledgement;
  return [
    { subheading: privacyHeading },
    {
      link: fill(sentence, { version: writeDay(privacy.version.slice(0, 10)) }),
      href: link(addresses.policyVersion('privacy', privacy.version)),
    },
  ];
}
