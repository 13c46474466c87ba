import type { Hono } from 'hono';
import { addresses } from '../../content/addresses.ts';
import { forms } from '../../content/forms.ts';
import { dayInLondon } from '../calendar.ts';
import { wantsJson } from '../respond.ts';
import { route } from '../services.ts';
import type { Services } from '../services.ts';
import { fieldErrors, fillFormWithErrors, fillFreshForm } from './form-page.ts';
import { takeRequest } from './intake.ts';
import { answerParser } from './parse-answers.ts';
import { newSubmission, readSubmission } from './submission.ts';
import { signReceipt } from './tokens.ts';

/** The access form: its page, and where it is sent. */
export function formRoutes(app: Hono, { store, desk, clock, link, wake }: Services): void {
  const form = forms.access(desk.clinic);
  const parse = answerParser(form, desk.words.requests);

  app.get(route(addresses.access), (c) => {
    // Fresh at every visit, yet kept for the Back button: a form that came back with another identity and the same
    // answers would be a second request. It holds nothing of anyone.
    c.header('Cache-Control', 'private, no-cache');
    const page = desk.pages.open(addresses.access);
    fillFreshForm(page, newSubmission(desk.keys, clock.now()));
    return c.html(page.html());
  });

  app.post(addresses.api.access, async (c) => {
    c.header('Cache-Control', 'no-store');
    const body = new URLSearchParams(await c.req.text());
    const given = body.get('submission') ?? '';
    const submission = readSubmission(desk.keys, given);
    const parsed = parse(body, dayInLondon(clock.now()));

    if (!parsed.ok) {
      if (wantsJson(c)) return c.json({ errors: fieldErrors(form, parsed.errors) }, 422);
      const page = desk.pages.open(addresses.access);
      const identity = submission ? given : newSubmission(desk.keys, clock.now());
      fillFormWithErrors(page, form, desk.words.requests, body, parsed.errors, identity);
      return c.html(page.html(), 422);
    }

    const { request, repeated } = await takeRequest(
      store,
      desk,
      form,
      parsed.answers,
      submission,
      clock.now(),
    );
    wake();
    const location = link(
      `${addresses.received}${signReceipt(desk.keys, request.id)}/${repeated ? '?same' : ''}`,
    );
    return wantsJson(c) ? c.json({ location }) : c.redirect(location, 303);
  });
}
