import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import type { Site } from './browser-site.ts';
import { answer } from './page-answers.ts';
import type { FormAnswers } from './page-answers.ts';
import { clickSend } from './page-form.ts';

/** A form that came back with errors, as a visitor or a screen reader meets it. */
export interface FormShown {
  title: string;
  /** The main part of the page, one line for each element and text, without typed values. */
  outline: string[];
  /** The value of each field. */
  typed: Record<string, string>;
  /** The class of the focused element. */
  focused: string;
}

/**
 * Describes a form page so that the server's page and the one that the script changed are equal if a visitor
 * sees no difference. How a value got into a field, and how the focus was set, is left out.
 */
export function formShown(page: Page): Promise<FormShown> {
  return page.evaluate(() => {
    const silent = ['value', 'checked', 'autofocus'];
    const outline: string[] = [];
    const write = (node: Node, indent: string): void => {
      if (node instanceof Text) {
        const text = node.data.replace(/\s+/g, ' ').trim();
        if (text) outline.push(indent + text);
      } else if (node instanceof Element) {
        const attributes = [...node.attributes]
          .filter(({ name }) => !silent.includes(name))
          .map(({ name, value }) => `${name}="${value}"`)
          .sort();
        outline.push(indent + [node.localName, ...attributes].join(' '));
        if (!(node instanceof HTMLTextAreaElement))
          node.childNodes.forEach((child) => {
            write(child, `${indent}  `);
          });
      }
    };
    const main = document.querySelector('main');
    if (main) write(main, '');
    const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'form input:not([type=hidden]), form textarea',
    );
    const typed = [...fields].map((field): [string, string] => [
      field.id,
      field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)
        ? String(field.checked)
        : field.value,
    ]);
    return {
      title: document.title,
      outline,
      typed: Object.fromEntries(typed),
      focused: document.activeElement?.className ?? '',
    };
  });
}

/** Records every page load and every form sent from now on. */
export function traffic(page: Page): { loads: string[]; posts: string[] } {
  const seen: { loads: string[]; posts: string[] } = { loads: [], posts: [] };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.isNavigationRequest()) seen.loads.push(pathname);
    if (request.method() === 'POST') seen.posts.push(pathname);
  });
  return seen;
}

/** Waits until the page that the server sent back is whole, and its browser has moved the focus to what has this class. */
export async function answerShown(plain: Page, focused: 'error-summary' | 'notice'): Promise<void> {
  await expect.poll(async () => (await formShown(plain)).focused).toBe(focused);
  await plain.waitForLoadState();
}

/**
 * Sends a form with these answers, round over round, with the script and without. Fails unless a visitor sees the same
 * errors.
 *
 * @param visitors a page with JavaScript and one without
 */
export async function showsTheSame(
  site: Site,
  { page, plain }: { page: Page; plain: Page },
  kind: RequestKind,
  rounds: FormAnswers[],
): Promise<void> {
  for (const visitor of [page, plain]) {
    await visitor.goto(site.url(addresses.form(kind)));
    for (const answers of rounds) await answer(visitor, answers, kind);
    await clickSend(visitor);
    await visitor.locator('.error-summary').waitFor();
  }
  await answerShown(plain, 'error-summary');
  const [byScript, byServer] = [await formShown(page), await formShown(plain)];
  expect(new URL(page.url()).pathname, 'the script stays on the form').toBe(addresses.form(kind));
  expect(new URL(plain.url()).pathname).toBe(addresses.api.form(kind));
  expect(byServer.outline.join('\n')).toContain('error-summary');
  expect(byScript).toEqual(byServer);
}
