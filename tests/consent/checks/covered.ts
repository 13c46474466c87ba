import type { Page } from 'playwright-core';

/** Whether something lies over the page's heading, where the page stands now. */
export function headingIsCovered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const heading = document.querySelector('h1')?.getBoundingClientRect();
    const top = heading && document.elementFromPoint(heading.left + 5, heading.top + heading.height / 2);
    return !top?.closest('h1');
  });
}

/** What the settings button covers; see `coveredBy`. */
export const coveredByButton = (page: Page): Promise<string[]> => coveredBy(page, '.consent-icon');

/**
 * Which words an element of the consent interface lies over at the page's end, where nobody can scroll clear of it, and
 * which controls it hides wholly while they have the focus (WCAG 2.2, 2.4.11).
 */
export function coveredBy(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((place) => {
    const button = document.querySelector(place);
    if (!button || button.getClientRects().length === 0) return [];
    scrollTo(0, document.documentElement.scrollHeight);
    // Where the button is now: one that stands in the page goes along when the page is scrolled.
    const touches = ({ left, right, top, bottom }: DOMRect) => {
      const over = button.getBoundingClientRect();
      return left < over.right && right > over.left && top < over.bottom && bottom > over.top;
    };
    const holds = ({ left, right, top, bottom }: DOMRect) => {
      const over = button.getBoundingClientRect();
      return left >= over.left && right <= over.right && top >= over.top && bottom <= over.bottom;
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      range.selectNodeContents(text);
      const foreign = !text.parentElement?.closest('.consent') && /\S/.test(text.textContent ?? '');
      if (foreign && [...range.getClientRects()].some(touches))
        found.push(`the words “${text.textContent?.trim().slice(0, 60)}” at the page’s end`);
    }
    for (const stop of document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, summary')) {
      if (stop.closest('.consent')) continue;
      stop.focus();
      if (document.activeElement === stop && holds(stop.getBoundingClientRect()))
        found.push(`“${stop.textContent.trim()}” while it has the focus`);
    }
    return found;
  }, selector);
}
