import { proofFor } from '../../content/forms/proof.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill } from '../../content/words/fill.ts';
import { compareDays, writeDay } from '../base/calendar.ts';
import type { CaseEvent, StoredRequest } from '../domain/case.ts';
import { effectiveEvents } from '../domain/corrections.ts';
import { dueOf } from '../domain/deadline/due-of.ts';
import { requirementEvent, requirements } from '../domain/events.ts';
import type { Requirement } from '../domain/events.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { copyProgress } from './copy-progress.ts';
import type { Step } from './step.ts';

type Content = Pick<MessageDependencies, 'clinic' | 'words'>;

/** What was asked for in an open case and has not come, with the event that asked for it, oldest first. */
export function openNeeds({ closedOn, events }: Pick<StoredRequest, 'closedOn' | 'events'>): CaseEvent[] {
  if (closedOn !== undefined) return [];
  const effective = effectiveEvents(events);
  return (Object.keys(requirements) as Requirement[])
    .flatMap((need) => {
      const { requested, received } = requirements[need];
      const last = effective.findLast(({ what }) => what === requested || what === received);
      return last?.what === requested ? [last] : [];
    })
    .sort((a, b) => compareDays(a.on, b.on));
}

/** What the person must do in an open case: what we asked for, and what a professional or a survivor sends unasked. */
export function needSteps(content: Content, request: StoredRequest): Step[] {
  const asked = openNeeds(request).map((event) => askedStep(content, request, event));
  return [...asked, ...unaskedStep(content, request)];
}

function askedStep(content: Content, request: StoredRequest, { what, on }: CaseEvent): Step {
  const { happened, need: say } = content.words.status;
  const need = requirementEvent(what)?.requirement ?? 'clarification';
  const isAfterDeath = requesterIn(request.answers) === 'deceased';
  const waits = dueOf(request).waiting.some((it) => it === need);
  const hasMonth = (request.kind === 'access' && !isAfterDeath) || request.kind === 'rights';
  const clock = waits && hasMonth && need !== 'clarification' ? [say.clock] : [];
  const step = {
    title: happened.requested[need],
    day: writeDay(on),
    list: [],
    postTo: [],
    state: 'yours',
  } as const;
  switch (need) {
    case 'identity':
      return { ...step, texts: [say.identity, ...clock], postTo: postTo(content, request) };
    case 'authority': {
      const { texts, list } = proofOf(content, request);
      return {
        ...step,
        title: isAfterDeath ? happened.requestedAfterDeath : step.title,
        texts: [say.safely, ...clock, ...texts],
        list,
        postTo: postTo(content, request),
      };
    }
    case 'fee':
      return { ...step, texts: [say.fee, ...clock] };
    case 'clarification':
      return { ...step, texts: [say.clarification] };
  }
}

/** A professional sends the authority at once, and a survivor the proof. Others are asked only in doubt. */
function unaskedStep(content: Content, request: StoredRequest): Step[] {
  const { need: say } = content.words.status;
  const { kind, answers, closedOn, events } = request;
  const requester = requesterIn(answers);
  const isAsked = effectiveEvents(events).some(
    ({ what }) => requirementEvent(what)?.requirement === 'authority',
  );
  // A copy goes only to somebody who has shown that they may have it.
  const hadCopy = copyProgress(events).steps.length > 0;
  if (closedOn !== undefined || kind === 'opt-out' || requester === 'self' || isAsked || hadCopy) return [];
  const { texts, list } = proofOf(content, request);
  if (requester === 'child' || requester === 'authority')
    return [{ texts: [say.ifAsked], list, postTo: [], state: 'later' }];
  const isExtended = effectiveEvents(events).some(({ what }) => what === 'case.extended');
  const clock =
    requester === 'solicitor' && kind !== 'complaint'
      ? [isExtended ? say.clockIfExtended : say.clockIfAsked]
      : [];
  return [
    {
      title: say.title[requester],
      texts: [say.safely, ...clock, ...texts],
      list,
      postTo: postTo(content, request),
      state: 'yours',
    },
  ];
}

/** What shows that this person may ask: an introduction, and the list. */
function proofOf({ words }: Content, { kind, nation, answers }: StoredRequest): Pick<Step, 'texts' | 'list'> {
  const { need: say } = words.status;
  const proof = proofFor(nation);
  const requester = requesterIn(answers);
  switch (requester) {
    case 'solicitor':
      return {
        texts: [say.solicitor],
        list: proof.solicitor[kind === 'rights' || kind === 'complaint' ? kind : 'access'],
      };
    case 'deceased': {
      const { entitlement } = answers;
      if (entitlement === 'representative')
        return { texts: [say.representative], list: proof.representative };
      if (entitlement === 'claim') return { texts: [say.claim], list: proof.claim };
      return { texts: [say.neither], list: proof.deceased };
    }
    case 'child':
      return { texts: [say.anyOne], list: proof.child };
    case 'authority':
    case 'self':
      return { texts: [say.anyOne], list: proof.authority };
  }
}

/** The lines of an envelope, and what to write on what is in it. */
const postTo = ({ clinic, words }: Content, { reference }: StoredRequest): string[] => [
  ...clinic.requestsTeam.postal,
  fill(words.status.need.reference, { reference }),
];
