import { firstCharacters } from '../base/first-characters.ts';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { isReference, looksLikeReference, plainReference } from '../domain/references.ts';
import { cleanLine, cleanWithin } from '../requests/clean.ts';
import { caseViews } from '../store/case-lists.ts';
import type { CaseView } from '../store/case-lists.ts';
import { findCases } from './find-cases.ts';
import { listLine } from './list-view.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/** What a list shows. */
interface Chosen {
  view: CaseView;
  kind: RequestKind | undefined;
  after: string | undefined;
  /** As typed: a reference or part of a name. */
  find: string;
  /** The name of the person in charge, “nobody”, or empty for anyone. */
  person: string;
}

const NOBODY = 'nobody';
const LONGEST_NAME = 200;

/** The lists of cases. A name that is looked for is sent as a form, because nothing personal may be in an address. */
export function listRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages, path } = services;
  const { words } = messages;
  const say = words.teamCases.list;
  const app = new Hono<SignedIn>();

  app.get('/', (c) => show(c, chosenIn(new URL(c.req.url).searchParams)));

  app.post('/find', async (c) => {
    const chosen = chosenIn(c.get('fields'));
    if (isReference(chosen.find)) {
      const reference = plainReference(chosen.find);
      if (await store.findByReference(reference))
        return c.redirect(path(addresses.team.case(reference)), 303);
      return show(c, chosen, fill(words.cases.refused.unknown, { reference }));
    }
    const problem = looksLikeReference(chosen.find)
      ? fill(say.notReference, { typed: chosen.find })
      : undefined;
    return show(c, chosen, problem);
  });

  async function show(c: Context<SignedIn>, chosen: Chosen, problem?: string) {
    const { view, kind, after, find, person } = chosen;
    const today = dayInLondon(clock.now());
    const filter = {
      name: find === '' || problem !== undefined ? undefined : find,
      person: person === '' ? undefined : person === NOBODY ? '' : person,
    };
    const isFiltered = filter.name !== undefined || filter.person !== undefined;
    const [counts, found] = await Promise.all([
      store.countCases(today),
      findCases(store, { view, today, kind, after }, filter),
    ]);
    const people = (messages.team.read()?.people ?? []).map(({ name }) => name);
    return showTeamPage(
      c,
      services,
      addresses.team.home,
      {
        problem,
        views: caseViews.map((name) => ({
          viewHref: path(listAddress({ view: name, kind })),
          viewName:
            name === 'closed' ? say.views.closed : fill(say.views[name], { count: String(counts[name]) }),
          viewIsCurrent: name === view,
        })),
        cases: found.cases.map((request) => ({
          ...listLine(request, today, words),
          href: path(addresses.team.case(request.reference)),
        })),
        none: found.cases.length === 0,
        noneWords: isFiltered || kind !== undefined ? say.noneFound : say.none,
        isFiltered: isFiltered || kind !== undefined,
        allHref: path(listAddress({ view })),
        bounded:
          found.searched === undefined ? undefined : fill(say.bounded, { count: String(found.searched) }),
        nextHref:
          found.next !== undefined && !isFiltered && path(listAddress({ view, kind, after: found.next })),
        nextForm: found.next !== undefined && isFiltered,
        next: found.next ?? '',
        view,
        find,
        kindValue: kind ?? '',
        personValue: person,
        kinds: options(
          requestKinds.map((value) => ({ value, label: words.teamCases.kinds[value] })),
          kind ?? '',
        ),
        people: options(
          [{ value: NOBODY, label: say.nobody }, ...people.map((name) => ({ value: name, label: name }))],
          person,
        ),
      },
      problem === undefined ? 200 : 422,
    );
  }

  return app;
}

const options = (all: { value: string; label: string }[], chosen: string) =>
  all.map(({ value, label }) => ({ optionValue: value, optionLabel: label, isChosen: value === chosen }));

/** The address of a list. It holds no name. */
function listAddress({ view, kind, after }: Partial<Pick<Chosen, 'view' | 'kind' | 'after'>>): string {
  const query = new URLSearchParams();
  if (view !== undefined && view !== 'open') query.set('view', view);
  if (kind !== undefined) query.set('kind', kind);
  if (after !== undefined) query.set('after', after);
  return query.size > 0 ? `${addresses.team.home}?${query.toString()}` : addresses.team.home;
}

function chosenIn(fields: URLSearchParams): Chosen {
  const after = fields.get('after') ?? '';
  const find = cleanWithin(fields.get('find') ?? '', LONGEST_NAME, cleanLine);
  return {
    view: caseViews.find((view) => view === fields.get('view')) ?? 'open',
    kind: requestKinds.find((kind) => kind === fields.get('kind')),
    after: isReference(after) ? after : undefined,
    find: find.ok ? find.text : '',
    person: firstCharacters(fields.get('person') ?? '', LONGEST_NAME),
  };
}
