import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import { mailWords } from '../../content/words/mails.ts';
import { requestWords } from '../../content/words/requests.ts';
import type { Site } from './browser-site.ts';
import { fileCopies } from './filed-copies.ts';
import type { FiledCopies } from './filed-copies.ts';
import { byPost, complaint, noMore, self } from './page-answers.ts';
import { fillIn, clickSend, requestReceived } from './page-form.ts';
import { openMail } from './page-mailbox.ts';
import { accessFrom, sendForm } from './page-visitor.ts';

/** Requests filed beforehand, so that tests can open the pages about them. */
export interface Filed extends FiledCopies {
  received: string;
  receivedByPost: string;
  receivedOptOut: string;
  receivedComplaint: string;
  confirmLink: string;
  usedLink: string;
  expiredLink: string;
  confirmed: string;
  notMeLink: string;
  notMeUsed: string;
  takenBackLink: string;
}

/**
 * Files one confirmed, one expired and one waiting request, one without an email address, two opt-outs of
 * which one is undone, and a complaint, and releases copies. Then files more until the next one exceeds the limit.
 */
export async function fileAll(page: Page, site: Site): Promise<Filed> {
  const copies = await fileCopies(site);
  const used = await fileAndReadLink(page, site, 'used@patient.example');
  await page.goto(used.link);
  await page.getByRole('button', { name: 'Confirm my email address' }).click();
  await page.waitForURL(/\/requests\/confirmed\//);
  const confirmed = page.url();

  const expired = await fileAndReadLink(page, site, 'expired@patient.example');
  expireLinks(site);
  const waiting = await fileAndReadLink(page, site, 'waiting@patient.example');

  await fillIn(page, site, byPost);
  await clickSend(page);
  await requestReceived(page);
  const receivedByPost = page.url();

  await fillIn(page, site, noMore, 'opt-out');
  await clickSend(page);
  await requestReceived(page);
  const receivedOptOut = page.url();
  const { notMeLink } = await readOptOutLinks(page, site);

  await fillIn(page, site, { ...noMore, email: 'not-me@patient.example' }, 'opt-out');
  await clickSend(page);
  await requestReceived(page);
  const takenBack = await readOptOutLinks(page, site);
  await page.goto(takenBack.notMeLink);
  await page.getByRole('button', { name: requestWords.notMe.button }).click();
  await page.locator('h1', { hasText: requestWords.notMe.doneTitle }).waitFor();

  await fillIn(page, site, complaint, 'complaint');
  await clickSend(page);
  await requestReceived(page);
  const receivedComplaint = page.url();

  await reachLimit(site);
  return {
    ...copies,
    received: waiting.received,
    receivedByPost,
    receivedOptOut,
    receivedComplaint,
    confirmLink: waiting.link,
    usedLink: used.link,
    expiredLink: expired.link,
    confirmed,
    notMeLink,
    notMeUsed: takenBack.notMeLink,
    takenBackLink: takenBack.confirmLink,
  };
}

/** Uses up this machine's limit of requests per hour. */
async function reachLimit(site: Site): Promise<void> {
  const most = 20;
  for (let sent = 0; sent <= most; sent++) {
    const fields = accessFrom(`crowd-${sent}@patient.example`, '');
    const { status } = await sendForm(site.origin, addresses.api.form('access'), fields);
    if (status === 429) return;
  }
  throw new Error('The limit was not reached');
}

async function fileAndReadLink(page: Page, site: Site, email: string) {
  await fillIn(page, site, { ...self, email });
  await clickSend(page);
  await requestReceived(page);
  const received = page.url();
  const reference = (await page.locator('.reference').textContent()) ?? '';
  await openMail(page, site, new RegExp(`We have your request.*${reference}`));
  const button = page.frameLocator('iframe').getByRole('link', { name: 'Confirm my email address' });
  return { received, link: (await button.getAttribute('href')) ?? '' };
}

/** The two links in the email about the opt-out whose page is open. */
async function readOptOutLinks(page: Page, site: Site) {
  const reference = (await page.locator('.reference').textContent()) ?? '';
  await openMail(page, site, new RegExp(`We have stopped the marketing messages you chose.*${reference}`));
  const link = async (name: string) =>
    (await page.frameLocator('iframe').getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
  const { button, done } = mailWords.acknowledgement;
  return { confirmLink: await link(button), notMeLink: await link(done['opt-out'].notYouLink) };
}

/** Makes the links of all unconfirmed requests so far expire. */
function expireLinks({ dataDir }: Site): void {
  const database = new DatabaseSync(join(dataDir, 'candour.db'));
  database.exec('UPDATE tokens SET expires_at = 1 WHERE used_at IS NULL');
  database.close();
}
