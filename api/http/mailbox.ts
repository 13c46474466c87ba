import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { writeMoment } from '../base/calendar.ts';
import type { LocalMailbox } from '../mail/local-mailbox.ts';
import { mailFrameHeaders } from './headers.ts';
import { respondError } from './respond.ts';
import type { RouteDependencies } from './dependencies.ts';

/** The local mailbox, for trying Candour out. It only answers to the host name of PUBLIC_ORIGIN. */
export function mailboxRoutes(services: RouteDependencies, mailbox: LocalMailbox): Hono {
  const app = new Hono();
  const { messages, path, config } = services;
  const host = new URL(config.publicOrigin).host;

  /** The mail with the id in the URL. An invalid id never reaches the disk. */
  function readMail(c: Context) {
    const id = c.req.param('id') ?? '';
    return /^[\w-]{1,64}$/.test(id) ? mailbox.read(id) : undefined;
  }

  app.use('*', async (c: Context, next) => {
    // In a DNS rebinding attack, the request has another Host.
    if (c.req.header('host') !== host) return respondError(c, messages, 404);
    c.header('Cache-Control', 'no-store');
    return next();
  });

  app.get('/', (c) => {
    const mails = mailbox.list().map(({ id, to, subject, at }) => ({
      href: path(`${addresses.mailbox}${id}/`),
      to,
      subject,
      at: writeMoment(at),
      atIso: new Date(at).toISOString(),
    }));
    const page = messages.pages.open(addresses.mailboxTemplate);
    page.fill({ empty: mails.length === 0, mails });
    return c.html(page.html());
  });

  app.get('/:id', (c) => {
    const mail = readMail(c);
    if (!mail) return respondError(c, messages, 404);
    const { subject, from, to, replyTo, at, text, html, id } = mail;
    const page = messages.pages.open(addresses.mailboxMessageTemplate);
    page.fill({
      subject,
      from,
      to,
      replyTo,
      at: writeMoment(at),
      text,
      frame: html && path(`${addresses.mailbox}${id}/html`),
      back: path(addresses.mailbox),
    });
    return c.html(page.html());
  });

  app.get('/:id/html', mailFrameHeaders(), (c) => {
    const html = readMail(c)?.html;
    // The frame is sandboxed; without this, a link would open inside it.
    return html
      ? c.html(html.replace('<head>', '<head><base target="_top">'))
      : respondError(c, messages, 404);
  });
  return app;
}
