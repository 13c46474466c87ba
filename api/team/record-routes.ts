import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { canonicalEmail } from '../../content/email-address.ts';
import { dayInLondon, writeDayTyped } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { PageData } from '../built-site/pages.ts';
import { nameOfEntry } from '../casework/describe-case.ts';
import { record } from '../casework/record.ts';
import { needsSecondPerson } from '../casework/release-rules.ts';
import { proposeRefusal } from '../casework/second-person.ts';
import type { StoredRequest } from '../domain/case.ts';
import { lastVoidable } from '../domain/corrections.ts';
import { isAddition, recordable, typedName } from '../domain/events.ts';
import { groundsFor, refusalGrounds } from '../domain/refusal-grounds.ts';
import { standingProposal } from '../domain/refusal-proposal.ts';
import type { RefusalProposal } from '../domain/refusal-proposal.ts';
import type { Recordable } from '../domain/events.ts';
import type { Refusal } from '../casework/refuse.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import { respondError } from '../http/respond.ts';
import { letterOf } from '../mail/blocks.ts';
import { audit } from './audit.ts';
import { caseOf } from './case-routes.ts';
import { lawOfEvent } from './law-of-event.ts';
import { postalAddress, showLetter } from './letter-page.ts';
import { effectOf } from './record-effect.ts';
import { readRecordForm, reasonField, recordedSince, tryOut, tryOutFirst } from './record-form.ts';
import type { RecordForm, Tried } from './record-form.ts';
import type { SignedIn } from './signed-in.ts';
import { showTeamPage } from './team-page.ts';

/**
 * Recording an event: a page that shows the new date and the exact message, and a second click that records it. What was
 * not shown exactly so is shown again first. Where refusals need a second person, they are proposed instead.
 */
