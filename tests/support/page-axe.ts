import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** The small edition: every page has to read it, and the other has more than twice as much to read. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and all that it builds on, with the rule on the size of targets that axe leaves off by itself. */
const options = {
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations' as const],
  // The mail in the mailbox's frame is tried as a page of its own.
  iframes: false,
};

/** What axe finds wrong on a page, a line for each fault: the rule and the element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Not as an element of the page, which the Content-Security-Policy would rightly keep out.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(
    (given) =>
      (window as unknown as { axe: { run: (options: unknown) => Promise<AxeResults> } }).axe.run(given),
    options,
  );
  if (passes.length === 0) throw new Error('axe tried nothing on this page');
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** The looks that pages are tried in. Colours do not change with the width, nor sizes with the colours. */
export const light = { colorScheme: 'light', width: 320 } as const;
export const dark = { colorScheme: 'dark', width: 1280 } as const;

/** What axe finds on the open page, by look; empty when there is nothing. */
export async function faultsInLooks(
  page: Page,
  ...looks: (typeof light | typeof dark)[]
): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const found = await accessibilityFaults(page);
    if (found.length > 0) faults[`${colorScheme} at ${width}`] = found;
  }
  return faults;
}
