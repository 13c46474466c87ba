import { addresses } from '../../content/addresses.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { validAccess } from './candour.ts';
import type { Candour } from './candour.ts';
import { teamVisitor } from './team.ts';
import type { TeamVisitor } from './team.ts';
import { confirmWith, file, tokenIn, toOthers } from './visit.ts';

/** A browser that keeps the cookies of status pages. */
export const statusVisitor = (
  candour: Pick<Candour, 'get' | 'post'>,
  options?: Parameters<typeof teamVisitor>[1],
): Omit<TeamVisitor, 'send'> => teamVisitor(candour, options);

/** The signed value in the address of a status page. */
export const tokenOfPage = (page: string): string => page.split('/').at(-2) ?? '';

const { askCode, useCode } = addresses.api.status;

/** The mails with codes for status pages, oldest first. */
export const statusCodeMails = ({ sent }: Pick<Candour, 'sent'>): EmailMessage[] =>
  sent.map(({ message }) => message).filter(({ subject }) => subject === 'Your code');

/** Asks for a code and lets the mail go out. The code is made after the answer, so it is waited for. */
export async function askForStatusCode(
  candour: Candour,
  visitor: Pick<TeamVisitor, 'post'>,
  page: string,
): Promise<Response> {
  const response = await visitor.post(askCode, { outcome: tokenOfPage(page) });
  await new Promise((done) => setImmediate(done));
  await candour.store.probe(candour.clock.now());
  await candour.round();
  return response;
}

/** The code in a mail, as it is written there. */
export function statusCodeIn(message: EmailMessage | undefined): string {
  const [, code] = /^\s+([A-Z0-9]{4}-[A-Z0-9]{4})$/m.exec(message?.text ?? '') ?? [];
  if (!code) throw new Error('The mail has no code');
  return code;
}

/** Opens the rest of a status page with a code. */
export async function openStatusPage(
  candour: Candour,
  visitor: Pick<TeamVisitor, 'post'>,
  page: string,
): Promise<Response> {
  await askForStatusCode(candour, visitor, page);
  const code = statusCodeIn(statusCodeMails(candour).at(-1));
  return visitor.post(useCode, { outcome: tokenOfPage(page), code });
}

/** Files a request and confirms its address. Gives its page. */
export async function confirmedPage(
  candour: Candour,
  fields: Record<string, string | string[]> = validAccess,
): Promise<string> {
  const page = await file(candour, fields, { kind: 'channels' in fields ? 'opt-out' : 'access' });
  await candour.round();
  await confirmWith(candour, tokenIn(toOthers(candour).at(-1)));
  return page;
}

/** The case that a status page is about. */
export async function caseOfPage(candour: Candour, page: string): Promise<StoredRequest> {
  const request = await candour.store.find(tokenOfPage(page).split('.')[0] ?? '');
  if (!request) throw new Error('There is no case');
  return request;
}
