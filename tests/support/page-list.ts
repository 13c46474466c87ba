import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import type { ErrorStatus } from '../../content/addresses.ts';
import { errorWords } from '../../content/words/errors.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { fill } from '../../content/words/fill.ts';
import { requestWords } from '../../content/words/requests.ts';
import { searchWords } from '../../content/words/search.ts';
import { siteWords } from '../../content/words/site.ts';
import type { Site } from './browser-site.ts';
import { fetchAnew } from './fetch-anew.ts';
import {
  allWrong,
  allWrongComplaint,
  allWrongOptOut,
  allWrongRights,
  answer,
  forAnother,
  self,
} from './page-answers.ts';
import type { FormAnswers } from './page-answers.ts';
import { copyTemplates, otherCopyStates } from './copy-pages.ts';
import { checkPageShown, clickSend } from './page-form.ts';
import { openMail } from './page-mailbox.ts';
import { at, filedAt } from './page-state.ts';
import type { PageState } from './page-state.ts';

const mail = (name: string, subject: RegExp): PageState => ({
  name,
  heading: subject,
  open: (page, site) => openMail(page, site, subject),
});
const form = (kind: RequestKind, name: string, use: (page: Page) => Promise<unknown>): PageState => ({
  name: `${kind} form, ${name}`,
  heading: HEADINGS[kind],
  open: async (page, site) => {
    await page.goto(site.url(addresses.form(kind)));
    await use(page);
  },
});
type Problem = [kind: RequestKind, name: string, answers: FormAnswers, shown?: string];
/** A form whose errors the script shows. */
const problemByScript = (...[kind, name, answers, shown = '.error-summary']: Problem): PageState =>
  form(kind, name, async (page) => {
    await answer(page, answers, kind);
    await clickSend(page);
    await page.locator(shown).waitFor();
  });
/** The same form as the server renders it without scripts. */
const problemByServer = (...[kind, name, answers, shown = '.error-summary']: Problem): PageState =>
  form(kind, `${name}, rendered by the server`, async (page) => {
    await answer(page, answers, kind);
    await sendPlainly(page);
    await page.locator(shown).waitFor();
  });
const problem = (...of: Problem): PageState[] => [problemByScript(...of), problemByServer(...of)];
/** The page on which the answers of a form are checked. */
const checked = (
  kind: RequestKind,
  name: string,
  answers: FormAnswers,
  use: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): PageState => ({
  ...form(kind, name, async (page) => {
    await answer(page, answers, kind);
    await clickSend(page);
    await checkPageShown(page);
    await use(page);
  }),
  heading: requestWords.check.title,
});
/** The search of the policies, with what it shows for some words. */
const searched = (name: string, words: string, shown: string): PageState => ({
  name: `search, ${name}`,
  heading: searchWords.title,
  open: async (page, site) => {
    await page.goto(site.url(addresses.search));
    await page.getByRole('searchbox').fill(words);
    await page.locator(shown).first().waitFor();
  },
});
const error = (status: ErrorStatus, open: PageState['open']): PageState => ({
  name: `error ${status}`,
  heading: errorWords[status].title,
  open,
});

const HEADINGS: Record<RequestKind, string> = {
  access: 'Ask for a copy of your records',
  'opt-out': 'Stop marketing messages from us',
  rights: 'Use your other rights',
  complaint: 'Complain about how we handled your data',
};
const { confirm, confirmed, linkSent, notMe, received } = requestWords;

/** The templates that differ most. Every pull request looks at these. */
export const firstTemplates: PageState[] = [
  at('home', addresses.home, 'Your privacy at The Brackenholt Clinic'),
  at('policy: privacy', addresses.policy('privacy'), 'Privacy notice'),
  at('policy: cookies', addresses.policy('cookies'), /\w/),
  at('what changed', addresses.policyChanges('privacy', '2026-06-19'), /what changed on 19 June 2026/),
  at('Easy Read', addresses.easyRead, 'Your privacy in Easy Read'),
  at('what you can ask for', addresses.requests, siteWords.requests.title),
  problemByScript('access', 'everything wrong', allWrong),
  problemByServer('opt-out', 'everything wrong', allWrongOptOut),
  checked('access', 'answers to check', forAnother),
  filedAt('received, waiting to be confirmed', 'received', received.title),
  filedAt('confirm, ready', 'confirmLink', confirm.title),
  ...copyTemplates,
  error(404, (page, site) => page.goto(site.url('/no-such-page/'))),
  mail('mail to a patient', /^We have your request/),
];

/** The other templates, whose parts the first ones have too: for the thorough tests. */
export const furtherTemplates: PageState[] = [
  at('earlier version', addresses.policyVersion('privacy', '2026-06-19'), 'Privacy notice'),
  at('history of a policy', addresses.policyHistory('privacy'), 'Privacy notice: all versions'),
  at('accessibility statement', addresses.accessibility, /accessib/i),
  searched('with results', 'photos', '[data-search-results] li'),
  problemByScript('rights', 'everything wrong', allWrongRights),
  problemByServer('complaint', 'everything wrong', allWrongComplaint),
  filedAt('confirmed', 'confirmed', confirmed.title),
  filedAt('not me, ready', 'notMeLink', notMe.title),
  at('link sent', addresses.linkSent, linkSent.title),
  error(503, (page, site) => openTemplate(page, site, 503)),
  at('mailbox', addresses.mailbox, siteWords.mailbox.title),
];

