import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../calendar.ts';
import type { Moment } from '../calendar.ts';
import { explainDueDate } from '../requests/clock/explain.ts';
import { dueOnceAcknowledged } from '../requests/due-of.ts';
import { deriveToken, hashToken, LINK_LIFETIME } from '../requests/tokens.ts';
import type { Letter, NewMail, StoredRequest } from '../store/store.ts';
import type { Block } from './blocks.ts';
import { newMail, writeLetter } from './letters.ts';
import type { Desk } from './letters.ts';

/** Stands in a stored letter where the token of its link goes, so that no token is ever at rest. */
const TOKEN_MARK = '~token~';

/** The letter as it leaves, with the token derived again: the same bytes at every try. */
export function fillLink(letter: Letter, token: string): Letter {
  const put = (part: string) => part.replaceAll(TOKEN_MARK, token);
  return { ...letter, text: put(letter.text), ...(letter.html ? { html: put(letter.html) } : {}) };
}

/**
 * The acknowledgement: receipt and confirmation in one. Nothing that was typed stands in it, because the address may
 * be a stranger's: else the form would send anyone's words to anyone in the clinic's name.
 */
export function acknowledgement(desk: Desk, request: StoredRequest, to: string): NewMail {
  const words = desk.words.mails.acknowledgement;
  const opening: Block[] = [
    { heading: words.heading[request.kind] },
    { paragraph: fill(words.opening[request.kind], { clinic: desk.clinic.tradingName }) },
  ];
  return linkMail(desk, request, to, {
    kind: 'acknowledgement',
    number: 1,
    at: request.receivedAt,
    subject: words.subject,
    preview: words.preview,
    opening,
  });
}

/** The same letter with the next link, for someone whose link expired or got lost. */
export function linkAgain(
  desk: Desk,
  request: StoredRequest,
  to: string,
  number: number,
  now: Moment,
): NewMail {
  const words = desk.words.mails.linkAgain;
  const opening: Block[] = [{ heading: words.heading }, { paragraph: words.opening }];
  return linkMail(desk, request, to, {
    kind: 'link-again',
    number,
    at: now,
    subject: words.subject,
    preview: words.preview,
    opening,
  });
}

interface LinkMail {
  kind: 'acknowledgement' | 'link-again';
  number: number;
  at: Moment;
  subject: string;
  preview: string;
  opening: Block[];
}

function linkMail(
  desk: Desk,
  request: StoredRequest,
  to: string,
  { kind, number, at, subject, preview, opening }: LinkMail,
): NewMail {
  const { clinic, keys } = desk;
  const words = desk.words.mails.acknowledgement;
  const date = dueOnceAcknowledged(request, dayInLondon(at));
  const token = deriveToken(keys.current, { requestId: request.id, number });
  const letter = writeLetter(desk, to, {
    subject: fill(subject, { reference: request.reference }),
    preview,
    footer: fill(desk.words.mails.footer, { clinic: clinic.tradingName }),
    blocks: [
      ...opening,
      {
        facts: [
          { label: words.reference, value: request.reference },
          { label: words.receivedOn, value: writeDay(request.receivedOn) },
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
      ...privacyNotice(desk, request),
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
  });
  return newMail(kind, letter, {
    keyId: keys.current.id,
    number,
    hash: hashToken(token),
    expiresAt: at + LINK_LIFETIME,
  });
}

/** The notice that applied when the request was made: its page stays as it is, whatever we publish later. */
function privacyNotice({ words, link }: Desk, { privacy }: StoredRequest): Block[] {
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
