import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon, writeDayTyped } from '../base/calendar.ts';
import type { Refused } from '../casework/record.ts';
import { placesOf } from '../casework/release-rules.ts';
import { recordSearches } from '../casework/searches.ts';
import type { TypedSearch, TypedSearches } from '../casework/searches.ts';
import type { StoredRequest } from '../domain/case.ts';
import { searchResults } from '../domain/event-details.ts';
import { searchesOf } from '../domain/searches.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { readSeen, recordedSince } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** The page on which the team records who looked where for a copy of information, and what was found. */
export function searchRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { messages, clock, path } = services;
  const { found: labels } = messages.words.teamRelease.searchPage;
  const app = new Hono<SignedIn>();
  const address = '/cases/:reference/searches';

  app.get(address, async (c) => {
    const request = await caseOf(c, services);
    if (request?.kind !== 'access') return respondError(c, messages, 404);
    return show(c, request, asRecorded(request, c.get('member').name));
  });

  app.post(address, async (c) => {
    const request = await caseOf(c, services);
    if (request?.kind !== 'access') return respondError(c, messages, 404);
    const typed = typedIn(c.get('fields'), c.get('member').name);
    const outcome = await recordSearches(services, request.reference, typed);
    if (!outcome.ok) return show(c, request, withOthers(request, typed), outcome);
    await audit(c, services, 'case.changed', { requestId: request.id });
    return c.redirect(path(`${addresses.team.case(request.reference)}?kept=searches`), 303);
  });

  /** What was typed, and for the places that were not changed what the case has now. */
  function withOthers(request: StoredRequest, typed: TypedSearches): TypedSearches {
    const shown = asRecorded({ ...request, events: request.events.slice(0, typed.seen) }, '').searches;
    const now = asRecorded(request, '').searches;
    const isChanged = ({ place, found, notes = '' }: TypedSearch) =>
      !shown.some((it) => it.place === place && it.found === found && (it.notes ?? '') === notes);
    const own = typed.searches.filter(isChanged);
    return {
      ...typed,
      searches: [...own, ...now.filter(({ place }) => !own.some((it) => it.place === place))],
    };
  }

  /** The form as the case has it. */
  const asRecorded = (request: StoredRequest, by: string): TypedSearches => ({
    searches: searchesOf(request, placesOf(messages.team.read())).map(({ place, last }) => ({
      place,
      found: last?.found,
      notes: last?.notes,
    })),
    who: by,
    on: writeDayTyped(dayInLondon(clock.now())),
    by,
    seen: request.events.length,
  });

  function show(
    c: Context<SignedIn>,
    request: StoredRequest,
    typed: TypedSearches,
    refused?: Refused,
  ): Response | Promise<Response> {
    const places = placesOf(messages.team.read());
    const isMoved = refused?.refused === 'moved';
    return showTeamPage(
      c,
      services,
      addresses.team.templates.searches,
      {
        reference: request.reference,
        name: String(request.answers['name'] ?? ''),
        back: path(addresses.team.case(request.reference)),
        action: path(addresses.team.searches(request.reference)),
        problem: refused?.problem,
        moved:
          isMoved &&
          recordedSince(services, request, typed.seen ?? request.events.length).map((text) => ({
            movedText: text,
          })),
        seen: String(request.events.length),
        who: typed.who,
        on: typed.on,
        places: places.map((place, index) => {
          const it = typed.searches.find((search) => search.place === place);
          return {
            place,
            placeName: `place-${index}`,
            notesName: `notes-${index}`,
            notesId: `notes-${index}`,
            notes: it?.notes ?? '',
            results: searchResults.map((result) => ({
              foundName: `found-${index}`,
              foundId: `found-${index}-${result}`,
              result,
              resultLabel: labels[result],
              isChosen: it?.found === result,
            })),
          };
        }),
      },
      isMoved ? 409 : refused ? 422 : 200,
    );
  }

  return app;
}

/** The places of a form, each with its number in the names of its fields. */
function typedIn(fields: URLSearchParams, by: string): TypedSearches {
  const numbers = [...fields.keys()].flatMap((name) => /^place-(\d+)$/.exec(name)?.[1] ?? []);
  return {
    searches: numbers.map((number) => ({
      place: fields.get(`place-${number}`) ?? '',
      found: fields.get(`found-${number}`) ?? undefined,
      notes: fields.get(`notes-${number}`) ?? undefined,
    })),
    who: fields.get('who') ?? '',
    on: fields.get('on') ?? '',
    by,
    seen: readSeen(fields),
  };
}