export function recordRoutes(services: RouteDependencies): Hono<SignedIn> {
  const { store, clock, messages, path, wake } = services;
  const { words } = messages;
  const say = words.teamCases.recordPage;
  const more = words.teamRelease.record;
  const app = new Hono<SignedIn>();
  const address = '/cases/:reference/record/:event';

  app.get(address, async (c) => {
    const found = await open(c);
    if (!found) return respondError(c, messages, 404);
    const { request, what, today } = found;
    const reason = what === 'case.posted' ? await postedText(c, request) : '';
    const seen = request.events.length;
    const form = {
      on: writeDayTyped(today),
      reason,
      grounds: [],
      notified: false,
      sure: false,
      seen,
      shown: '',
    };
    const isProposal = needsSecondPerson(messages.team.read(), what);
    const earlier = isProposal ? standingProposal(request) : undefined;
    const begun = earlier?.what === what ? { ...form, ...pick(earlier) } : form;
    const { tried, asks } = await tryOutFirst(services, request, what, begun, today, { isProposal });
    return show(c, request, what, begun, tried, { today, asks, isProposal, ground: earlier?.ground });
  });

  app.post(address, async (c) => {
    const found = await open(c);
    if (!found) return respondError(c, messages, 404);
    const { request, what, today } = found;
    const fields = c.get('fields');
    const typed = readRecordForm(fields);
    const step = fields.get('step');
    const by = c.get('member').name;
    if (step === 'letter') return letter(c, request, what, { ...typed, notified: true }, today);

    // A form that was shown before the clinic asked for a second person is refused by the same rule as a command.
    const isProposal = step !== 'record' && needsSecondPerson(messages.team.read(), what);
    const ground = fields.get('ground') ?? '';
    // The day of a refusal is the day on which the second person agrees.
    const form = isProposal ? { ...typed, on: '' } : typed;
    const how = { today, isProposal: needsSecondPerson(messages.team.read(), what), ground };
    const tried = await tryOut(services, request, what, form, by, today, { isProposal });
    const { result, recording, shown } = tried;
    if (!result.ok || !recording) return show(c, request, what, form, tried, { ...how, isProblem: true });
    // What the team keeps for itself changes no date and sends nothing, so there is nothing to show first.
    const isShown = form.shown === shown || isAddition(what);
    const isFinal = step === 'record' || step === 'propose';
    if (!isFinal || !isShown) return show(c, request, what, form, tried, { ...how, isAgain: isFinal });
    const email = canonicalEmail(c.get('member').email);
    const outcome =
      step === 'propose'
        ? await proposeRefusal(services, request.reference, recording, { ground, email })
        : await record(services, request.reference, recording);
    if (!outcome.ok)
      return show(c, request, what, form, { ...tried, result: outcome }, { ...how, isProblem: true });
    await audit(c, services, 'case.changed', { requestId: request.id });
    wake();
    const done = step === 'propose' ? 'kept=proposed' : `done=${typedName(what)}`;
    return c.redirect(path(`${addresses.team.case(request.reference)}?${done}`), 303);
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
    /** A second person has to look at it. */
    isProposal?: boolean;
    ground?: string | undefined;
  }

  function show(
    c: Context<SignedIn>,
    request: StoredRequest,
    what: Recordable,
    form: RecordForm,
    { result, shown }: Tried,
    { today, asks, isProblem = false, isAgain = false, isProposal = false, ground = '' }: How,
  ) {
    const isMoved = !result.ok && result.refused === 'moved';
    const hasNews = result.ok ? result.letter !== undefined : !isAddition(what);
    const refused = result.ok ? asks : result.refused;
    const asksSure = form.sure || refused === 'unconfirmed';
    const entry = what === 'case.voided' ? lastVoidable(request.events) : undefined;
    const { mustTell, unconfirmed } = words.cases.refused;
    const question = asks === 'mustTell' ? mustTell : asks === 'unconfirmed' ? unconfirmed : undefined;
    const status = isMoved ? 409 : isProblem ? 422 : 200;
    const data: PageData = {
      reference: request.reference,
      name: String(request.answers['name'] ?? ''),
      back: path(addresses.team.case(request.reference)),
      action: path(addresses.team.record(request.reference, typedName(what))),
      title: words.teamCases.actions[what],
      law: lawOfEvent(words, request, what),
      voids: entry && fill(say.voids, { entry: nameOfEntry(entry, words.cases) }),
      problem:
        (isProblem || (question === undefined && asks !== 'needsOther')) && !result.ok
          ? result.problem
          : undefined,
      again: isAgain ? (isProposal ? more.notYet : say.notYet) : question,
      checklistHref: refused === 'needsChecks' && path(addresses.team.release(request.reference)),
      moved:
        isMoved &&
        recordedSince(services, request, form.seen ?? request.events.length).map((text) => ({
          movedText: text,
        })),
      ...(isAddition(what) ? {} : effectOf(messages, result, today)),
      isDraft: shown === '',
      on: form.on || writeDayTyped(today),
      reason: form.reason,
      reasonField: { [reasonField(request, what, hasNews)]: true },
      mayNotify: hasNews,
      ...groundFields(request, what),
      asksSure,
      seen: String(request.events.length),
      shown,
      isProposal,
      ground,
      mayChooseDay: !isProposal,
      mayPropose: isProposal && shown !== '',
      mayRecord: !isProposal && (shown !== '' || isAddition(what)),
      mayShow: !isAddition(what),
    };
    return showTeamPage(c, services, addresses.team.templates.record, data, status, {
      notified: form.notified ? ['yes'] : [],
      sure: form.sure ? ['yes'] : [],
      grounds: [...form.grounds],
    });
  }

  async function letter(
    c: Context<SignedIn>,
    request: StoredRequest,
    what: Recordable,
    form: RecordForm,
    today: Day,
  ) {
    const isProposal = needsSecondPerson(messages.team.read(), what);
    const typed = { ...form, sure: true };
    const tried = await tryOut(services, request, what, typed, c.get('member').name, today, { isProposal });
    if (!tried.result.ok || !tried.result.letter)
      return show(c, request, what, form, tried, { today, isProposal, isProblem: true });
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

/** Which grounds the page offers. */
function groundFields(request: StoredRequest, what: Recordable): PageData {
  const grounds = groundsFor(request, what);
  return {
    mayRest: grounds.length > 0,
    ...Object.fromEntries(refusalGrounds.map((ground) => [`rests-${ground}`, grounds.includes(ground)])),
  };
}

/** The fields of a form that a proposal fills in, so that it can be changed. */
const pick = ({ reason, grounds = [], notified }: RefusalProposal) => ({ reason, grounds, notified });
