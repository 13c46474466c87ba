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

/** The app for one test, closed at its end unless the test closed it itself. */
export async function openCandour(options?: Parameters<typeof startCandour>[0]): Promise<Candour> {
  const candour = await startCandour(options);
  const { close } = candour;
  let closing: Promise<void> | undefined;
  candour.close = () => (closing ??= close());
  onTestFinished(candour.close);
  return candour;
}

/** A data directory for one test, for what must outlive a closed store. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-data-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** An access form without anything wrong and without an email address. */
export const byTelephone: Fields = {
  ...validAccess,
  email: '',
  telephone: '020 7946 0123',
  delivery: 'collect',
};

/** The identity of a form that was opened a minute ago, as its page carries it. */
export const openedForm = ({ messages, clock }: Candour): string =>
  newSubmission(messages.keys, clock.now() - MINUTE);

/** Files a request; the answer must be that it is taken. Gives the address of the page that says so. */
export async function file(
  candour: Candour,
  fields: Fields = validAccess,
  { kind = 'access', from = '192.0.2.1' }: { kind?: RequestKind; from?: string } = {},
): Promise<string> {
  const response = await candour.post(
    addresses.api.form(kind),
    { submission: openedForm(candour), ...fields },
    { 'x-forwarded-for': from },
  );
  expect(response.status, visible(await read(response), '.error-summary')).toBe(303);
  return locationOf(response);
}

/** Files several requests, each of another address and with other words, a millisecond apart. */
export async function fileMany(candour: Candour, count: number, fields: Fields = validAccess): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const email = fields['email'] === '' ? '' : `patient${number}@patient.example`;
    // The moment sets it apart: the same words from the same place would be the same request.
    const format = `Patient ${number} at ${candour.clock.now()}`;
    await file(candour, { ...fields, name: `Patient ${number}`, format, email });
    candour.clock.advance(1);
  }
}

export const locationOf = (response: Response): string => response.headers.get('location') ?? '';

/** Files a request, sends its mail and gives the token of the link inside. */
export async function fileAndGetToken(candour: Candour, fields?: Fields): Promise<string> {
  await file(candour, fields);
  await candour.round();
  return tokenIn(candour.sent.at(-1)?.message);
}

const isReminder = ({ subject }: EmailMessage): boolean =>
  /^Please look at (request|\d+ requests)/.test(subject);
const allToTeam = ({ sent, messages }: Candour): EmailMessage[] =>
  sent.map(({ message }) => message).filter(({ to }) => to === messages.clinic.requestsTeam.email);

/** The mails that the team was sent about what came, in their order. */
export const toTeam = (candour: Candour): EmailMessage[] =>
  allToTeam(candour).filter((message) => !isReminder(message));

/** The mails that reminded the team of dates. */
export const reminders = (candour: Candour): EmailMessage[] => allToTeam(candour).filter(isReminder);

/** The mails to anyone else. */
export const toOthers = ({ sent, messages }: Candour): EmailMessage[] =>
  sent.map(({ message }) => message).filter(({ to }) => to !== messages.clinic.requestsTeam.email);

/** The token of the link in a mail. */
export function tokenIn(message: EmailMessage | undefined): string {
  const [, token] = /\/requests\/confirm\/([a-z0-9]{32})\//.exec(message?.text ?? '') ?? [];
  if (!token) throw new Error('The mail has no link');
  return token;
}

/** The token of the link by which an opt-out is taken back. */
export function notMeTokenIn(message: EmailMessage | undefined): string {
  const [, token] = /\/requests\/not-me\/([a-z0-9]{32})\//.exec(message?.text ?? '') ?? [];
  if (!token) throw new Error('The mail has no link to take the opt-out back');
  return token;
}

/** Clicks “It was not me”. */
export const takeBack = (candour: Candour, token: string): Promise<Response> =>
  candour.post(addresses.api.notMe, { token });

export const press = (candour: Candour, token: string): Promise<Response> =>
  candour.post(addresses.api.confirm, { token });

/** A page as elements, with those that only the API could have shown left out. */
export async function read(page: Response | Promise<Response>): Promise<CheerioAPI> {
  return load(await (await page).text());
}

/** What stands on a page, its white space made even. */
export const visible = ($: CheerioAPI, selector = 'main'): string =>
  $(selector).text().replace(/\s+/g, ' ').trim();

/** Looks into the database beside the store, without changing it. */
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

/** Every byte of the database as it lies on disk, its log of writes included. */
export function databaseBytes(candour: Pick<Candour, 'dataDir'>): Buffer {
  const files = readdirSync(candour.dataDir).filter((name) => name.startsWith('candour.db'));
  return Buffer.concat(files.map((name) => readFileSync(join(candour.dataDir, name))));
}
