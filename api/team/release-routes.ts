import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { writeDayShort } from '../base/calendar.ts';
import type { Refused } from '../casework/record.ts';
import { recordChecks } from '../casework/release-checklist.ts';
import type { TypedCheck } from '../casework/release-checklist.ts';
import { placesOf } from '../casework/release-rules.ts';
import type { StoredRequest } from '../domain/case.ts';
import { releaseChecks } from '../domain/event-details.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { recordedSince, readSeen } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** A check as the form shows it. */
interface Shown {
  check: string;
  state: string | undefined;
  note?: string | undefined;
}

/** The page on which the team goes through the checklist before information is released. */
export function releaseRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { messages, path } = services;
  const say = messages.words.teamRelease.releasePage;
  const app = new Hono<SignedIn>();
  const address = '/cases/:reference/release';

  app.get(address, async (c) => {
    const request = await caseOf(c, services);
    if (request?.kind !== 'access') return respondError(c, messages, 404);
    return show(c, request, releaseChecksOf(request, placesOf(messages.team.read())));
  });

  app.post(address, async (c) => {
    const request = await caseOf(c, services);
    if (request?.kind !== 'access') return respondError(c, messages, 404);
    const fields = c.get('fields');
    const checks = releaseChecks.map((check) => ({
      check,
      state: fields.get(`check-${check}`) ?? undefined,
      note: fields.get(`note-${check}`) ?? undefined,
    }));
    const by = c.get('member').name;
    const seen = readSeen(fields);
    const outcome = await recordChecks(services, request.reference, { checks, by, seen });
    if (!outcome.ok) return show(c, request, withOthers(request, checks, seen), outcome);
    await audit(c, services, 'case.changed', { requestId: request.id });
    return c.redirect(path(`${addresses.team.case(request.reference)}?kept=checks`), 303);
  });

  /** What was typed, and for the checks that were not changed what the case has now. */
  function withOthers(request: StoredRequest, typed: TypedCheck[], seen: number | undefined): Shown[] {
    const places = placesOf(messages.team.read());
    const before = releaseChecksOf({ events: request.events.slice(0, seen) }, places);
    return releaseChecksOf(request, places).map((now): Shown => {
      const was = before.find(({ check }) => check === now.check);
      const own = typed.find(({ check }) => check === now.check);
      const isSame = own?.state === was?.state && (own?.note ?? '') === (was?.note ?? '');
      return isSame || !own ? now : own;
    });
  }

  function show(
    c: Context<SignedIn>,
    request: StoredRequest,
    typed: readonly Shown[],
    refused?: Refused,
  ): Response | Promise<Response> {
    const now = releaseChecksOf(request, placesOf(messages.team.read()));
    const isMoved = refused?.refused === 'moved';
    const seen = readSeen(c.get('fields')) ?? request.events.length;
    const last = now.map(({ check, state, by, on }): [string, string | undefined] => [
      `last-${check}`,
      by === undefined || on === undefined
        ? undefined
        : fill(say.last, { state: say.states[state], who: by, day: writeDayShort(on) }),
    ]);
    return showTeamPage(
      c,
      services,
      addresses.team.templates.release,
      {
        reference: request.reference,
        name: String(request.answers['name'] ?? ''),
        back: path(addresses.team.case(request.reference)),
        action: path(addresses.team.release(request.reference)),
        searchesHref: path(addresses.team.searches(request.reference)),
        problem: refused?.problem,
        moved: isMoved && recordedSince(services, request, seen).map((text) => ({ movedText: text })),
        seen: String(request.events.length),
        ...Object.fromEntries(last),
        'ticked-searches': now.some(({ check, state }) => check === 'searches' && state === 'done'),
      },
      isMoved ? 409 : refused ? 422 : 200,
      Object.fromEntries(
        typed.flatMap(({ check, state, note }) => [
          [`check-${check}`, [state ?? 'open']],
          [`note-${check}`, [note ?? '']],
        ]),
      ),
    );
  }

  return app;
}
