import type { Context, Handler } from 'hono';
import { addresses } from '../../content/addresses.ts';
import type { ErrorStatus } from '../../content/addresses.ts';
import type { MessageDependencies } from '../mail/messages.ts';

/** Whether the caller is a script that asked for data; a browser that opens a page never asks for it alone. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/** An error as a page of the site, or as JSON in the same words for a caller that asks for it. */
export function respondError(
  c: Context,
  { pages, words }: Pick<MessageDependencies, 'pages' | 'words'>,
  status: ErrorStatus,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const { title, body } = words.errors[status];
  if (wantsJson(c)) return c.json({ error: { status, title, body } }, status);
  return c.html(pages.open(addresses.errorTemplate(status)).html(), status);
}

/** Answers every method that an address does not know with 405. It goes behind the handlers of that address. */
export const allowOnly =
  (messages: Pick<MessageDependencies, 'pages' | 'words'>, methods: string): Handler =>
  (c) => {
    c.header('Allow', methods);
    return respondError(c, messages, 405);
  };
