import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../../support/page-axe.ts';
import { choose, dialog, openPreferences } from '../banner.ts';
import { fault, under } from '../run.ts';
import type { Check, Finding, Run } from '../run.ts';
import { settled } from '../quiet.ts';
import { visiting } from '../visitor.ts';
import { byKeyboard, choiceIsAnnounced } from './keyboard.ts';
import { inForcedColours, inSmallWindow, targetsAreLarge } from './looks.ts';

export const everybodyCanChoose: Check = {
  item: 19,
  title: 'Everybody can choose: by keyboard, with a screen reader, enlarged four times, in forced colours',
  needs: 'choice',
  run: async (run) => {
    const home = under(run, '/');
    const findings = await Promise.all([
      visiting(run, {}, async ({ page, open }) => {
        await open(home);
        return [...(await byKeyboard(page)), ...(await targetsAreLarge(page, '.consent-banner'))];
      }),
      visiting(run, {}, async ({ page, open }) => {
        await open(home);
        return choiceIsAnnounced(page);
      }),
      visiting(run, { viewport: { width: 320, height: 256 } }, async ({ page, open }) => {
        await open(home);
        return inSmallWindow(page);
      }),
      visiting(run, { forcedColors: 'active' }, async ({ page, open }) => {
        await open(home);
        return inForcedColours(page);
      }),
      ...(['light', 'dark'] as const).map((scheme) => withAxe(run, scheme)),
    ]);
    return findings.flat();
  },
};

/** Axe, which the site’s policy rightly keeps out unless the browser is told otherwise. */
const withAxe = (run: Run, colorScheme: 'light' | 'dark'): Promise<Finding[]> =>
  visiting(run, { colorScheme, bypassCSP: true }, async ({ page, open }) => {
    await open(under(run, '/'));
    const findings = await axe(page, `with the banner open, ${colorScheme}`);
    await openPreferences(page);
    findings.push(...(await axe(page, `with the preferences open, ${colorScheme}`)));
    findings.push(...(await targetsAreLarge(page, '#consent-preferences')));
    await dialog(page).locator('[data-choose="close"]').click();
    await choose(page, 'necessary');
    await settled(page);
    return [...findings, ...(await axe(page, `after a choice, ${colorScheme}`))];
  });

const axe = async (page: Page, when: string): Promise<Finding[]> =>
  (await accessibilityFaults(page)).map((what) => fault(`axe finds a fault ${when}: ${what}`));
