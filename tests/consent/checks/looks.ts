import type { Page } from 'playwright-core';
import { button } from '../banner.ts';
import { expectThat, fault } from '../run.ts';
import type { Finding } from '../run.ts';
import { succeeds } from '../succeeds.ts';

/** CSS pixels that WCAG 2.2 asks of a target; Candour’s own buttons have 44. */
const TARGET = 24;

export async function targetsAreLarge(page: Page, place: string): Promise<Finding[]> {
  const small = await page.locator(place).evaluate((element, least) => {
    const targets = [...element.querySelectorAll<HTMLElement>('button, a, input, summary')];
    return targets
      .map((target) => ({ target, box: (target.closest('label') ?? target).getBoundingClientRect() }))
      .filter(
        ({ target, box }) =>
          box.width > 0 &&
          getComputedStyle(target).display !== 'inline' &&
          (box.width < least || box.height < least),
      )
      .map(({ target }) => target.textContent.trim() || target.tagName);
  }, TARGET);
  return small.map((what) => fault(`“${what}” is smaller than ${TARGET} pixels`));
}

/**
 * In a window of 1280 by 1024 at 400 per cent: the page begins with the question, and every button can be scrolled to
 * and clicked.
 */
export async function inSmallWindow(page: Page): Promise<Finding[]> {
  const { heading, wide, buttons } = await page.evaluate(() => {
    const title = document.querySelector('.consent-banner h2')?.getBoundingClientRect();
    return {
      heading: title !== undefined && title.top >= 0 && title.bottom <= innerHeight,
      wide: document.documentElement.scrollWidth > innerWidth,
      buttons: [...document.querySelectorAll('.consent-banner .cm__btn')].map((button) => {
        const { left, right } = button.getBoundingClientRect();
        return left >= 0 && right <= innerWidth;
      }),
    };
  });
  let pressable = true;
  for (const role of ['all', 'necessary', 'show'] as const)
    pressable &&= await succeeds(button(page, role).click({ trial: true }));
  return [
    ...expectThat(heading, 'At 320 by 256 pixels, the banner’s heading cannot be seen'),
    ...expectThat(!wide && buttons.every(Boolean), 'At 320 by 256 pixels, something is too wide'),
    ...expectThat(pressable, 'At 320 by 256 pixels, a button of the banner cannot be clicked'),
  ];
}

export async function inForcedColours(page: Page): Promise<Finding[]> {
  const bare = await page.locator('.consent-banner .cm__btn').evaluateAll(
    (buttons) =>
      buttons.filter((button) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(button);
        return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1;
      }).length,
  );
  return expectThat(bare === 0, 'In forced colours, a button of the banner has no edge');
}
