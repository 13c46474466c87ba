import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { clearFindings } from '../casework/clear-findings.ts';
import { makeAnotherCode, recordHandedOver, releaseCopy, takeCopyBack } from '../casework/deliver.ts';
import { refusedFor } from '../casework/record.ts';
import type { Refused } from '../casework/record.ts';
import { refuse } from '../casework/refuse.ts';
import { dayInLondon } from '../base/calendar.ts';
import { parseDay } from '../casework/parse-entry.ts';
import type { StoredRequest } from '../domain/case.ts';
import { codeRoutes } from '../domain/delivery.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { showFiles } from './files-page.ts';
import { readSeenStrictly } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';

/** The page of the files of a copy, and what its buttons do. Files come in by a route of their own. */
export function fileRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, messages, clock, path, wake } = services;
  const app = new Hono<SignedIn>();
  const address = '/cases/:reference/files';

  app.get(address, async (c) => {
    const request = await copyOf(c);
    if (!request) return respondError(c, messages, 404);
    await audit(c, services, 'case.viewed', { requestId: request.id });
    return showFiles(c, services, request);
  });

  app.post(address, async (c) => {
    const request = await copyOf(c);
    if (!request) return respondError(c, messages, 404);
    switch (c.get('fields').get('act')) {
      case 'remove':
        return remove(c, request);
      case 'clear':
        return clear(c, request);
      case 'release':
        return tellCode(c, request, releaseCopy);
      case 'code':
        return tellCode(c, request, makeAnotherCode);
      case 'end':
        return done(c, request, 'ended', await takeCopyBack(services, request.reference, decisionIn(c)));
      case 'hand-over':
        return handOver(c, request);
      default:
        return respondError(c, messages, 400);
    }
  });

  async function remove(c: Context<SignedIn>, request: StoredRequest): Promise<Response> {
    const file = c.get('fields').get('file') ?? '';
    if (await store.removeFile(request.id, file)) return done(c, request, 'removed', { ok: true });
    return again(c, request, messages.words.delivery.team.problems.gone);
  }

  async function clear(c: Context<SignedIn>, request: StoredRequest): Promise<Response> {
    const fields = c.get('fields');
    const typed = {
      file: fields.get('file') ?? '',
      ids: [...new Set(fields.getAll('finding'))],
      reason: fields.get('reason') ?? '',
    };
    const cleared = await clearFindings(services, request.reference, { ...decisionIn(c), ...typed });
    if (cleared.ok) return done(c, request, 'cleared', cleared);
    const status = cleared.refused === 'moved' ? 409 : 422;
    return showFiles(c, services, request, { problems: [cleared.problem], status, typed });
  }

  /** The answer shows the code. It is no redirect, because nothing keeps the code for a second page. */
  async function tellCode(
    c: Context<SignedIn>,
    request: StoredRequest,
    make: typeof releaseCopy,
  ): Promise<Response> {
    const route = codeRoutes.find((one) => one === c.get('fields').get('route'));
    if (!route) return refusedPage(c, request, refusedFor(refuse('needsCodeRoute'), messages));
    const made = await make(services, request.reference, { ...decisionIn(c), route });
    if (!made.ok) return refusedPage(c, request, made);
    wake();
    await audit(c, services, 'case.changed', { requestId: request.id });
    return showFiles(c, services, request, { code: made.code });
  }

  async function handOver(c: Context<SignedIn>, request: StoredRequest): Promise<Response> {
    const fields = c.get('fields');
    const how = (['posted', 'collected'] as const).find((one) => one === fields.get('how'));
    if (!how) return refusedPage(c, request, refusedFor(refuse('needsHanded'), messages));
    const on = parseDay((fields.get('on') ?? '').trim(), dayInLondon(clock.now()));
    if (typeof on === 'object') return refusedPage(c, request, refusedFor(on, messages));
    const handed = { how, on, note: fields.get('note') ?? undefined, ...decisionIn(c) };
    return done(c, request, 'handed', await recordHandedOver(services, request.reference, handed));
  }

  async function done(
    c: Context<SignedIn>,
    request: StoredRequest,
    kept: keyof typeof messages.words.delivery.team.kept,
    outcome: { ok: true } | Refused,
  ): Promise<Response> {
    if (!outcome.ok) return refusedPage(c, request, outcome);
    await audit(c, services, 'case.changed', { requestId: request.id });
    return c.redirect(path(`${addresses.team.files(request.reference)}?kept=${kept}`), 303);
  }

  const again = (c: Context<SignedIn>, request: StoredRequest, problem: string, status: 409 | 422 = 422) =>
    showFiles(c, services, request, { problems: [problem], status });

  const refusedPage = (c: Context<SignedIn>, request: StoredRequest, { problem, refused }: Refused) =>
    again(c, request, problem, refused === 'moved' ? 409 : 422);

  /** The case in the address, if it asks for a copy and is not erased. */
  async function copyOf(c: Context<SignedIn>): Promise<StoredRequest | undefined> {
    const request = await caseOf(c, services);
    return request?.kind === 'access' && request.erasedAt === undefined ? request : undefined;
  }

  return app;
}

const decisionIn = (c: Context<SignedIn>) => ({
  by: c.get('member').name,
  seen: readSeenStrictly(c.get('fields')),
});
