import type { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../calendar.ts';
import { respondError } from '../respond.ts';
import type { Services } from '../services.ts';
import type { StoredRequest } from '../store/store.ts';
import { explainDueDate } from './clock/explain.ts';
import { dueOf } from './due-of.ts';
import { readReceipt } from './tokens.ts';

/** The pages after a request was sent and after its address was confirmed. Their address holds a signed value. */
export function outcomeRoutes(app: Hono, { store, desk, link }: Services): void {
  const { pages, keys, words } = desk;

  app.get(`${addresses.received}:receipt`, async (c) => {
    const receipt = c.req.param('receipt');
    const request = await store.find(readReceipt(keys, receipt) ?? '');
    if (!request || request.erasedAt !== undefined) return respondError(c, desk, 404);
    c.header('Cache-Control', 'no-store');
    const page = pages.open(addresses.received);
    page.fill({
      ...receiptOf(request),
      heading:
        request.kind === 'complaint' ? words.requests.received.titleComplaint : words.requests.received.title,
      explanation: explainDueDate(dueOf(request), words.dueDate).map((step) => ({ step })),
      hasEmail: request.answers['email'] !== undefined,
      noEmail: words.requests.received.noEmail[request.kind],
      confirmed: request.confirmedAt !== undefined,
      same: c.req.query('same') !== undefined,
      follows: request.follows && fill(words.requests.received.follows, { earlier: request.follows }),
      next: Object.values(words.requests.next[request.kind]).map((step) => ({ step })),
      resend: link(addresses.api.link),
      receipt,
    });
    return c.html(page.html());
  });

  app.get(`${addresses.confirmed}:receipt`, async (c) => {
    const request = await store.find(readReceipt(keys, c.req.param('receipt')) ?? '');
    if (request?.confirmedAt === undefined || request.erasedAt !== undefined)
      return respondError(c, desk, 404);
    c.header('Cache-Control', 'no-store');
    const page = pages.open(addresses.confirmed);
    page.fill(receiptOf(request));
    return c.html(page.html());
  });

  /** What a person must keep. The date is counted anew: something may have moved it since they were told. */
  function receiptOf(request: StoredRequest) {
    const { due, task } = dueOf(request);
    const { reference } = request;
    return { reference, dueLabel: words.dueDate.labels[task], due: writeDay(due), dueIso: due };
  }
}
