import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { addresses, policyKinds } from '../../content/addresses.ts';
import type { ErrorStatus } from '../../content/addresses.ts';
import { errorWords } from '../../content/words/errors.ts';
import { requestWords } from '../../content/words/requests.ts';
import { siteWords } from '../../content/words/site.ts';
import type { Site } from './browser-site.ts';
import { allWrong, answer, byPost, self } from './page-answers.ts';
import { openMail } from './page-mailbox.ts';

/** What was filed before, so that pages about it can be opened. */
export interface Filed {
  received: string;
  receivedByPost: string;
  confirmLink: string;
  usedLink: string;
  expiredLink: string;
  confirmed: string;
}

/** A page in one of its states, by a name that a failing test can say. */
export interface PageState {
  name: string;
  /** The main heading, by which a test knows that it is looking at what it means to. */
  heading: string | RegExp;
  open: (page: Page, site: Site, filed: Filed) => Promise<unknown>;
}

const at = (name: string, path: string, heading: string | RegExp): PageState => ({
  name,
  heading,
  open: (page, site) => page.goto(site.url(path)),
});
const filedAt = (name: string, which: keyof Filed, heading: string): PageState => ({
  name,
  heading,
  open: (page, _, filed) => page.goto(filed[which]),
});
const mail = (name: string, subject: RegExp): PageState => ({
  name,
  heading: subject,
  open: (page, site) => openMail(page, site, subject),
});
const form = (name: string, fill: (page: Page) => Promise<unknown>): PageState => ({
  name: `access form, ${name}`,
  heading: FORM,
  open: async (page, site) => {
    await page.goto(site.url(addresses.access));
    await fill(page);
  },
});
const error = (status: ErrorStatus, open: PageState['open']): PageState => ({
  name: `error ${status}`,
  heading: errorWords[status].title,
  open,
});

const FORM = 'Ask for a copy of your records';
const { confirm, confirmed, linkSent, received } = requestWords;

/** Every template of the site in each of its states. */
export const pageStates: PageState[] = [
  at('home', addresses.home, 'Your privacy at The Brackenholt Clinic'),
  ...policyKinds.map((kind) => at(`policy: ${kind}`, addresses.policy(kind), /\w/)),
  at('accessibility statement', addresses.accessibility, /accessib/i),
  at('what you can ask for', addresses.requests, siteWords.requests.title),
  form('fresh', () => Promise.resolve()),
  form('sent empty', (page) => send(page)),
  form('everything wrong', async (page) => {
    await answer(page, allWrong);
    await send(page);
  }),
  filedAt('received, waiting to be confirmed', 'received', received.title),
  filedAt('received, without an email address', 'receivedByPost', received.title),
  filedAt('confirm, ready', 'confirmLink', confirm.title),
  filedAt('confirm, already confirmed', 'usedLink', confirm.alreadyTitle),
  filedAt('confirm, expired', 'expiredLink', confirm.expiredTitle),
  at('confirm, unknown', `${addresses.confirm}nosuchtoken/`, confirm.unknownTitle),
  filedAt('confirmed', 'confirmed', confirmed.title),
  at('link sent', addresses.linkSent, linkSent.title),
  error(404, (page, site) => page.goto(site.url('/no-such-page/'))),
  error(405, (page, site) => page.goto(site.url(addresses.api.access))),
  error(403, async (page, site) => {
    // A page that is not ours sends a form to us.
    await page.goto('about:blank');
    await page.setContent(
      `<form method="post" action="${site.url(addresses.api.access)}"><button>Send</button></form>`,
    );
    await Promise.all([page.waitForURL(/\/api\//), page.getByRole('button').click()]);
  }),
  error(413, async (page, site) => {
    await page.goto(site.url(addresses.access));
    await page
      .locator('#anything-else')
      .evaluate((it) => ((it as HTMLTextAreaElement).value = 'x'.repeat(200_000)));
    await send(page);
  }),
  error(415, async (page, site) => {
    await page.goto(site.url(addresses.access));
    await page.locator('form').evaluate((it) => ((it as HTMLFormElement).enctype = 'multipart/form-data'));
    await send(page);
  }),
  // A test cannot bring these about on demand.
  ...([400, 429, 500, 503] as const).map((status) =>
    error(status, (page, site) => openTemplate(page, site, status)),
  ),
  at('mailbox', addresses.mailbox, siteWords.mailbox.title),
  mail('mail to a patient', /^We have your request/),
  mail('mail to the team', /^Subject access request/),
  mail('notice to the team', /without an email address/),
];

/** Files what the pages are about: one confirmed, one expired, one waiting, one without an email address. */
export async function fileAll(page: Page, site: Site): Promise<Filed> {
  const used = await fileAndReadLink(page, site, 'used@patient.example');
  await page.goto(used.link);
  await page.getByRole('button', { name: 'Confirm my email address' }).click();
  await page.waitForURL(/\/requests\/confirmed\//);
  const confirmed = page.url();

  const expired = await fileAndReadLink(page, site, 'expired@patient.example');
  expireLinks(site);
  const waiting = await fileAndReadLink(page, site, 'waiting@patient.example');

  await page.goto(site.url(addresses.access));
  await answer(page, byPost);
  await send(page);
  await page.waitForURL(/\/requests\/received\//);
  return {
    received: waiting.received,
    receivedByPost: page.url(),
    confirmLink: waiting.link,
    usedLink: used.link,
    expiredLink: expired.link,
    confirmed,
  };
}

const send = (page: Page) => page.getByRole('button', { name: 'Send my request' }).click();

async function fileAndReadLink(page: Page, site: Site, email: string) {
  await page.goto(site.url(addresses.access));
  await answer(page, { ...self, email });
  await send(page);
  await page.waitForURL(/\/requests\/received\//);
  const received = page.url();
  const reference = (await page.locator('.reference').textContent()) ?? '';
  await openMail(page, site, new RegExp(`We have your request.*${reference}`));
  const button = page.frameLocator('iframe').getByRole('link', { name: 'Confirm my email address' });
  return { received, link: (await button.getAttribute('href')) ?? '' };
}

/** Seven days in a moment: the links of all unconfirmed requests so far are past their time. */
function expireLinks({ dataDir }: Site): void {
  const database = new DatabaseSync(join(dataDir, 'candour.db'));
  database.exec('UPDATE tokens SET expires_at = 1 WHERE used_at IS NULL');
  database.close();
}

/** Shows an error page as the server would send it. */
async function openTemplate(page: Page, site: Site, status: number): Promise<void> {
  const body = readFileSync(join(site.siteDir, addresses.errorTemplate(status), 'index.html'), 'utf8');
  const address = site.url(`/error-${status}/`);
  await page.route(address, async (route) => {
    const headers = (await route.fetch()).headers();
    await route.fulfill({ status, headers, body });
  });
  await page.goto(address);
}
