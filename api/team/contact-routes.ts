import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../base/calendar.ts';
import { correctContact, previewSending, sendAgain } from '../casework/contact.ts';
import { parseContact } from '../casework/parse-entry.ts';
import type { Typed } from '../casework/parse-entry.ts';
import { sentence } from '../casework/refuse.ts';
import { checkErased } from '../casework/rules.ts';
import type { StoredRequest } from '../domain/case.ts';
import { endOf } from '../domain/delivery.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { withoutTokens } from '../mail/link-blocks.ts';
import type { EmailMessage } from '../store/mails.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { readSeenStrictly } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

const FIELDS = ['email', 'telephone', 'address'] as const;

/** Correcting how to reach the person of a case, and sending again what did not arrive. */
export function contactRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages, path, wake } = services;
  const { words } = messages;
  const app = new Hono<SignedIn>();

  app.get('/cases/:reference/contact', async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    return showContact(c, request, contactIn(request));
  });

  app.post('/cases/:reference/contact', async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    const fields = c.get('fields');
    const typed = Object.fromEntries(FIELDS.map((name) => [name, fields.get(name) ?? '']));
    const contact = parseContact(typed);
    if ('refused' in contact) return showContact(c, request, typed, sentence(contact, words));
    const { name: by } = c.get('member');
    const outcome = await correctContact(services, request.reference, contact, by, readSeenStrictly(fields));
    if (!outcome.ok) return showContact(c, request, typed, outcome.problem);
    await audit(c, services, 'case.changed', { requestId: request.id });
    return c.redirect(path(`${addresses.team.case(request.reference)}?done=contact-corrected`), 303);
  });

  app.get('/cases/:reference/resend', async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    return showResend(c, request);
  });

  app.post('/cases/:reference/resend', async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    const { name: by } = c.get('member');
    const outcome = await sendAgain(services, request.reference, by, readSeenStrictly(c.get('fields')));
    if (!outcome.ok) return showResend(c, request, outcome.problem);
    await audit(c, services, 'case.changed', { requestId: request.id });
    wake();
    return c.redirect(path(`${addresses.team.case(request.reference)}?done=resent`), 303);
  });

  const about = (request: StoredRequest) => ({
    reference: request.reference,
    name: String(request.answers['name'] ?? ''),
    back: path(addresses.team.case(request.reference)),
    seen: String(request.events.length),
  });

  async function showContact(
    c: Context<SignedIn>,
    request: StoredRequest,
    typed: Typed,
    problem?: string,
  ): Promise<Response> {
    const erased = checkErased(request);
    const copy = await store.deliveryOf(request.id);
    const data = {
      ...about(request),
      action: path(addresses.team.contact(request.reference)),
      optOut: request.kind === 'opt-out',
      released: copy?.releasedAt !== undefined && endOf(copy, dayInLondon(clock.now())) === undefined,
      problem: erased ? sentence(erased, words) : problem,
      mayCorrect: erased === undefined,
    };
    const controls = Object.fromEntries(FIELDS.map((name) => [name, [typed[name] ?? '']]));
    const status = data.problem === undefined ? 200 : 422;
    return showTeamPage(c, services, addresses.team.templates.contact, data, status, controls);
  }

  async function showResend(c: Context<SignedIn>, request: StoredRequest, problem?: string) {
    const preview = await previewSending(services, request);
    const mails = preview.ok ? preview.mails : [];
    const hideLinks = (message: EmailMessage) => withoutTokens(message, words.teamCases.show.link);
    const data = {
      ...about(request),
      action: path(addresses.team.resend(request.reference)),
      problem: problem ?? (preview.ok ? undefined : preview.problem),
      maySend: preview.ok,
      mails: mails.map(({ message }) => ({
        to: message?.to ?? String(request.answers['email'] ?? ''),
        subject: message?.subject,
        text: message && hideLinks(message).text,
      })),
    };
    return showTeamPage(
      c,
      services,
      addresses.team.templates.resend,
      data,
      data.problem === undefined ? 200 : 422,
    );
  }

  return app;
}

/** How to reach the person, as it is stored. */
const contactIn = ({ answers }: StoredRequest): Typed =>
  Object.fromEntries(
    FIELDS.map((name) => [name, typeof answers[name] === 'string' ? answers[name] : undefined]),
  );
