import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { linesOfDate } from '../casework/describe-case.ts';
import { record } from '../casework/record.ts';
import type { StoredRequest } from '../domain/case.ts';
import { isAddition, recordable, typedName } from '../domain/events.ts';
import type { Recordable } from '../domain/events.ts';
import type { Refusal } from '../casework/rules.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { letterOf } from '../mail/blocks.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { postalAddress, showLetter } from './letter-page.ts';
import { readRecordForm, reasonField, recordedSince, tryOut, tryOutFirst } from './record-form.ts';
import type { RecordForm, Tried } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/**
 * Recording an event: a page that shows the new date and the exact message, and a second click that records it. What was
 * not shown exactly so is shown again first.
 */
export function recordRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages, path, wake } = services;
  const { words } = messages;
  const say = words.teamCases.recordPage;
  const app = new Hono<SignedIn>();
  const address = '/cases/:reference/record/:event';

  app.get(address, async (c) => {
    const found = await open(c);
    if (!found) return respondError(c, messages, 404);
    const { request, what, today } = found;
    const reason = what === 'case.posted' ? await postedText(c, request) : '';
    const form = { on: today, reason, notified: false, sure: false, seen: request.events.length, shown: '' };
    const { tried, asks } = await tryOutFirst(services, request, what, form, today);
    return show(c, request, what, form, tried, { today, asks });
  });

  app.post(address, async (c) => {
    const found = await open(c);
    if (!found) return respondError(c, messages, 404);
    const { request, what, today } = found;
    const fields = c.get('fields');
    const form = readRecordForm(fields);
    const step = fields.get('step');
    const by = c.get('member').name;
    if (step === 'letter') return letter(c, request, what, { ...form, notified: true }, today);

    const tried = await tryOut(services, request, what, form, by, today);
    const { result, recording, shown } = tried;
    if (!result.ok || !recording) return show(c, request, what, form, tried, { today, isProblem: true });
    // What the team keeps for itself changes no date and sends nothing, so there is nothing to show first.
    const isShown = form.shown === shown || isAddition(what);
    if (step !== 'record' || !isShown)
      return show(c, request, what, form, tried, { today, isAgain: step === 'record' });
    const outcome = await record(services, request.reference, recording);
    if (!outcome.ok)
      return show(c, request, what, form, { ...tried, result: outcome }, { today, isProblem: true });
    await audit(c, services, 'case.changed', { requestId: request.id });
    wake();
    return c.redirect(path(`${addresses.team.case(request.reference)}?done=${typedName(what)}`), 303);
  });

  async function open(c: Context<SignedIn>) {
    const what = recordable.find((event) => typedName(event) === c.req.param('event'));
    const request = await caseOf(c, services);
    return what && request && { what, request, today: dayInLondon(clock.now()) };
  }

  interface How {
    today: Day;
    /** Why it cannot be recorded yet, on the first page. */
    asks?: Refusal['refused'] | undefined;
    isProblem?: boolean;
    /** It was to be recorded, but had not been shown like that. */
    isAgain?: boolean;
  }

  function show(
    c: Context<SignedIn>,
    request: StoredRequest,
    what: Recordable,
    form: RecordForm,
    { result, shown }: Tried,
    { today, asks, isProblem = false, isAgain = false }: How,
  ) {
    const isMoved = !result.ok && result.refused === 'moved';
    const hasNews = result.ok ? result.letter !== undefined : !isAddition(what);
    const refused = result.ok ? asks : result.refused;
    const asksSure = form.sure || refused === 'unconfirmed';
    const { mustTell, unconfirmed } = words.cases.refused;
    const question = asks === 'mustTell' ? mustTell : asks === 'unconfirmed' ? unconfirmed : undefined;
    const status = isMoved ? 409 : isProblem ? 422 : 200;
    const data: PageData = {
      reference: request.reference,
      name: String(request.answers['name'] ?? ''),
      back: path(addresses.team.case(request.reference)),
      action: path(addresses.team.record(request.reference, typedName(what))),
      title: words.teamCases.actions[what],
      law: words.teamCases.law[what],
      problem: (isProblem || question === undefined) && !result.ok ? result.problem : undefined,
      again: isAgain ? say.notYet : question,
      moved:
        isMoved &&
        recordedSince(services, request, form.seen ?? request.events.length).map((text) => ({
          movedText: text,
        })),
      ...effect(result, what, today),
      on: form.on || today,
      reason: form.reason,
      reasonField: { [reasonField(request, what, hasNews)]: true },
      mayNotify: hasNews,
      asksSure,
      seen: String(request.events.length),
      shown,
      mayRecord: shown !== '' || isAddition(what),
      mayShow: !isAddition(what),
    };
    return showTeamPage(c, services, addresses.team.templates.record, data, status, {
      notified: form.notified ? ['yes'] : [],
      sure: form.sure ? ['yes'] : [],
    });
  }

  /** What would change, and the message that would go. */
  function effect(result: Tried['result'], what: Recordable, today: Day): PageData {
    if (!result.ok || isAddition(what)) return {};
    const { before, after, mail, letter: asLetter } = result;
    const was = standing(before, today);
    const willBe = standing(after, today);
    const message = mail?.message;
    return {
      hasEffect: true,
      unchanged: was === willBe,
      before: was,
      after: willBe,
      message: message && { to: message.to, subject: message.subject, text: message.text },
      noMessage: !message,
      mayPost: asLetter !== undefined,
    };
  }

  function standing(request: StoredRequest, today: Day): string {
    return request.closedOn === undefined
      ? linesOfDate(request, today, words).join('\n')
      : fill(words.cases.status.closed, { day: writeDayShort(request.closedOn) });
  }

  async function letter(
    c: Context<SignedIn>,
    request: StoredRequest,
    what: Recordable,
    form: RecordForm,
    today: Day,
  ) {
    const tried = await tryOut(services, request, what, { ...form, sure: true }, c.get('member').name, today);
    if (!tried.result.ok || !tried.result.letter)
      return show(c, request, what, form, tried, { today, isProblem: true });
    return showLetter(c, services, tried.result.after, letterOf(tried.result.letter));
  }

  /** What “posted” is filled in with for the letter of an email. */
  async function postedText(c: Context<SignedIn>, request: StoredRequest): Promise<string> {
    const mails = await store.mailsAbout(request.id);
    const subject = mails.find(({ id }) => id === c.req.query('mail'))?.message?.subject;
    const { noAddress, postedText: text } = words.teamCases.letterPage;
    return subject === undefined ? '' : fill(text, { subject, address: postalAddress(request) ?? noAddress });
  }

  return app;
}
