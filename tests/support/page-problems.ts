import type { Page } from 'playwright-core';

/** A form that came back, in all that a visitor or a screen reader meets. */
export interface FormShown {
  title: string;
  /** The main part of the page, a line for each element and text, without what was typed. */
  outline: string[];
  /** What stands in each field. */
  typed: Record<string, string>;
  /** The class of what has the focus. */
  focused: string;
}

/**
 * What a form page shows, written so that a page of the server and one that the script changed compare equal when they
 * are the same to a visitor. How what was typed got into a field, and what brought the focus, makes no difference.
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

/** Notes every page that is loaded and every form that is sent from now on. */
export function traffic(page: Page): { loads: string[]; posts: string[] } {
  const seen: { loads: string[]; posts: string[] } = { loads: [], posts: [] };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.isNavigationRequest()) seen.loads.push(pathname);
    if (request.method() === 'POST') seen.posts.push(pathname);
  });
  return seen;
}
