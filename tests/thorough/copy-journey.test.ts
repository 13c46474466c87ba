import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { answer, self } from '../support/page-answers.ts';
import { accessibilityFaults } from '../support/page-axe.ts';
import { clickSend, referenceGiven } from '../support/page-form.ts';
import { openMail } from '../support/page-mailbox.ts';
import { releaseOnPage, signInOnPage, untilChecked, uploadOnPage } from '../support/page-team.ts';
import { overflow } from '../support/page-watcher.ts';
import { newDatabaseOn, startPostgresOrWarn } from '../support/postgres-server.ts';
import type { PostgresServer } from '../support/postgres-server.ts';
import { MANAGER, RECEPTION } from '../support/team.ts';

/** A copy, from the form to the downloaded bytes, on both engines of the store. */

let postgres: PostgresServer | undefined;
beforeAll(async () => {
  postgres = await startPostgresOrWarn('THE WAY OF A COPY WAS');
});
afterAll(() => postgres?.stop());

/** The label of a choice lies over its button. */
const click = { force: true };
/** A letter with its author in its properties. */
const file = {
  name: 'Letters.pdf',
  bytes: readFileSync(join(import.meta.dirname, '../file-check/corpus/cairo-author.pdf')),
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function asks(page: Page, site: Site, email: string): Promise<string> {
  await page.goto(site.url(addresses.form('access')));
  await answer(page, { ...self, email });
  await clickSend(page);
  const reference = await referenceGiven(page);
  await openMail(page, site, new RegExp(`We have your request.*${reference}`));
  const mail = (await page.locator('.message-text').textContent()) ?? '';
  await page.goto(/https?:\S+\/requests\/confirm\/\S+/.exec(mail)?.[0] ?? '');
  await page.getByRole('button', { name: 'Confirm my email address' }).click();
  await page.waitForURL(/\/requests\/confirmed\//);
  return reference;
}

/** Searches everywhere and goes through the checklist. */
async function checks(page: Page, site: Site, reference: string): Promise<void> {
  await page.goto(site.url(addresses.team.searches(reference)));
  for (const found of await page.locator('input[type="radio"][value="nothing"]').all())
    await found.check(click);
  await page.getByRole('button', { name: 'Save the searches' }).click();
  await page.getByText('The searches are recorded.').waitFor();
  await page.goto(site.url(addresses.team.release(reference)));
  for (const done of await page.locator('input[type="radio"][value="done"]').all()) await done.check(click);
  await page.locator('#note-harm').fill('Medical director');
  await page.getByRole('button', { name: 'Save the checklist' }).click();
  await page.getByText('The checklist is recorded.').waitFor();
}

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
  let site: Site | undefined;
  beforeAll(async () => {
    if (engine === 'SQLite') site = await openSite();
    else if (postgres) site = await openSite('full', await newDatabaseOn(postgres));
  });
  afterAll(() => site?.close());

  test.for([
    ['with scripts', true, MANAGER],
    ['without scripts', false, RECEPTION],
  ] as const)(
    'a copy is uploaded, released and downloaded %s, and the bytes are the same',
    async ([name, javaScriptEnabled, who], { skip }) => {
      if (!site) return skip();
      expect(existsSync(join(site.dataDir, 'candour.db'))).toBe(engine === 'SQLite');
      const person = await site.visit({ javaScriptEnabled, viewport: { width: 320, height: 800 } });
      const reference = await asks(person, site, `${name.replaceAll(' ', '-')}@patient.example`);
      const member = await site.visit({ javaScriptEnabled, viewport: { width: 320, height: 800 } });
      await signInOnPage(member, site, who);
      await member.locator('.signed-in').waitFor();
      await checks(member, site, reference);
      await uploadOnPage(member, site, reference, file);
      expect(await overflow(member)).toBe(0);
      await untilChecked(member);
      if (javaScriptEnabled) expect(await accessibilityFaults(member)).toEqual([]);
      expect(await member.locator('main').innerText()).toContain('The check found 4 things to decide');
      for (const finding of await member.locator('input[name="finding"]').all()) await finding.check(click);
      await member.getByLabel('Why it may stay').fill('They are the dentist’s and the practice’s.');
      await member.getByRole('button', { name: 'It may stay' }).click();
      await member.getByText('It is recorded that this may stay in the file.').waitFor();
      expect(await overflow(member)).toBe(0);
      if (javaScriptEnabled) expect(await accessibilityFaults(member)).toEqual([]);
      const code = await releaseOnPage(member);

      await openMail(person, site, new RegExp(`Your copy is ready \\(${reference}\\)`));
      const mail = (await person.locator('.message-text').textContent()) ?? '';
      await person.goto(/https?:\S+\/requests\/copy\/\S+/.exec(mail)?.[0] ?? '');
      expect(await person.locator('h1').textContent()).toBe('Your copy is ready');
      if (javaScriptEnabled) expect(await accessibilityFaults(person)).toEqual([]);
      await person.getByLabel('Code from us').fill(code);
      await person.getByRole('button', { name: 'Open', exact: true }).click();
      const link = person.getByRole('link', { name: 'Download Letters.pdf' });
      await link.waitFor();
      expect(await overflow(person)).toBe(0);
      const [download] = await Promise.all([person.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe('Letters.pdf');
      expect(sha256(readFileSync(await download.path()))).toBe(sha256(file.bytes));

      await person.getByRole('button', { name: 'I have it, delete the files' }).click();
      await person.getByRole('heading', { name: 'You have your copy' }).waitFor();
      await member.goto(site.url(addresses.team.case(reference)));
      const timeline = await member.locator('main').innerText();
      expect(timeline).toContain('The copy was downloaded');
      expect(timeline).toContain('The person said that they have it.');
      await person.context().close();
      await member.context().close();
    },
  );
});
