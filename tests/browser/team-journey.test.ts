import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { openSite } from '../support/browser-site.ts';
import type { Site } from '../support/browser-site.ts';
import { dark, faultsInLooks, light } from '../support/page-axe.ts';
import { signInOnPage } from '../support/page-team.ts';
import { overflow } from '../support/page-watcher.ts';
import { MANAGER, RECEPTION } from '../support/team.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PHONE = { viewport: { width: 320, height: 700 }, hasTouch: true };
const heading = (page: Page) => page.locator('h1').textContent();

test('signs in on a telephone without JavaScript, reads the audit list, and signs out', async () => {
  const page = await site.visit({ ...PHONE, javaScriptEnabled: false });
  await page.goto(site.url(addresses.team.audit));
  expect(await heading(page)).toBe('Sign in');
  await page.getByLabel('Your work email address').fill('not an address');
  await page.getByRole('button', { name: 'Email me a code' }).click();
  await expect.poll(() => page.title()).toMatch(/^Error: Sign in/);
  await signInOnPage(page, site, MANAGER);
  await page.getByRole('link', { name: 'People' }).click();
  expect(await page.locator('.signed-in').textContent()).toContain('Practice manager');
  await page.getByRole('link', { name: 'Audit list' }).click();
  expect(await page.locator('tbody tr').first().textContent()).toContain('signed in with a code');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  expect(await page.locator('.team-notice').textContent()).toContain('You are signed out.');
  await page.goto(site.url(addresses.team.people));
  expect(await heading(page)).toBe('Sign in');
  await page.context().close();
});

test('adds a passkey, and signs in with it and without an email address', async () => {
  const page = await site.visit();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signInOnPage(page, site, RECEPTION);
  await page.goto(site.url(addresses.team.people));
  expect(await page.getByText('You have no passkey yet.').count()).toBe(1);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('The passkey is added.').waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.locator('.signed-in').waitFor();
  await page.goto(site.url(addresses.team.people));
  expect(await page.locator('.signed-in').textContent()).toContain('Reception');
  expect(await page.getByText(/^Added on .*, last used on /).count()).toBe(1);
  await page.context().close();
});

describe('at 320 pixels nothing is cut off, and axe finds nothing wrong in light and dark', () => {
  test('on every page of signing in, the people and the audit list', async () => {
    const page = await site.visit(PHONE);
    const found: Record<string, unknown> = {};
    const look = async (name: string) => {
      await page.setViewportSize(PHONE.viewport);
      found[name] = { overflow: await overflow(page), axe: await faultsInLooks(page, light, dark) };
    };
    await page.goto(site.url(addresses.team.home));
    await look('sign in');
    await page.goto(site.url(addresses.team.code));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await look('code');
    await signInOnPage(page, site, MANAGER);
    for (const address of [addresses.team.people, addresses.team.audit, addresses.team.kept]) {
      await page.goto(site.url(address));
      await look(address);
    }
    expect(found).toEqual(
      Object.fromEntries(Object.keys(found).map((name) => [name, { overflow: 0, axe: {} }])),
    );
    await page.context().close();
  });
});
