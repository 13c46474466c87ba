import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { encode, validAccess } from './candour.ts';
import type { PostedMail } from './resend-service.ts';

/** Requests to a running server as a visitor's browser sends them, without a browser. */

/** Opens the form and returns its submission identity. A repeated form is recognised by it. */
export async function openForm(origin: string, kind: RequestKind = 'access'): Promise<string> {
  const page = await (await fetch(origin + addresses.form(kind))).text();
  const [, submission] = /name="submission" value="([^"]+)"/.exec(page) ?? [];
  if (submission === undefined) throw new Error('The form has no submission identity');
  return submission;
}

export interface Sent {
  status: number;
  /** The page that the answer redirects to. */
  location: string;
}

/** Sends a form as a page of the same origin does. Rejects if the connection breaks. */
export async function sendForm(origin: string, path: string, fields: Record<string, string>): Promise<Sent> {
  const response = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: encode(fields),
  });
  await response.arrayBuffer();
  return { status: response.status, location: response.headers.get('location') ?? '' };
}

/** A valid access request from that address. */
export const accessFrom = (email: string, submission: string) => ({
  ...validAccess,
  want: 'whole',
  email,
  submission,
});

/** Files a valid access request from that address. */
export async function fileRequest(origin: string, email: string): Promise<Sent> {
  return sendForm(origin, addresses.api.form('access'), accessFrom(email, await openForm(origin)));
}

/** The token of the link in an email. */
export function tokenIn(mail: Pick<PostedMail, 'text'>): string {
  const [, token] = /\/requests\/confirm\/([a-z0-9]+)\//.exec(mail.text) ?? [];
  if (token === undefined) throw new Error('The email has no link');
  return token;
}

/** The reference on an outcome page, or undefined if there is no such page. */
export async function referenceOn(origin: string, location: string): Promise<string | undefined> {
  const response = await fetch(origin + location);
  if (response.status !== 200) return undefined;
  return /class="reference">([^<]+)</.exec(await response.text())?.[1];
}
