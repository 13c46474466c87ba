import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPages } from '../../api/built-site/pages.ts';
import type { Page } from '../../api/built-site/pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'candour-pages-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const pages = openPages(folder, () => undefined);
let made = 0;

/** A built page with this body. */
function pageOf(body: string, title = 'Title'): Page {
  const address = `/page-${++made}/`;
  mkdirSync(join(folder, address));
  writeFileSync(
    join(folder, address, 'index.html'),
    `<!DOCTYPE html><html lang="en-GB"><head><title>${title}</title></head><body>${body}</body></html>`,
  );
  return pages.open(address);
}

function bodyOf(page: Page): string {
  return /<body>(.*)<\/body>/s.exec(page.html())?.[1] ?? '';
}

function filled(body: string, data: Parameters<Page['fill']>[0]): string {
  const page = pageOf(body);
  page.fill(data);
  return bodyOf(page);
}

test('writes any text as text', () => {
  expect(filled('<p data-text="a">was</p>', { a: '<b>&amp; "x" \u00e9' })).toBe(
    '<p>&lt;b&gt;&amp;amp; "x" é</p>',
  );
});

test('escapes the values of attributes', () => {
  expect(filled('<input data-value="a">', { a: '"><script>x</script>' })).toBe(
    '<input value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;">',
  );
});

test('sets every bound attribute and removes the binding', () => {
  const data = { a: 'x' };
  for (const name of ['href', 'value', 'action', 'datetime', 'src'])
    expect(filled(`<i data-${name}="a"></i>`, data)).toBe(`<i ${name}="x"></i>`);
  // Other attributes stay, such as the hooks of tests and scripts.
  expect(filled('<i data-question="a"></i>', data)).toBe('<i data-question="a"></i>');
});

test('keeps the text of the page if there is no value', () => {
  expect(filled('<p data-text="a">was</p><a href="/x/" data-href="b">y</a>', {})).toBe(
    '<p>was</p><a href="/x/">y</a>',
  );
});

test('keeps or removes elements, and replaces a kept template with its content', () => {
  const body = '<template data-if="a"><p>yes</p></template><template data-unless="a"><p>no</p></template>';
  expect(filled(body, { a: true })).toBe('<p>yes</p>');
  expect(filled(body, { a: false })).toBe('<p>no</p>');
  expect(filled('<p data-if="a">yes</p>', { a: true })).toBe('<p>yes</p>');
  expect(filled('<p data-if="a">yes</p>', {})).toBe('');
});

test('repeats templates within templates, with the values of the outer ones', () => {
  const body =
    '<template data-each="rooms"><h2 data-text="name"></h2><template data-each="beds"><p><b data-text="bed"></b><i data-text="name"></i><u data-text="house"></u></p></template></template>';
  expect(
    filled(body, {
      house: 'H',
      rooms: [
        { name: 'A', beds: [{ bed: '1' }, { bed: '2' }] },
        { name: 'B', beds: [] },
      ],
    }),
  ).toBe('<h2>A</h2><p><b>1</b><i>A</i><u>H</u></p><p><b>2</b><i>A</i><u>H</u></p><h2>B</h2>');
});

test('does not fill a template inside a removed one', () => {
  expect(filled('<template data-if="a"><p data-text="list"></p></template>', { list: [] })).toBe('');
});

test('resolves a key with dots, and a key that itself has a dot or a hyphen', () => {
  const body = '<p data-text="errors.your-name"></p>';
  expect(filled(body, { errors: { 'your-name': 'x' } })).toBe('<p>x</p>');
  expect(filled(body, { 'errors.your-name': 'y' })).toBe('<p>y</p>');
  expect(filled(body, { errors: {} })).toBe('<p></p>');
});

test('throws for a list where text is expected, and does not print [object Object]', () => {
  expect(() => filled('<p data-text="a"></p>', { a: [{ b: 'c' }] })).toThrow('something other than text');
});

test('fills controls with what was typed', () => {
  const page = pageOf(
    '<input name="a"><textarea name="b">was</textarea><input type="radio" name="c" value="1" checked><input type="radio" name="c" value="2"><input type="checkbox" name="d" value="1"><input type="checkbox" name="d" value="2">',
  );
  page.setControl('a', ['"&']);
  page.setControl('b', ['\nfirst\n</textarea><p>']);
  page.setControl('c', ['2']);
  page.setControl('d', ['1', '2']);
  expect(bodyOf(page)).toBe(
    '<input name="a" value="&quot;&amp;"><textarea name="b">\n\nfirst\n&lt;/textarea&gt;&lt;p&gt;</textarea><input type="radio" name="c" value="1"><input type="radio" name="c" value="2" checked><input type="checkbox" name="d" value="1" checked><input type="checkbox" name="d" value="2" checked>',
  );
});

test('fills only the control with that name if the name looks like a selector', () => {
  const page = pageOf('<input name="a"><input name="x&quot;], [name=&quot;a">');
  page.setControl('x"], [name="a', ['v']);
  expect(bodyOf(page)).toMatch(/^<input name="a"><input name="x.*" value="v">$/);
});

test('marks an invalid control and keeps its hint', () => {
  const page = pageOf('<div data-question="a"><input name="a" aria-describedby="a-hint"></div>');
  page.markInvalid('a', false);
  expect(bodyOf(page)).toBe(
    '<div data-question="a" class="has-error"><input name="a" aria-describedby="a-hint a-error" aria-invalid="true"></div>',
  );
});

test('marks the three inputs and the fieldset of an invalid date', () => {
  const parts = ['day', 'month', 'year'].map((part) => `<input type="text" name="d-${part}">`).join('');
  const page = pageOf(`<div data-question="d"><fieldset>${parts}</fieldset></div>`);
  page.markInvalid('d', true);
  expect(bodyOf(page).match(/aria-invalid="true"/g)).toHaveLength(3);
  expect(bodyOf(page)).toContain('<fieldset aria-describedby="d-error">');
});

test.each(['Bracken &amp; Holt', 'Less &lt; more', 'Sam’s “clinic”'])(
  'does not escape a title such as %s twice',
  (title) => {
    const page = pageOf('', title);
    expect(page.html()).toContain(`<title>${title}</title>`);
    page.prefixTitle('Error: ');
    expect(page.html()).toContain(`<title>Error: ${title}</title>`);
  },
);

test('keeps the doctype, script and style of a page as built', () => {
  const page = pageOf('<script>if (a && b < c) d();</script><style>a > b { c: "d" }</style>');
  expect(page.html()).toMatch(/^<!doctype html>/i);
  expect(bodyOf(page)).toBe('<script>if (a && b < c) d();</script><style>a > b { c: "d" }</style>');
});

test('keeps two openings of a page independent', () => {
  const first = pageOf('<p data-text="a">was</p>');
  first.fill({ a: 'changed' });
  expect(bodyOf(pages.open(`/page-${made}/`))).toBe('<p data-text="a">was</p>');
});

test('reads a page again after a new build replaced it', () => {
  const address = `/page-${made + 1}/`;
  const before = pageOf('<p>old</p>');
  const file = join(folder, address, 'index.html');
  writeFileSync(file, '<!DOCTYPE html><html><body><p>new</p></body></html>');
  const later = new Date(Date.now() + 5000);
  utimesSync(file, later, later);
  expect(bodyOf(pages.open(address))).toBe('<p>new</p>');
  expect(bodyOf(before)).toBe('<p>old</p>');
});
