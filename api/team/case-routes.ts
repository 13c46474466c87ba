import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { respondError } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { isReference, plainReference } from '../domain/references.ts';
import type { StoredRequest } from '../domain/case.ts';
import { letterOfText } from '../mail/blocks.ts';
import { withoutTokens } from '../mail/link-blocks.ts';
import { audit } from './audit.ts';
import { showCase } from './case-page.ts';
import { showLetter } from './letter-page.ts';
import type { SignedIn } from './signed-in.ts';

/** The page of a case, and its emails as letters. */
export function caseRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, messages, path } = services;
  const app = new Hono<SignedIn>();

  app.get('/cases/:reference', async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    await audit(c, services, 'case.viewed', { requestId: request.id });
    return showCase(c, services, request);
  });

  app.get('/cases/:reference/letters/:mail', async (c) => {
    const request = await caseOf(c, services);
    const mails = request ? await store.mailsAbout(request.id) : [];
    const mail = mails.find(({ id }) => id === c.req.param('mail'));
    if (!request || !mail?.message) return respondError(c, messages, 404);
    const { subject, text } = withoutTokens(mail.message, messages.words.teamCases.show.link);
    await audit(c, services, 'case.viewed', { requestId: request.id });
    return showLetter(c, services, request, letterOfText(text), {
      subject,
      postedHref: path(`${addresses.team.record(request.reference, 'posted')}?mail=${mail.id}`),
    });
  });

  return app;
}

/** The case whose reference is in the address. Undefined if there is none. */
export async function caseOf(
  c: Context<SignedIn>,
  { store }: Pick<RouteDependencies, 'store'>,
): Promise<StoredRequest | undefined> {
  const reference = c.req.param('reference') ?? '';
  return isReference(reference) ? store.findByReference(plainReference(reference)) : undefined;
}
