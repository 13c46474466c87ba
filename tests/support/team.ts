import { expect } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import type { Candour } from './candour.ts';
import { locationOf, read } from './visit.ts';

/** The people of the test clinic. */
export const MANAGER = 'manager@brackenholt.example';
export const RECEPTION = 'reception@brackenholt.example';
export const DIRECTOR = 'director@brackenholt.example';

/** A browser that keeps the cookies of the team pages. Another browser of the same person is another visitor. */
export interface TeamVisitor {
  cookies: Map<string, string>;
  get: (path: string) => Promise<Response>;
  post: (
    path: string,
    fields?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** Sends a form as a page of this session does, with its token. */
  send: (path: string, fields?: Record<string, string | string[]>) => Promise<Response>;
}

/**
 * Opens a browser.
 *
 * @param from the network that it is in, if the app trusts a proxy
 */
export function teamVisitor(
  candour: Pick<Candour, 'get' | 'post'>,
  { from = '192.0.2.10' } = {},
): TeamVisitor {
  const cookies = new Map<string, string>();
  const headers = () => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    'x-forwarded-for': from,
  });
  const kept = (response: Response): Response => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const visitor: TeamVisitor = {
    cookies,
    get: async (path) => kept(await candour.get(path, headers())),
    post: async (path, fields = {}, extra = {}) =>
      kept(await candour.post(path, fields, { ...headers(), ...extra })),
    send: async (path, fields = {}) =>
      visitor.post(path, { ...fields, 'form-token': await formTokenOf(visitor) }),
  };
  return visitor;
}

/** The token in the forms of a session. */
export async function formTokenOf(visitor: TeamVisitor): Promise<string> {
  const $ = await read(visitor.get(addresses.team.people));
  return $('input[name="form-token"]').first().attr('value') ?? '';
}

/** The mails with codes, oldest first. */
export const codeMails = ({ sent }: Pick<Candour, 'sent'>): EmailMessage[] =>
  sent.map(({ message }) => message).filter(({ subject }) => subject.startsWith('Your sign-in code'));

/** The code in a mail, as it is written there. */
export function codeIn(message: Pick<EmailMessage, 'text'> | undefined): string {
  const [, code] = /^\s+([A-Z0-9]{4}-[A-Z0-9]{4})$/m.exec(message?.text ?? '') ?? [];
  if (!code) throw new Error('The mail has no code');
  return code;
}

/** Asks for a code and lets the mail go out. The code is made after the answer, so it is waited for. */
export async function askForCode(
  candour: Candour,
  visitor: TeamVisitor,
  email: string,
  next?: string,
): Promise<Response> {
  const response = await visitor.post(addresses.team.signIn, { email, ...(next ? { next } : {}) });
  await new Promise((done) => setImmediate(done));
  await candour.store.probe(candour.clock.now());
  await candour.round();
  return response;
}

/** Signs a person in with a code. Gives where that leads to. */
export async function signIn(
  candour: Candour,
  visitor: TeamVisitor,
  email = MANAGER,
  next?: string,
): Promise<string> {
  await askForCode(candour, visitor, email, next);
  const response = await visitor.post(addresses.team.code, {
    code: codeIn(codeMails(candour).at(-1)),
    ...(next ? { next } : {}),
  });
  expect(response.status).toBe(303);
  return locationOf(response);
}
