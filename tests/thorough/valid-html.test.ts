import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { visitorPages, teamPages } from '../support/filled-pages.ts';
import type { PagesByName } from '../support/filled-pages.ts';
import { openCandour } from '../support/visit.ts';

/*
 * Every page is valid HTML: the built ones, those that the API fills in, error pages and team pages. Emails are not
 * among them: mail programs need attributes that HTML has long dropped.
 *
 * With `PAGES`, the pages are also written to that folder, for the Nu checker (CONTRIBUTING.md).
 */

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The boxes of one question share its name, as radio buttons do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // Published articles cannot change, and hold a table that scrolls as a `div` with the role.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // How long a title is depends on the clinic's name.
    'long-title': 'off',
    // Formatting, and not what a browser reads.
    'no-trailing-whitespace': 'off',
    // The style sheet keeps telephone numbers on one line, also in published articles.
    'tel-non-breaking': 'off',
  },
});

/** What is wrong with a page, as `rule: message` with the line. */
async function faults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}

async function faultsOf(pages: PagesByName): Promise<Record<string, string[]>> {
  keep(pages);
  const found: Record<string, string[]> = {};
  for (const [name, html] of pages) {
    // A redirect has no page, in which nothing could be found.
    expect(html, name).toMatch(/^<!doctype html>/i);
    const wrong = await faults(html);
    if (wrong.length > 0) found[name] = wrong;
  }
  return found;
}

function keep(pages: PagesByName): void {
  const folder = process.env['PAGES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const [name, html] of pages) writeFileSync(join(folder, `${name.replaceAll(/\W+/g, '-')}.html`), html);
}

/** The pages of a built site that are served as they are. Those of the team and templates are always filled in. */
function builtPages(siteDir: string): PagesByName {
  const files = globSync('**/*.html', { cwd: siteDir }).filter((file) => !/^(team|templates)\//.test(file));
  return new Map(files.sort().map((file) => [file, readFileSync(join(siteDir, file), 'utf8')]));
}

describe('html-validate finds nothing wrong', () => {
  test.each(['full', 'minimal', 'underPath'] as const)('on the built pages of %s', async (name) => {
    const pages = builtPages(inject('sites')[name].siteDir);
    expect(pages.size).toBeGreaterThan(20);
    expect(await faultsOf(pages)).toEqual({});
  });

  test('on the pages that the API fills in, and on error pages', async () => {
    const pages = await visitorPages(await openCandour());
    expect(pages.size).toBeGreaterThan(25);
    expect(await faultsOf(pages)).toEqual({});
  });

  test('on the team pages', async () => {
    const pages = await teamPages(await openCandour());
    expect(pages.size).toBeGreaterThan(30);
    expect(await faultsOf(pages)).toEqual({});
  });
});

test('the same check finds a paragraph that is not closed, and an id twice', async () => {
  const html =
    '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><div><p id="a">y</div><p id="a">z</p></body></html>';
  const found = (await faults(html)).map((fault) => fault.split(':')[0]);
  expect(found).toEqual(expect.arrayContaining(['no-implicit-close', 'no-dup-id']));
});
