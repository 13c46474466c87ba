import type { Page } from 'playwright-core';

/** No page has more; beyond it the test would go round and round. */
const MOST = 250;

/**
 * Presses Tab through a page, and returns the stops that cannot be seen while they have the focus: nothing of them is in
 * the window, or something else covers all of it (WCAG 2.2, 2.4.11), or nothing shows where the focus is (2.4.7).
 */
export async function unseenStops(page: Page): Promise<{ stops: number; unseen: string[] }> {
  await page.evaluate(() => {
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const unseen: string[] = [];
  let stops = 0;
  for (; stops < MOST; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(seen);
    if (stop === undefined) break;
    if (stop.fault) unseen.push(`${stop.name}: ${stop.fault}`);
  }
  return { stops, unseen };
}

/** Runs in the page. Undefined when the focus has left it. */
function seen(): { name: string; fault: string | undefined } | undefined {
  const stop = document.activeElement;
  if (!(stop instanceof HTMLElement) || stop === document.body) return undefined;
  const name = `${stop.localName} “${(stop.getAttribute('name') ?? stop.textContent).trim().slice(0, 40)}”`;
  const { outlineStyle, outlineWidth } = getComputedStyle(stop);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return { name, fault: 'no outline' };
  const isHit = (x: number, y: number): boolean => {
    const hit = document.elementFromPoint(x, y);
    const label = hit?.closest('label');
    return hit !== null && (stop.contains(hit) || label?.control === stop);
  };
  const parts = [...stop.getClientRects()].map(({ left, top, right, bottom }) => ({
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(right, innerWidth),
    bottom: Math.min(bottom, innerHeight),
  }));
  const inWindow = parts.filter(({ left, top, right, bottom }) => right - left > 1 && bottom - top > 1);
  if (inWindow.length === 0) return { name, fault: 'outside the window' };
  const steps = [0.1, 0.3, 0.5, 0.7, 0.9];
  const isVisible = inWindow.some(({ left, top, right, bottom }) =>
    steps.some((x) => steps.some((y) => isHit(left + (right - left) * x, top + (bottom - top) * y))),
  );
  return { name, fault: isVisible ? undefined : 'covered' };
}
