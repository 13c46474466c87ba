import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The minified build: every page has to load it, and the other is more than twice as long. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and everything it builds on, with the rule on target size, which axe leaves off by default. */
const options = {
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations' as const],
  // The email in the mailbox's frame is tested as a page of its own.
  iframes: false,
};

/** The faults that axe finds on a page, one line each: the rule and the element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // A click waits until the answer has begun to arrive, not until all of it and its style sheet are there.
  await page.waitForLoadState();
  // Not as a script element, which the Content-Security-Policy would rightly block.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(
    (given) =>
      (window as unknown as { axe: { run: (options: unknown) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  if (passes.length === 0) throw new Error('axe checked nothing on this page');
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/**
 * The looks that pages are tested in. Colours do not depend on the width, and sizes do not depend on the
 * colours.
 */
export const light = { colorScheme: 'light', width: 320 } as const;
export const dark = { colorScheme: 'dark', width: 1280 } as const;

export type Look = typeof light | typeof dark;

/** The faults that axe finds on the open page, by look; empty if there are none. */
export async function faultsInLooks(page: Page, ...looks: Look[]): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const found = await accessibilityFaults(page);
    if (found.length > 0) faults[`${colorScheme} at ${width}`] = found;
  }
  return faults;
}
