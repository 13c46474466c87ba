import { expect } from 'vitest';
import type { Engine, EngineName, Tab, Visitor, VisitorOptions } from './drivers/engine.ts';

/** What a journey starts from. */
export interface Start {
  name: EngineName;
  engine: Engine;
  /** The full address of a page. */
  url: (path: string) => string;
}

/** Runs a journey of a new visitor, and closes the browser whatever comes of it. */
export async function asVisitor(
  { engine }: Pick<Start, 'engine'>,
  options: VisitorOptions,
  journey: (tab: Tab, visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await engine.visitor(options);
  try {
    await journey(await visitor.newTab(), visitor);
  } finally {
    await visitor.close();
  }
}

/**
 * Types into a field, and waits until the field has it. A key that is pressed while a page is still loading can get
 * lost.
 */
export async function typeInto(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.type(selector, text);
  await expect
    .poll(() => tab.evaluate((field) => document.querySelector<HTMLInputElement>(field)?.value, selector))
    .toBe(text);
}

/**
 * Clicks what leads to another page, and waits until that page has loaded. Firefox shows an empty one between two; every
 * page of ours has a heading.
 */
export async function clickThrough(tab: Tab, selector: string): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset['left'] = '';
  });
  await tab.click(selector);
  await eventually(
    tab,
    () =>
      document.readyState === 'complete' &&
      document.querySelector('h1') !== null &&
      !('left' in document.documentElement.dataset),
    true,
  );
}

/** Waits until the page says this. A page that is being left says nothing. */
export async function eventually(tab: Tab, work: () => unknown, expected: unknown): Promise<void> {
  await expect.poll(() => tab.evaluate(work).catch(() => undefined)).toEqual(expected);
}
