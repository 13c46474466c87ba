import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDayShort } from '../base/calendar.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { LetterPart } from '../mail/blocks.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** Shows a letter to the person of a case, for printing. */
export function showLetter(
  c: Context<SignedIn>,
  services: RouteDependencies,
  request: StoredRequest,
  parts: readonly LetterPart[],
  { postedHref }: { subject?: string; postedHref?: string } = {},
): Response | Promise<Response> {
  const { messages, clock, path } = services;
  const { clinic, words } = messages;
  const say = words.teamCases.letterPage;
  return showTeamPage(c, services, addresses.team.templates.letter, {
    back: path(addresses.team.case(request.reference)),
    clinicName: clinic.tradingName,
    clinicAddress: (clinic.sites[0]?.address ?? clinic.registeredOffice).map((line) => ({
      addressLine: line,
    })),
    clinicPhone: clinic.phone,
    personName: String(request.answers['name'] ?? ''),
    personAddress: postalAddress(request) ?? say.noAddress,
    date: writeDayShort(dayInLondon(clock.now())),
    referenceLine: fill(say.reference, { reference: request.reference }),
    parts: parts.map(({ text, isHeading }) => (isHeading ? { heading: text } : { paragraph: text })),
    postedHref,
  });
}

/** The postal address that a person gave, if they gave one. */
export function postalAddress({ answers }: Pick<StoredRequest, 'answers'>): string | undefined {
  const { address } = answers;
  return typeof address === 'string' ? address : undefined;
}
