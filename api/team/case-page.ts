import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { StoredRequest } from '../domain/case.ts';
import { recordableNamed, typedName } from '../domain/events.ts';
import type { EventType } from '../domain/events.ts';
import type { Action } from './actions-view.ts';
import { caseView } from './case-view.ts';
import type { CaseView } from './case-view.ts';
import { copyView } from './copy-view.ts';
import { releaseView } from './release-view.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** The page of a case, with the notice of what was just recorded or of a problem. */
export async function showCase(
  c: Context<SignedIn>,
  services: RouteDependencies,
  request: StoredRequest,
  about: { problem?: string } = {},
): Promise<Response> {
  const { store, clock, messages } = services;
  const { show } = messages.words.teamCases;
  const view = caseView(messages, request, await store.mailsAbout(request.id), dayInLondon(clock.now()));
  const done = doneNamed(c.req.query('done') ?? '');
  const { kept } = messages.words.teamRelease.show;
  const asked = c.req.query('kept') ?? '';
  const notice =
    done !== undefined
      ? fill(show.done, { event: messages.words.cases.events[done] })
      : Object.hasOwn(kept, asked)
        ? kept[asked as keyof typeof kept]
        : c.req.query('entered') === undefined
          ? undefined
          : fill(show.entered, { reference: request.reference });
  const data = {
    ...dataOf(view, services),
    ...releaseView(request, services),
    ...(request.kind === 'access' ? copyView(await store.deliveryOf(request.id), services, request) : {}),
    ...about,
    notice: about.problem === undefined ? notice : undefined,
  };
  return showTeamPage(
    c,
    services,
    addresses.team.templates.case,
    data,
    about.problem === undefined ? 200 : 422,
  );
}

/** What was just done to a case, by its name in the address. */
const doneNamed = (typed: string): EventType | undefined =>
  recordableNamed(typed) ??
  (['case.contact-corrected', 'case.resent'] as const).find((type) => typedName(type) === typed);

/** The view as bindings, with links. */
function dataOf(view: CaseView, { messages, path }: RouteDependencies): PageData {
  const { reference, inCharge } = view;
  const { show } = messages.words.teamCases;
  const people = messages.team.read()?.people ?? [];
  const links = (actions: Action[]) =>
    actions.map(({ name, label }) => ({
      actionHref: path(addresses.team.record(reference, name)),
      actionLabel: label,
    }));
  const listed = (texts: string[], name: string) =>
    texts.length > 0 ? texts.map((text) => ({ [name]: text })) : undefined;
  return {
    reference,
    heading: view.heading,
    name: view.name,
    title: `${view.heading} ${reference}`,
    home: path(addresses.team.home),
    status: listed(view.status, 'part'),
    who: facts(view.who),
    wanted: view.wanted.length > 0 && facts(view.wanted),
    date: listed(view.date, 'line'),
    why: listed(view.why, 'step'),
    checks: listed(view.checks, 'check'),
    steps: listed(view.steps, 'step'),
    hasChecks: view.checks.length > 0,
    flags: view.flags,
    related: view.related.map(({ text, reference: other }) => ({
      relatedText: text,
      relatedHref: path(addresses.team.case(other)),
    })),
    hasRelated: view.related.length > 0,
    inCharge,
    people: people.map(({ name }) => ({ personName: name, isChosen: name === inCharge })),
    likely: links(view.actions.likely),
    groups: view.actions.groups.map(({ group, actions }) => ({
      groupName: show.groups[group],
      actions: links(actions),
    })),
    hasActions: view.actions.likely.length + view.actions.groups.length > 0,
    hasOthers: view.actions.groups.length > 0,
    isErased: view.isErased,
    bounced: view.isBounced,
    // The notice of a bounce has the same links.
    offersContact: !view.isErased && !view.isBounced,
    contactHref: path(addresses.team.contact(reference)),
    resendHref: path(addresses.team.resend(reference)),
    mayResend: view.mayResend,
    mayAdd: !view.isErased,
    fileAction: path(addresses.team.caseFile(reference)),
    assignAction: path(addresses.team.record(reference, 'assigned')),
    noteAction: path(addresses.team.record(reference, 'note')),
    seen: String(view.seen),
    timeline: view.timeline.map(({ day, title, notes, isVoided, text, mailId }) => ({
      entryDay: day,
      entryTitle: title,
      entryNotes: notes.length > 0 ? notes.join(', ') : undefined,
      isVoided,
      entryText: mailId === undefined ? text : undefined,
      mailText: mailId === undefined ? undefined : text,
      letterHref: mailId === undefined ? '' : path(addresses.team.letter(reference, mailId)),
    })),
  };
}

const facts = (all: { label: string; value: string }[]) =>
  all.map(({ label, value }) => ({ factLabel: label, factValue: value }));
