import { Hono } from 'hono';
import type { Context } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { answersOfFirm } from '../../content/forms/acting-for.ts';
import type { Form } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import { dayInLondon, MINUTE, SECOND } from '../base/calendar.ts';
import { clientNetwork } from '../http/client-network.ts';
import { parseFields } from '../http/form-body.ts';
import { allowOnly, respondError, wantsJson } from '../http/respond.ts';
import type { RouteDependencies } from '../http/dependencies.ts';
import type { Answers } from '../domain/case.ts';
import { describeFault, isStoreFault } from '../store/fault.ts';
import { checkPage } from './check-page.ts';
import { choicesIn, fieldErrors, fillForm, HONEYPOT } from './form-page.ts';
import { takeRequest } from './intake.ts';
import { answerParser } from './parse-answers.ts';
import { refusedForms } from '../http/refused-forms.ts';
import { newSubmission, readSubmission } from './submission.ts';
import { signOutcomeToken } from '../domain/tokens.ts';

/** The page of a form. */
export function formPageRoutes({ messages, clock }: RouteDependencies, form: Form): Hono {
  const { pages, words, keys } = messages;
  const app = new Hono();
  app.get('/', (c) => {
    // A new form id for every visit, but kept in the browser's history: if Back reloaded the form with a new id,
    // sending the same answers again would be a second request. The page contains no personal data.
    c.header('Cache-Control', 'private, no-cache');
    const page = pages.open(addresses.form(form.kind));
    fillForm(page, form, words.requests, {
      submission: newSubmission(keys, clock.now()),
      body: choicesIn(form, parseFields(new URL(c.req.url).search.slice(1))),
    });
    return c.html(page.html());
  });
  return app;
}

/** Where a form is sent: the first time to see all answers, and from there to be taken. */
export function formRoutes(
  { config, store, messages, clock, log, path, wake, site }: RouteDependencies,
  form: Form,
): Hono {
  const { pages, words, clinic, keys } = messages;
  const parse = answerParser(form, words.requests);
  const action = path(addresses.api.form(form.kind));
  const refused = refusedForms({ config, store, messages, clock, log });
  const app = new Hono();

  app.post('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const body = parseFields(await c.req.text());
    const now = clock.now();
    if (!body) {
      const wait = await refused.secondsToWait(c);
      if (wait !== undefined) c.header('Retry-After', String(wait));
      await refused.count(c);
      return respondError(c, messages, wait === undefined ? 400 : 429);
    }
    const given = body.get('submission') ?? '';
    const submission = readSubmission(keys, given);
    const identity = submission ? given : newSubmission(keys, now);
    const parsed = parse(body, dayInLondon(now));
    const isChecked = !form.checked || body.has('checked') || sentByEarlierScript(c, body);

    /** The same form or check page again, with everything that was typed. */
    const again = (status: 422 | 429 | 503, about: { errors?: Record<string, string>; notice?: string }) => {
      if (wantsJson(c))
        return c.json({ errors: fieldErrors(form, about.errors ?? {}), notice: about.notice }, status);
      if (parsed.ok && form.checked) return c.html(check(parsed.answers, about.notice), status);
      const page = pages.open(addresses.form(form.kind));
      fillForm(page, form, words.requests, { ...about, body, submission: identity });
      return c.html(page.html(), status);
    };
    const check = (answers: Answers, notice?: string) =>
      checkPage(messages, form, { submission: identity, body, answers, action, notice });

    /** The same again, when this client has sent too much and may send more after so many milliseconds. */
    const limited = (milliseconds: number) => {
      c.header('Retry-After', String(Math.ceil(milliseconds / SECOND)));
      const minutes = String(Math.ceil(milliseconds / MINUTE));
      return again(429, {
        notice: fill(words.requests.notTaken.limited, { minutes, phone: clinic.phone }),
      });
    };

    if (body.has('change')) {
      const page = pages.open(addresses.form(form.kind));
      fillForm(page, form, words.requests, { body, submission: identity });
      return c.html(page.html());
    }
    if (!parsed.ok) {
      // A patient who shares a network with an abuser can still send a valid form. Only invalid forms have to wait.
      const wait = await refused.secondsToWait(c);
      if (wait !== undefined) return limited(wait * SECOND);
      await refused.count(c);
      return again(422, { errors: parsed.errors });
    }
    if (!isChecked) return wantsJson(c) ? c.json({ check: true }) : c.html(check(parsed.answers));

    try {
      const accepted = await takeRequest(store, messages, form, parsed.answers, {
        now,
        submission,
        trapped: (body.get(HONEYPOT) ?? '') !== '',
        privacy: site.read()?.policies.privacy,
        client: clientNetwork(c, config.trustedProxies),
        mostPerHour: config.requestsPerHour,
      });
      if (accepted.outcome === 'limited') return limited(accepted.retryAfter);
      wake();
      const receipt = signOutcomeToken(keys, accepted.request.id);
      const location = path(`${addresses.received}${receipt}/${accepted.repeated ? '?same' : ''}`);
      if (body.get('checked') === 'another' && !wantsJson(c))
        return c.html(formForAnother(body, accepted.request.reference, location));
      return wantsJson(c) ? c.json({ location }) : c.redirect(location, 303);
    } catch (error) {
      if (!isStoreFault(error)) throw error;
      log('store.unavailable', describeFault(error));
      c.header('Retry-After', '120');
      return again(503, { notice: fill(words.requests.notTaken.broken, { phone: clinic.phone }) });
    }
  });
  app.all('/', allowOnly(messages, 'POST'));

  /** A new form with the answers of the firm. They are in the page only, so no address holds them. */
  function formForAnother(body: URLSearchParams, reference: string, location: string): string {
    const page = pages.open(addresses.form(form.kind));
    fillForm(page, form, words.requests, {
      submission: newSubmission(keys, clock.now()),
      body: new URLSearchParams([...body].filter(([name]) => answersOfFirm.includes(name))),
      sent: { sentNotice: fill(words.requests.check.sent, { reference }), sentHref: location },
    });
    return page.html();
  }

  return app;
}

/**
 * Whether the script of a page from before the check page sent the form. It cannot show that page, and the visitor
 * clicked “Send”.
 */
const sentByEarlierScript = (c: Context, body: URLSearchParams): boolean =>
  wantsJson(c) && !body.has('checking');
