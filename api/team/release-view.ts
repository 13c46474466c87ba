import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { lineOfCheck, lineOfSearch } from '../casework/describe-release.ts';
import { placesOf } from '../casework/release-rules.ts';
import type { StoredRequest } from '../domain/case.ts';
import { lastSentBack, standingProposal } from '../domain/refusal-proposal.ts';
import { releaseChecksOf } from '../domain/release-checks.ts';
import { searchesOf, unsearched } from '../domain/searches.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { capitalised } from './capitalised.ts';

/** What the page of a case shows of its searches, its checklist and a proposed refusal. */
export function releaseView(
  request: StoredRequest,
  { messages, path }: Pick<RouteDependencies, 'messages' | 'path'>,
): PageData {
  const { reference, kind, closedOn, erasedAt } = request;
  return {
    ...proposalOf(request, messages),
    refusalHref: path(addresses.team.refusal(reference)),
    ...(kind === 'access' && erasedAt === undefined ? searchesAndChecks(request, messages) : {}),
    mayRelease: closedOn === undefined,
    searchesHref: path(addresses.team.searches(reference)),
    releaseHref: path(addresses.team.release(reference)),
  };
}

function proposalOf(request: StoredRequest, { words }: RouteDependencies['messages']): PageData {
  const { show } = words.teamRelease;
  const proposal = standingProposal(request);
  const back = lastSentBack(request);
  return {
    proposed:
      proposal &&
      fill(show.proposed, {
        who: proposal.by,
        day: writeDay(proposal.on),
        action: words.teamCases.actions[proposal.what],
      }),
    sentBack:
      back && fill(show.sentBack, { who: back.by ?? '', day: writeDay(back.on), text: back.reason ?? '' }),
  };
}

function searchesAndChecks(request: StoredRequest, { team, words }: RouteDependencies['messages']): PageData {
  const places = placesOf(team.read());
  const { show } = words.teamRelease;
  const { release } = words.cases;
  const checks = releaseChecksOf(request, places);
  const made = checks.filter(({ state }) => state !== 'open').length;
  const searched = places.length - unsearched(request, places).length;
  return {
    isRelease: true,
    searched: fill(show.searched, { count: String(searched), all: String(places.length) }),
    searches: searchesOf(request, places).map((place) => ({ searchLine: lineOfSearch(place, release) })),
    checked: fill(show.checked, { count: String(made), all: String(checks.length) }),
    releaseChecks: checks.map((check) => ({ checkLine: capitalised(lineOfCheck(check, release)) })),
  };
}
