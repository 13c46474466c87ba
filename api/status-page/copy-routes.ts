import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import { hashDeliveryCode } from '../casework/deliver.ts';
import { endDelivery, recordDownload, recordLocked } from '../casework/delivery-events.ts';
import { endOf } from '../domain/delivery.ts';
import type { Delivery } from '../domain/delivery.ts';
import { contentDisposition, readRange } from '../http/download.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { parseFields } from '../http/form-body.ts';
import { readCode } from '../http/mailed-codes.ts';
import { allowOnly, respondError } from '../http/respond.ts';
import { copyCookie } from './copy-cookie.ts';
import { readLink, showCopy } from './copy-page.ts';

/** The page of a copy, and its files. */
export function copyPageRoutes(services: RouteDependencies): Hono {
  const { store, clock, messages, config, path } = services;
  const cookie = copyCookie(config.publicOrigin);
  const app = new Hono();

  app.get('/:link', async (c) => showCopy(c, services, await deliveryAt(services, c.req.param('link'))));

  app.get('/:link/:file', async (c) => {
    const link = c.req.param('link');
    const delivery = await deliveryAt(services, link);
    const file = delivery?.files.find(({ id }) => id === c.req.param('file'));
    const now = clock.now();
    const isOpen =
      delivery !== undefined &&
      endOf(delivery, dayInLondon(now)) === undefined &&
      cookie.isOpen(c, messages.keys, delivery, now);
    // The page says what is the matter, or asks for the code again.
    if (!file || !isOpen) return c.redirect(path(`${addresses.copy}${link}/`), 303);
    const { name, type, size, sha256 } = file;
    const etag = `"${sha256}"`;
    const range = readRange(c.req.header('range'), c.req.header('if-range'), { size, etag });
    c.header('Accept-Ranges', 'bytes');
    c.header('Cache-Control', 'no-store');
    if (range === 'unsatisfiable') {
      c.header('Content-Range', `bytes */${size}`);
      return c.body(null, 416);
    }
    const { from, to } = range ?? { from: 0, to: size };
    const headers = {
      'Content-Type': type,
      'Content-Length': String(to - from),
      'Content-Disposition': contentDisposition(name),
      'X-Content-Type-Options': 'nosniff',
      // Whatever a browser makes of a file, nothing in it runs here.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ETag: etag,
      ...(range ? { 'Content-Range': `bytes ${from}-${to - 1}/${size}` } : {}),
    };
    if (c.req.method === 'HEAD') return c.body(null, range ? 206 : 200, headers);
    const bytes = await store.readFile(delivery, file, from, to);
    await recordDownload(services, delivery, file, from);
    const body = Readable.toWeb(Readable.from(bytes, { objectMode: false }));
    return c.body(body as ReadableStream<Uint8Array>, range ? 206 : 200, headers);
  });

  return app;
}

/** What the page of a copy sends: the code, closing it, and that the person has it. */
export function copyFormRoutes(services: RouteDependencies): Hono {
  const { store, clock, messages, config, path, wake } = services;
  const { words, keys } = messages;
  const say = words.delivery.page;
  const cookie = copyCookie(config.publicOrigin);
  const app = new Hono();

  onForm('use-code', async (c, delivery, fields) => {
    const code = readCode(fields.get('code') ?? '');
    // What cannot be a code is no try: somebody may send the form too early.
    if (code === undefined) return showCopy(c, services, delivery, say.wrong);
    const outcome = await store.useDeliveryCode(delivery.id, hashDeliveryCode(delivery.id, code));
    if (outcome === 'wrong') return showCopy(c, services, delivery, say.wrong);
    if (outcome === 'locked' && (await recordLocked(services, delivery))) wake();
    const now = await deliveryAt(services, delivery.link ?? '');
    if (outcome !== 'right' || !now) return showCopy(c, services, now);
    cookie.open(c, keys, now, clock.now());
    return back(c, delivery);
  });

  onForm('leave', (c, delivery) => {
    cookie.close(c);
    return Promise.resolve(back(c, delivery));
  });

  onForm('received', async (c, delivery) => {
    if (!cookie.isOpen(c, keys, delivery, clock.now()))
      return showCopy(c, services, delivery, say.closedAgain);
    await endDelivery(services, delivery, 'received');
    cookie.close(c);
    return back(c, delivery);
  });

  const back = (c: Context, { link = '' }: Delivery) => c.redirect(path(`${addresses.copy}${link}/`), 303);

  /** Handles a form of the page, while there is something to download. */
  function onForm(
    act: string,
    handle: (c: Context, delivery: Delivery, fields: URLSearchParams) => Response | Promise<Response>,
  ): void {
    app.post(`/${act}`, async (c) => {
      c.header('Cache-Control', 'no-store');
      const fields = parseFields(await c.req.text());
      if (!fields) return respondError(c, messages, 400);
      const delivery = await deliveryAt(services, fields.get('link') ?? '');
      if (!delivery || endOf(delivery, dayInLondon(clock.now()))) return showCopy(c, services, delivery);
      return handle(c, delivery, fields);
    });
    app.all(`/${act}`, allowOnly(messages, 'POST'));
  }

  return app;
}

/** The delivery whose page has this secret in its address. */
function deliveryAt({ store }: RouteDependencies, given: string): Promise<Delivery | undefined> {
  const link = readLink(given);
  return link === undefined ? Promise.resolve(undefined) : store.deliveryByLink(link);
}
