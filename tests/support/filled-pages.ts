import { addresses, errorStatuses } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { recordable, typedName } from '../../api/domain/events.ts';
import { entered, recorded } from './case.ts';
import { unchecked, validAccess, validComplaint, validOptOut } from './candour.ts';
import type { Candour } from './candour.ts';
import { keepCopyPages, keepFilesPages } from './filled-copy-pages.ts';
import { MANAGER, signIn, teamVisitor } from './team.ts';
import {
  byTelephone,
  confirmWith,
  file,
  locationOf,
  notMeTokenIn,
  openedForm,
  takeBack,
  tokenIn,
} from './visit.ts';

/** Pages by a name, as the HTML that the server sends. */
export type PagesByName = Map<string, string>;

/** Returns every kind of page that the API fills in for visitors, in its states. */
export async function visitorPages(candour: Candour): Promise<PagesByName> {
  const pages: PagesByName = new Map();
  const keep = async (name: string, response: Response | Promise<Response>) =>
    pages.set(name, await (await response).text());
  const lastMail = async () => {
    await candour.round();
    return candour.sent.findLast(({ message }) => /\/requests\/confirm\//.test(message.text))?.message;
  };

  for (const kind of requestKinds) {
    await keep(`form ${kind}`, candour.get(addresses.form(kind)));
    const empty = { submission: openedForm(candour) };
    await keep(`form ${kind} with errors`, candour.post(addresses.api.form(kind), empty));
  }

  await keep('answers to check', candour.post(addresses.api.form('access'), unchecked(validAccess)));
  await keep('received', candour.get(await file(candour)));
  const waiting = tokenIn(await lastMail());
  await keep('confirm', candour.get(`${addresses.confirm}${waiting}/`));
  await keep('confirmed', candour.get(locationOf(await confirmWith(candour, waiting))));
  await keep('confirm again', candour.get(`${addresses.confirm}${waiting}/`));
  await keep('confirm unknown', candour.get(`${addresses.confirm}nosuchtoken/`));
  await keep('received by post', candour.get(await file(candour, byTelephone)));
  await keep('received complaint', candour.get(await file(candour, validComplaint, { kind: 'complaint' })));
  await keep('received opt-out', candour.get(await file(candour, validOptOut, { kind: 'opt-out' })));
  const notMe = notMeTokenIn(await lastMail());
  await keep('not me', candour.get(`${addresses.notMe}${notMe}/`));
  await takeBack(candour, notMe);
  await keep('not me done', candour.get(`${addresses.notMe}${notMe}/`));
  await keep('not me unknown', candour.get(`${addresses.notMe}nosuchtoken/`));
  await keep('link sent', candour.get(addresses.linkSent));
  await keep('received without an outcome', candour.get(addresses.received));
  await keepCopyPages(candour, keep);

  for (const status of errorStatuses)
    pages.set(`error ${status}`, candour.messages.pages.open(addresses.errorTemplate(status)).html());
  return pages;
}

/** Returns the team pages, in their states, as a lead sees them. */
export async function teamPages(candour: Candour): Promise<PagesByName> {
  const { team } = addresses;
  const pages: PagesByName = new Map();
  const visitor = teamVisitor(candour);
  const keep = async (name: string, response: Response | Promise<Response>): Promise<string> => {
    const html = await (await response).text();
    pages.set(name, html);
    return html;
  };
  await keep('team sign in', visitor.get(team.home));
  await keep('team code', visitor.get(team.code));
  await signIn(candour, visitor, MANAGER);

  await file(candour, { ...validAccess, name: 'Robin Confirmed', email: 'confirmed@patient.example' });
  await candour.round();
  await confirmWith(
    candour,
    tokenIn(candour.sent.findLast(({ message }) => /\/confirm\//.test(message.text))?.message),
  );
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.identity-requested', { reason: 'Please show us a passport.' });
  await candour.round();

  await keep('team cases', visitor.get(team.home));
  await keep('team closed cases', visitor.get(`${team.home}?view=closed`));
  await keep('team nothing found', visitor.send(team.find, { name: 'Nobody' }));
  const shown = await keep('team case', visitor.get(team.case(request.reference)));
  const [letter] = /\/team\/cases\/[^"]+\/letters\/[^"]+/.exec(shown) ?? [];
  if (letter === undefined) throw new Error('The page of the case has no letter');
  await keep('team letter', visitor.get(letter));
  await keep('case file', visitor.send(team.caseFile(request.reference)));
  for (const what of recordable)
    await keep(
      `team record ${typedName(what)}`,
      visitor.get(team.record(request.reference, typedName(what))),
    );
  await keep(
    'team record with a problem',
    visitor.send(team.record(request.reference, 'refused'), { step: 'show' }),
  );
  await keepFilesPages(candour, visitor, keep);
  await keep('team new', visitor.get(team.new));
  await keep('team new with problems', visitor.send(team.new));
  await keep('team due', visitor.get(team.due));
  await keep('team due worked out', visitor.get(`${team.due}?kind=access&for=self&on=2026-11-20`));
  await keep('team people', visitor.get(team.people));
  await keep('team audit', visitor.get(team.audit));
  await keep('team unknown case', visitor.get(team.case('2345678X')));
  return pages;
}