/** One page of each template, and of each form with all its errors. */
export const templates: PageState[] = [...firstTemplates, ...furtherTemplates];

/** The other states of those pages, for the thorough tests. */
export const otherStates: PageState[] = [
  at('policy: medical-records', addresses.policy('medical-records'), /\w/),
  at('policy: confidentiality', addresses.policy('confidentiality'), /\w/),
  at('version to come', addresses.policyVersion('privacy', '2027-01-10'), 'Privacy notice'),
  at('search', addresses.search, searchWords.title),
  searched('nothing found', 'zebra', '[data-search-none]'),
  form('access', 'fresh', () => Promise.resolve()),
  ...problem('access', 'sent empty', {}),
  problemByServer('access', 'everything wrong', allWrong),
  checked('access', 'limit reached', { ...self, email: 'late@patient.example' }, async (page) => {
    await clickSend(page);
    await page.locator('.notice').waitFor();
  }),
  form('access', 'cannot be taken', async (page) => {
    // What the server answers if its disk is full or locked.
    await page.route(`**${addresses.api.form('access')}`, (route) =>
      route.fulfill({
        status: 503,
        json: { errors: [], notice: fill(requestWords.notTaken.broken, { phone: '0113 496 0200' }) },
      }),
    );
    await answer(page, self);
    await clickSend(page);
    await page.locator('.notice').waitFor();
    await page.unrouteAll();
  }),
  form('opt-out', 'fresh', () => Promise.resolve()),
  form('access', 'for someone who has died, all notes open', async (page) => {
    await answer(page, { asking: 'deceased', entitlement: 'claim' });
    await openNotes(page);
  }),
  form('rights', 'all choices made, all notes open', async (page) => {
    await answer(page, { right: allWrongRights['right'] ?? [], asking: 'authority' }, 'rights');
    await openNotes(page);
  }),
  form('complaint', 'fresh', () => Promise.resolve()),
  ...problem('opt-out', 'sent empty', {}),
  problemByScript('opt-out', 'everything wrong', allWrongOptOut),
  filedAt('received, without an email address', 'receivedByPost', received.title),
  filedAt('received, marketing messages stopped', 'receivedOptOut', received.titleOptOut),
  filedAt('received, a complaint', 'receivedComplaint', received.titleComplaint),
  filedAt('confirm, already confirmed', 'usedLink', confirm.alreadyTitle),
  filedAt('confirm, expired', 'expiredLink', confirm.expiredTitle),
  at('confirm, unknown', `${addresses.confirm}nosuchtoken/`, confirm.unknownTitle),
  filedAt('confirm, taken back', 'takenBackLink', confirm.notMeTitle),
  filedAt('not me, done', 'notMeUsed', notMe.doneTitle),
  ...otherCopyStates,
  at('not me, unknown', `${addresses.notMe}nosuchtoken/`, notMe.unknownTitle),
  error(405, (page, site) => page.goto(site.url(addresses.api.form('access')))),
  error(403, async (page, site) => {
    // Another website sends a form to us.
    await page.goto('about:blank');
    await page.setContent(
      `<form method="post" action="${site.url(addresses.api.form('access'))}"><button>Send</button></form>`,
    );
    await Promise.all([page.waitForURL(/\/api\//), page.getByRole('button').click()]);
  }),
  error(413, async (page, site) => {
    await page.goto(site.url(addresses.form('access')));
    await page
      .locator('#anything-else')
      .evaluate((it) => ((it as HTMLTextAreaElement).value = 'x'.repeat(200_000)));
    await sendPlainly(page);
  }),
  error(415, async (page, site) => {
    await page.goto(site.url(addresses.form('access')));
    await page.locator('form').evaluate((it) => ((it as HTMLFormElement).enctype = 'multipart/form-data'));
    await sendPlainly(page);
  }),
  // A test cannot cause these on demand.
  ...([400, 429, 500] as const).map((status) =>
    error(status, (page, site) => openTemplate(page, site, status)),
  ),
  mail('mail with the link of a copy', /^Your copy is ready/),
  mail('mail to the team', /^Subject access request/),
  mail('notice to the team', /without an email address/),
];

const openNotes = async (page: Page): Promise<void> => {
  for (const note of await page.locator('.note summary').all()) await note.click();
};

/** Sends the form as a browser without scripts does: no script gets an event. */
async function sendPlainly(page: Page): Promise<void> {
  const form = page.locator('form.form');
  await Promise.all([
    page.waitForURL(/\/api\/requests\//),
    form.evaluate((it) => {
      (it as HTMLFormElement).submit();
    }),
  ]);
}

/** Shows an error page as the server would send it. */
async function openTemplate(page: Page, site: Site, status: number): Promise<void> {
  const body = readFileSync(join(site.siteDir, addresses.errorTemplate(status), 'index.html'), 'utf8');
  const address = site.url(`/error-${status}/`);
  await page.route(address, async (route) => {
    const headers = (await fetchAnew(route)).headers();
    await route.fulfill({ status, headers, body });
  });
  await page.goto(address);
}
