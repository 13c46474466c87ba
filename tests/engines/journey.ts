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

/** Waits until the page says this. A page that is being left says nothing. */
export async function eventually(tab: Tab, work: () => unknown, expected: unknown): Promise<void> {
  await expect.poll(() => tab.evaluate(work).catch(() => undefined)).toEqual(expected);
}
