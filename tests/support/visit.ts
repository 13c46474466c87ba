import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { expect, onTestFinished } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { newSubmission } from '../../api/requests/submission.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { startCandour, validAccess } from './candour.ts';
import type { Candour } from './candour.ts';

type Fields = Record<string, string | string[]>;

/** The app for one test, closed at its end unless the test has closed it. */
export async function openCandour(options?: Parameters<typeof startCandour>[0]): Promise<Candour> {
  const candour = await startCandour(options);
  const { close } = candour;
  let closing: Promise<void> | undefined;
  candour.close = () => (closing ??= close());
  onTestFinished(candour.close);
  return candour;
}

/** A data directory for one test, for data that must outlive a closed store. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-data-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A valid access form without an email address. */
export const byTelephone: Fields = {
  ...validAccess,
  email: '',
  telephone: '020 7946 0123',
  delivery: 'collect',
};

/** The identity of a form opened a minute ago, as its page has it. */
export const openedForm = ({ messages, clock }: Candour): string =>
  newSubmission(messages.keys, clock.now() - MINUTE);

/** Files a request from the page on which it was checked. It must be accepted. Returns the address of the page that says so. */
export async function file(
  candour: Candour,
  fields: Fields = validAccess,
  { kind = 'access', from = '192.0.2.1' }: { kind?: RequestKind; from?: string } = {},
): Promise<string> {
  const response = await candour.post(
    addresses.api.form(kind),
    { submission: openedForm(candour), checked: 'yes', ...fields },
    { 'x-forwarded-for': from },
  );
  expect(response.status, visible(await read(response), '.error-summary')).toBe(303);
  return locationOf(response);
}

/** Files several requests, each from another address and with other words, a millisecond apart. */
export async function fileMany(candour: Candour, count: number, fields: Fields = validAccess): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const email = fields['email'] === '' ? '' : `patient${number}@patient.example`;
    // The time makes it different: the same words from the same place would be the same request.
    const format = `Patient ${number} at ${candour.clock.now()}`;
    await file(candour, { ...fields, name: `Patient ${number}`, format, email });
    candour.clock.advance(1);
  }
}

export const locationOf = (response: Response): string => response.headers.get('location') ?? '';

/** Files a request, sends its email and returns the token of its link. */
export async function fileAndGetToken(candour: Candour, fields?: Fields): Promise<string> {
  await file(candour, fields);
  await candour.round();
  return tokenIn(candour.sent.at(-1)?.message);
}

const isReminder = ({ subject }: EmailMessage): boolean =>
  /^Please look at (request|\d+ requests)/.test(subject);
const allToTeam = ({ sent, messages }: Candour): EmailMessage[] =>
  sent.map(({ message }) => message).filter(({ to }) => to === messages.clinic.requestsTeam.email);

/** The emails to the team about requests, in order. */
export const toTeam = (candour: Candour): EmailMessage[] =>
  allToTeam(candour).filter((message) => !isReminder(message));

/** The emails that reminded the team of dates. */
export const reminders = (candour: Candour): EmailMessage[] => allToTeam(candour).filter(isReminder);

/** The emails that reminded leads of cases that nobody has answered. */
export const remindersToLeads = ({ sent, messages }: Candour): EmailMessage[] =>
  sent
    .map(({ message }) => message)
    .filter((message) => isReminder(message) && message.to !== messages.clinic.requestsTeam.email);

/** The emails to people who asked, and codes. */
export const toOthers = ({ sent, messages }: Candour): EmailMessage[] =>
  sent
    .map(({ message }) => message)
    .filter((message) => message.to !== messages.clinic.requestsTeam.email && !isReminder(message));

/** The token of the link in an email. */
export function tokenIn(message: EmailMessage | undefined): string {
  const [, token] = /\/requests\/confirm\/([a-z0-9]{32})\//.exec(message?.text ?? '') ?? [];
  if (!token) throw new Error('The email has no link');
  return token;
}

/** The token of the link that undoes an opt-out. */
export function notMeTokenIn(message: EmailMessage | undefined): string {
  const [, token] = /\/requests\/not-me\/([a-z0-9]{32})\//.exec(message?.text ?? '') ?? [];
  if (!token) throw new Error('The email has no link to undo the opt-out');
  return token;
}

/** Clicks “It was not me”. */
export const takeBack = (candour: Candour, token: string): Promise<Response> =>
  candour.post(addresses.api.notMe, { token });

export const confirmWith = (candour: Candour, token: string): Promise<Response> =>
  candour.post(addresses.api.confirm, { token });

/** A page as elements, without those that only the API could have shown. */
export async function read(page: Response | Promise<Response>): Promise<CheerioAPI> {
  return load(await (await page).text());
}

/** The text of a page, with normalised white space. */
export const visible = ($: CheerioAPI, selector = 'main'): string =>
  $(selector).text().replace(/\s+/g, ' ').trim();

/** Queries the database beside the store, without changing it. */
export function rows(candour: Pick<Candour, 'dataDir'>, sql: string): Record<string, unknown>[] {
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'), { readOnly: true });
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    db.close();
  }
}

/** Every byte of the database on disk, including its write-ahead log. */
export function databaseBytes(candour: Pick<Candour, 'dataDir'>): Buffer {
  const files = readdirSync(candour.dataDir).filter((name) => name.startsWith('candour.db'));
  return Buffer.concat(files.map((name) => readFileSync(join(candour.dataDir, name))));
}
