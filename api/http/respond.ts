import type { Context, Handler } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { ErrorStatus } from '../../content/addresses.ts';
import type { MessageDependencies } from '../mail/messages.ts';

/** Whether the client is a script that asks for JSON. A browser opening a page also accepts HTML. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? '';
  return accepts(accept, 'application/json') && !accepts(accept, 'text/html');
}

/** Whether a header such as `Accept` names a type. A weight of 0 refuses it (RFC 9110, section 12.4.2). */
const accepts = (header: string, type: string): boolean =>
  header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === type && !parameters.some((it) => /^q=0(\.0{1,3})?$/.test(it));
  });

/** Responds with an error of this status. */
type ErrorPage = (status: ErrorStatus) => Response | Promise<Response>;

/** Sets what `respondError` answers with, for a part of the site that has error pages of its own. */
export const setErrorPage = (c: Context, errorPage: ErrorPage): void => {
  c.set('errorPage', errorPage);
};

/** Responds with an error page, or with the same words as JSON if the client asks for it. */
export function respondError(
  c: Context,
  { pages, words }: Pick<MessageDependencies, 'pages' | 'words'>,
  status: ErrorStatus,
): Response | Promise<Response> {
  const { errorPage } = c.var as { errorPage?: ErrorPage };
  if (errorPage) return errorPage(status);
  c.header('Cache-Control', 'no-store');
  const { title, body } = words.errors[status];
  if (wantsJson(c)) return c.json({ error: { status, title, body } }, status);
  return c.html(pages.open(addresses.errorTemplate(status)).html(), status);
}

/** Responds with 405 to all other methods. Register it after the handlers of the path. */
export const allowOnly =
  (messages: Pick<MessageDependencies, 'pages' | 'words'>, methods: string): Handler =>
  (c) => {
    c.header('Allow', methods);
    return respondError(c, messages, 405);
  };
