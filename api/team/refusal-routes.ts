import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { canonicalEmail } from '../../content/email-address.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDay } from '../base/calendar.ts';
import { refusedFor, record } from '../casework/record.ts';
import type { Refused } from '../casework/record.ts';
import { refuse } from '../casework/refuse.ts';
import { sendBack } from '../casework/second-person.ts';
import type { StoredRequest } from '../domain/case.ts';
import { typedName } from '../domain/events.ts';
import { isOwnProposal, standingProposal } from '../domain/refusal-proposal.ts';
import type { RefusalProposal } from '../domain/refusal-proposal.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { letterOf } from '../mail/blocks.ts';
import { audit } from './audit.ts';
import { showCase } from './case-page.ts';
import { caseOf } from './case-routes.ts';
import { lawOfEvent } from './law-of-event.ts';
import { showLetter } from './letter-page.ts';
import { effectOf } from './record-effect.ts';
import { readRecordForm, recordedSince, tryOut } from './record-form.ts';
import type { Second, Tried } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/**
 * The page on which a second person looks at a proposed refusal: exactly what would be sent, by the hash of what is shown
 * (decision 0051). They agree, which records it, or send it back.
 */
export function refusalRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { messages, clock, path, wake } = services;
  const { words } = messages;
  const app = new Hono<SignedIn>();
  const address = '/cases/:reference/refusal';

  app.get(address, async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    const proposal = standingProposal(request);
    if (!proposal) return c.redirect(path(addresses.team.case(request.reference)), 303);
    return show(c, request, proposal);
  });

  app.post(address, async (c) => {
    const request = await caseOf(c, services);
    if (!request) return respondError(c, messages, 404);
    const proposal = standingProposal(request);
    if (!proposal)
      return showCase(c, services, request, { problem: refusedFor(refuse('noProposal'), messages).problem });
    const fields = c.get('fields');
    const form = readRecordForm(fields);
    if (fields.get('step') === 'back') return back(c, request, proposal);
    if (fields.get('step') === 'letter') return letter(c, request, proposal);
    const { email } = member(c);
    const agreement = { proposal: proposal.number, email };
    const { result, recording, shown } = await tryIt(c, request, proposal, form.seen ?? -1, { agreement });
    if (!result.ok) return show(c, request, proposal, { refused: result });
    if (!recording || form.shown !== shown) return show(c, request, proposal, { isAgain: true });
    const outcome = await record(services, request.reference, recording);
    if (!outcome.ok) return show(c, request, proposal, { refused: outcome });
    await audit(c, services, 'case.changed', { requestId: request.id });
    wake();
    return c.redirect(
      path(`${addresses.team.case(request.reference)}?done=${typedName(proposal.what)}`),
      303,
    );
  });

  /** What recording the proposal would do today, which is the day of the refusal. Writes nothing. */
  function tryIt(
    c: Context<SignedIn>,
    request: StoredRequest,
    { what, reason, grounds = [], notified }: RefusalProposal,
    seen: number,
    second: Second,
  ): Promise<Tried> {
    const form = { on: '', reason, grounds, notified, sure: false, seen, shown: '' };
    return tryOut(services, request, what, form, member(c).by, dayInLondon(clock.now()), second);
  }

  async function back(c: Context<SignedIn>, request: StoredRequest, proposal: RefusalProposal) {
    const fields = c.get('fields');
    const isOwn = isOwnProposal(proposal, member(c));
    const said = { proposal: Number(fields.get('proposal')), reason: fields.get('reason') ?? '' };
    const outcome = await sendBack(services, request.reference, member(c), said);
    if (!outcome.ok) return show(c, request, proposal, { refused: outcome, text: said.reason });
    await audit(c, services, 'case.changed', { requestId: request.id });
    const kept = isOwn ? 'taken-back' : 'sent-back';
    return c.redirect(path(`${addresses.team.case(request.reference)}?kept=${kept}`), 303);
  }

  /** The letter, also for the person who proposed it: they may print it to show it. */
  async function letter(c: Context<SignedIn>, request: StoredRequest, proposal: RefusalProposal) {
    const { result } = await tryIt(c, request, proposal, request.events.length, { isProposal: true });
    if (!result.ok || !result.letter) return show(c, request, proposal);
    return showLetter(c, services, result.after, letterOf(result.letter));
  }

  interface How {
    /** Whether it is shown again, because the case changed after it was first shown. */
    isAgain?: boolean;
    /** Why it was neither recorded nor sent back. */
    refused?: Refused;
    /** What was typed to send it back. */
    text?: string;
  }

  async function show(
    c: Context<SignedIn>,
    request: StoredRequest,
    proposal: RefusalProposal,
    { isAgain = false, refused, text = '' }: How = {},
  ) {
    const isOwn = isOwnProposal(proposal, member(c));
    const { result, shown } = await tryIt(
      c,
      request,
      proposal,
      request.events.length,
      isOwn ? { isProposal: true } : { agreement: { proposal: proposal.number, email: member(c).email } },
    );
    const wrong = refused ?? (result.ok ? undefined : result);
    const isMoved = wrong?.refused === 'moved';
    const { by, on, what, ground, grounds = [], reason, notified } = proposal;
    const say = words.teamRelease.refusalPage;
    const action = words.teamCases.actions[what];
    const asLetter = result.ok && notified && result.letter ? letterOf(result.letter) : [];
    return showTeamPage(
      c,
      services,
      addresses.team.templates.refusal,
      {
        reference: request.reference,
        name: String(request.answers['name'] ?? ''),
        back: path(addresses.team.case(request.reference)),
        action: path(addresses.team.refusal(request.reference)),
        change: path(addresses.team.record(request.reference, typedName(what))),
        problem: wrong?.problem,
        moved:
          isMoved &&
          recordedSince(services, request, readRecordForm(c.get('fields')).seen ?? request.events.length).map(
            (text) => ({ movedText: text }),
          ),
        again: isAgain ? words.teamCases.recordPage.notYet : undefined,
        proposed: fill(say.proposed, { who: by, day: writeDay(on), action }),
        law: lawOfEvent(words, request, what),
        ground,
        restsOn: grounds.length > 0 && grounds.map((name) => ({ restsOnName: words.cases.grounds[name] })),
        text: result.ok ? undefined : reason,
        ...effectOf(messages, result, dayInLondon(clock.now())),
        letterText: asLetter.map((part) => part.text).join('\n\n'),
        isOwn,
        mayAgree: !isOwn && shown !== '',
        seen: String(request.events.length),
        shown,
        proposal: String(proposal.number),
        backReason: text,
      },
      isMoved ? 409 : refused ? 422 : 200,
    );
  }

  return app;
}

const member = (c: Context<SignedIn>) => ({
  by: c.get('member').name,
  email: canonicalEmail(c.get('member').email),
});
