import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import type { StoredRequest } from '../domain/case.ts';
import { endOf } from '../domain/delivery.ts';
import { takenBack } from '../domain/take-back.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { statusCookies } from './cookies.ts';
import { hasCopyLink, withExpiredCopy } from './copy-progress.ts';
import { readMore } from './read-more.ts';
import type { ReadMore } from './read-more.ts';
import { hasExpired, statusView } from './status-view.ts';
import type { StatusView } from './status-view.ts';
import type { Step } from './step.ts';

/** What is said besides the state of the request. */
interface About {
  /** What went wrong, at the top and in the title. */
  problem?: string;
  /** What has just been done. */
  notice?: string | undefined;
  /** Whether the field for the code is shown. */
  asksCode?: boolean;
  /** What was written and not sent, so that nothing is lost. */
  unsent?: string;
  status?: 403 | 422 | 429;
}

/**
 * The page of a request. Its address, without a code, shows where the request is and what was chosen. What a code opened
 * is added in the browser in which it was typed.
 *
 * @param token the signed value in the page's address
 */
export async function showStatusPage(
  c: Context,
  { config, store, messages, clock, path }: RouteDependencies,
  request: StoredRequest,
  token: string,
  { problem, notice, asksCode = false, unsent, status }: About = {},
): Promise<Response> {
  const { pages, keys, words } = messages;
  const now = clock.now();
  const today = dayInLondon(now);
  const page = pages.open(addresses.received);
  if (hasExpired(request, today)) {
    page.fill({ heading: words.status.expired.title, expired: true, hasContact: true });
    return c.html(page.html(), 410);
  }
  const isOpen = statusCookies(config.publicOrigin).isOpen(c, keys, request, now);
  const more = isOpen ? readMore(messages, request, await store.mailsAbout(request.id)) : undefined;
  const copy = hasCopyLink(request) ? await store.deliveryOf(request.id) : undefined;
  const mayDownload = more !== undefined && copy?.link !== undefined && endOf(copy, today) === undefined;
  page.fill({
    ...dataOf(statusView(messages, withExpiredCopy(request, copy, now), today)),
    // The link went to the mailbox that the code showed to be theirs.
    copyHref: mayDownload ? path(`${addresses.copy}${copy.link}/`) : undefined,
    ...(more ? moreData(more, request, words) : lockedData(request, asksCode)),
    problem,
    codeIsWrong: problem !== undefined && asksCode ? 'true' : undefined,
    notice,
    // The box keeps what was written, unless it is closed by now.
    unsentOnly: unsent !== undefined && !more,
    hasContact: true,
    outcome: token,
    resend: path(addresses.api.link),
  });
  if (unsent !== undefined) page.setControl('text', [unsent]);
  if (problem !== undefined) page.prefixTitle(words.requests.errorTitlePrefix);
  return c.html(page.html(), status ?? 200);
}

/** A date as pages show it. */
export const dateOnPage = ({ label, value, day, sorry }: StatusView['date']): PageData => ({
  dueLabel: label,
  due: value,
  dueIso: day,
  sorry,
});

function dataOf(view: StatusView): PageData {
  return {
    reference: view.reference,
    heading: view.heading,
    status: view.status,
    isWaiting: view.isWaiting,
    ...dateOnPage(view.date),
    notes: view.notes.map((note) => ({ note })),
    isOpen: view.isOpen,
    steps: view.steps.map(stepData),
    explanation: view.why.map((reason) => ({ reason })),
    hasChoices: view.choices.length > 0,
    choices: answersData(view.choices),
    hasRemedies: view.remedies.length > 0,
    remedies: view.remedies.map((remedy) => ({ remedy })),
    hasRegulator: view.hasRegulator,
    until: view.until,
  };
}

const stepData = ({ title, day, texts, list, postTo, state, canResend }: Step): PageData => ({
  [state]: true,
  stepTitle: title,
  day,
  texts: texts.map((text) => ({ text })),
  hasList: list.length > 0,
  list: list.map((item) => ({ item })),
  hasPost: postTo.length > 0,
  postTo: postTo.map((line) => ({ line })),
  canResend: canResend === true,
});

const answersData = (answers: StatusView['choices']): PageData[] =>
  answers.map(({ label, value }) => ({
    answerTo: label,
    values: value.split('\n').map((answer) => ({ answer })),
  }));

/** What is said in place of what a code opens: how to get one, or why there is none. */
function lockedData(request: StoredRequest, asksCode: boolean): PageData {
  const isConfirmed = confirmedAddress(request) !== undefined;
  const mayConfirm =
    request.answers['email'] !== undefined && request.confirmedAt === undefined && !takenBack(request);
  return {
    hasMore: isConfirmed || mayConfirm || asksCode,
    mayAsk: isConfirmed && !asksCode,
    unconfirmed: mayConfirm && !asksCode,
    asksCode,
  };
}

function moreData(
  { messages, typed, question, canWithdraw }: ReadMore,
  { kind }: StoredRequest,
  { readMore: say }: RouteDependencies['messages']['words'],
): PageData {
  return {
    hasMore: true,
    opened: true,
    noMessages: messages.length === 0,
    messages: messages.map(({ day, subject, parts }) => ({
      sentOn: day,
      subject,
      parts: parts.map(({ text, isHeading }) => (isHeading ? { partHeading: text } : { part: text })),
    })),
    hasTyped: typed.length > 0,
    typed: answersData(typed),
    question: question?.split(/\n{2,}/).map((paragraph) => ({ paragraph })),
    replyLabel: question === undefined ? say.replyLabel : say.answerLabel,
    canWithdraw,
    withdraw: kind === 'opt-out' ? undefined : say.withdraw[kind],
    withdrawButton: kind === 'opt-out' ? undefined : say.withdrawButton[kind],
  };
}
