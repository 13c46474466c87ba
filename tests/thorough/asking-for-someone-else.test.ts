import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { siteWords } from '../../content/words/site.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { clickSend, followLink } from '../support/page-form.ts';
import { PHONE_SCREEN } from '../support/phone-screen.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const visitors: [string, BrowserContextOptions][] = [
  ['with JavaScript off', { ...PHONE_SCREEN, javaScriptEnabled: false }],
  ['with JavaScript on', PHONE_SCREEN],
];
const { doors } = siteWords.requests;
const errors = (page: Page) => page.locator('.error-summary a').allTextContents();

describe.each(visitors)('%s, who asks for someone else', (_, options) => {
  const branches = [
    {
      who: 'My child',
      heard: 'The right belongs to the child.',
      field: 'parent-name',
      error: 'Enter your relationship to the child',
    },
    {
      who: 'An adult who has given me permission, or for whom I may decide',
      heard: 'the order of the Court of Protection that made you a deputy',
      field: 'agent-name',
      error: 'Say what lets you act for them',
    },
    {
      who: 'My client: I am their solicitor',
      heard: 'We need your client’s signed authority.',
      field: 'solicitor-name',
      error: 'Enter the name of your firm',
    },
    {
      who: 'Someone who has died',
      heard: 'within 21 days if the whole record',
      field: 'claimant-name',
      error: 'Say what your connection to them is',
    },
  ];
  let page: Page;
  beforeAll(async () => {
    page = await site.visit(options);
  });
  afterAll(() => page.context().close());

  test.each(branches)(
    '“$who”, finds in two steps what is needed, and nothing for other cases',
    async ({ who, heard, field, error }) => {
      await page.goto(site.url(addresses.requests));
      await followLink(page, doors.other);
      await followLink(page, who);
      expect(await page.getByLabel(who, { exact: true }).isChecked()).toBe(true);
      for (const branch of branches)
        expect(await page.getByText(branch.heard).isVisible(), branch.who).toBe(branch.heard === heard);
      await page.locator(`#${field}`).fill('Casey Sample');
      await clickSend(page);
      await expect.poll(() => errors(page)).toContain(error);
      expect(await page.locator(`#${field}`).inputValue()).toBe('Casey Sample');
      expect(await errors(page)).not.toContain('Enter your full name');
    },
  );
});
