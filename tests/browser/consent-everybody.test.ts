import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { byKeyboard, choiceIsAnnounced } from '../consent/checks/keyboard.ts';
import { inForcedColours, targetsAreLarge } from '../consent/checks/looks.ts';
import type { Finding } from '../consent/run.ts';
import { sharedChromium } from '../support/chromium.ts';
import { openContext } from '../support/open-context.ts';

/** The parts of item 19 of the verifier on a page with little but a banner. Each finds its own fault and no other. */

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await sharedChromium();
});
// A page remembers from one document to the next where Tab continues.
beforeEach(async () => {
  page = await (await openContext(browser)).newPage();
});
afterEach(() => page.context().close());

const HONEST = `<!doctype html><html lang="en" data-consent="ask"><title>Small</title>
  <style>:focus-visible { outline: 3px solid } button { min-height: 44px; border: 2px solid }</style>
  <section class="consent-banner"><h2>May we?</h2>
    <button class="cm__btn" data-role="all">Accept</button>
    <button class="cm__btn" data-role="necessary" onclick="document.documentElement.dataset.consent = 'kept';
      said.textContent = 'You said no.'; said.focus()">Reject</button>
    <button class="cm__btn" data-role="show">Choose</button></section>
  <p id="said" role="status" tabindex="-1" data-consent-status></p>
  <main><a href="#one">One</a> <a href="#two">Two</a></main>`;

const checks = {
  byKeyboard: () => byKeyboard(page),
  choiceIsAnnounced: () => choiceIsAnnounced(page),
  targetsAreLarge: () => targetsAreLarge(page, '.consent-banner'),
  inForcedColours: () => inForcedColours(page),
} satisfies Record<string, () => Promise<Finding[]>>;
const names = Object.keys(checks) as (keyof typeof checks)[];

test.each(names)('%s finds nothing if nothing is wrong', async (check) => {
  await page.setContent(HONEST);
  expect(await checks[check]()).toEqual([]);
});

const style = (css: string) => HONEST.replace('</style>', `${css}</style>`);

describe('on the same page', () => {
  test.each<[name: string, check: keyof typeof checks, html: string, says: string]>([
    [
      'an invisible focus is found',
      'byKeyboard',
      style('button:focus-visible { outline: none }'),
      'By keyboard, one cannot see where one is in the banner',
    ],
    [
      'a banner after everything else is found',
      'byKeyboard',
      HONEST.replace('<section', '<a href="#">1</a> <a href="#">2</a> <section'),
      'By keyboard, the banner is not among the first stops of the page',
    ],
    [
      'a button that Tab does not reach is found',
      'byKeyboard',
      HONEST.replace('data-role="necessary"', '$& tabindex="-1"'),
      'By keyboard, not every button of the banner can be reached',
    ],
    [
      'a target that is too small is found',
      'targetsAreLarge',
      style('[data-role=necessary] { min-height: 0; height: 20px }'),
      '“Reject” is smaller than 24 pixels',
    ],
    [
      'a choice that is not announced is found',
      'choiceIsAnnounced',
      HONEST.replace(`said.textContent = 'You said no.';`, ''),
      'A choice is not announced to screen readers',
    ],
    [
      'a lost focus is found',
      'choiceIsAnnounced',
      HONEST.replace('said.focus()', 'this.blur()'),
      'After a choice by keyboard, the focus is lost',
    ],
    [
      'a button without an edge is found',
      'inForcedColours',
      style('[data-role=all] { border: 0 }'),
      'In forced colours, a button of the banner has no edge',
    ],
  ])('%s', async (_, check, html, says) => {
    await page.setContent(html);
    expect((await checks[check]()).map(({ text }) => text)).toEqual([says]);
  });
});
