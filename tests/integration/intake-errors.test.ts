import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { openCandour, read, rows } from '../support/visit.ts';

/** A form with many answers, some of them wrong. */
const faulty = {
  asking: 'authority',
  'agent-name': 'Ada "Quote" <b>Example</b>',
  'firm-reference': 'Daughter & carer',
  'agent-authority': 'other',
  'agent-authority-other': '\nStarts on the second line\n</textarea><script>alert(1)</script>',
  name: '',
  'former-names': "O'Neil",
  'birth-day': '31',
  'birth-month': '2',
  'birth-year': '1985',
  email: 'not an address',
  telephone: '07700 900123',
  want: ['dates', 'cctv', 'correspondence'],
  'which-dates': 'March',
  'cctv-date-day': '',
  'cctv-date-month': '11',
  'cctv-date-year': '2026',
  delivery: 'post',
  format: 'Easy Read',
  'anything-else': 'Two\nlines',
};

async function sendFaulty(candour: Candour, fields: Record<string, string | string[]> = faulty) {
  const response = await candour.post(addresses.api.form('access'), fields);
  expect(response.status).toBe(422);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return read(response);
}

const wrong = ['name', 'birth', 'email', 'copy-address', 'cctv-date'];

test('a form with errors stores nothing and keeps everything that was typed', async () => {
  const candour = await openCandour();
  const $ = await sendFaulty(candour);
  expect(rows(candour, 'SELECT id FROM requests')).toEqual([]);
  for (const [name, typed] of Object.entries(faulty)) {
    const controls = $('form [name]').filter((_, control) => $(control).attr('name') === name);
    expect(controls.length, name).toBeGreaterThan(0);
    if (controls.is('[type=radio], [type=checkbox]')) {
      const chosen = controls.filter('[checked]').get();
      expect(chosen.map((control) => $(control).attr('value')).sort(), name).toEqual([typed].flat().sort());
    } else if (controls.is('textarea')) expect(controls.text(), name).toBe(typed);
    else expect(controls.attr('value'), name).toBe(typed);
  }
  expect($('form script, form b')).toHaveLength(0);
});

test('the title says that there is an error, and the summary comes first and takes the focus', async () => {
  const $ = await sendFaulty(await openCandour());
  expect($('title').text()).toMatch(/^Error: Ask for a copy/);
  const summary = $('.error-summary');
  expect(summary).toHaveLength(1);
  expect(summary.is('[autofocus][tabindex=-1]')).toBe(true);
  expect($('main').find('.error-summary, h1').first().is('.error-summary')).toBe(true);
});

test('each error is listed in the order of the form, and its link leads to a control on the page', async () => {
  const candour = await openCandour();
  const $ = await sendFaulty(candour);
  const links = $('.error-summary a').get();
  const order = questionsOf(forms.access(candour.messages.clinic)).map(({ name }) => name);
  const inOrder = [...wrong].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  expect(links.map((link) => $(link).attr('href'))).toEqual(
    inOrder.map((name) => (name === 'birth' || name === 'cctv-date' ? `#${name}-day` : `#${name}`)),
  );
  for (const link of links) {
    const target = $($(link).attr('href') ?? '');
    expect(target).toHaveLength(1);
    expect(target.is('input, textarea')).toBe(true);
    expect($(link).text()).not.toBe('');
  }
});

test('each error is at its question and is tied to it for screen readers, and to no other', async () => {
  const $ = await sendFaulty(await openCandour());
  expect(
    $('form .error')
      .get()
      .map((error) => $(error).attr('id'))
      .sort(),
  ).toEqual(wrong.map((name) => `${name}-error`).sort());
  for (const name of wrong) {
    const describedBy = $(`[aria-describedby~="${name}-error"]`);
    expect(describedBy, name).toHaveLength(1);
    expect($(`[data-question="${name}"]`).find(describedBy), name).toHaveLength(1);
  }
  const invalid = $('[aria-invalid=true]')
    .get()
    .map((control) => $(control).attr('name'));
  const parts = (name: string) => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
  expect(invalid.sort()).toEqual(
    ['name', 'email', 'copy-address', ...parts('birth'), ...parts('cctv-date')].sort(),
  );
});

test('a missing choice does not mark the questions below its options', async () => {
  const $ = await sendFaulty(await openCandour(), {
    ...validAccess,
    asking: '',
    want: ['nothing that we offer'],
  });
  expect(
    $('.error-summary a')
      .get()
      .map((link) => $(link).attr('href')),
  ).toEqual(['#asking', '#want']);
  expect($('fieldset[aria-describedby~="asking-error"]')).toHaveLength(1);
  expect($('fieldset[aria-describedby~="want-error"]')).toHaveLength(1);
  expect($('[aria-invalid=true]')).toHaveLength(0);
});

test('every id that the page refers to is on it, once', async () => {
  const $ = await sendFaulty(await openCandour());
  const ids = $('[id]')
    .get()
    .map((element) => $(element).attr('id'));
  expect(new Set(ids).size).toBe(ids.length);
  for (const attribute of ['aria-describedby', 'aria-labelledby', 'for'])
    for (const element of $(`[${attribute}]`).get())
      for (const id of ($(element).attr(attribute) ?? '').split(' ')) expect(ids, attribute).toContain(id);
});

test('a corrected form keeps its submission identity', async () => {
  const candour = await openCandour();
  const fresh = await read(candour.get(addresses.form('access')));
  const submission = String(fresh('input[name=submission]').attr('value'));
  const $ = await sendFaulty(candour, { ...faulty, submission });
  expect($('input[name=submission]').attr('value')).toBe(submission);
  const other = await sendFaulty(candour, { ...faulty, submission: 'made.up.k1.value' });
  expect(other('input[name=submission]').attr('value')).toMatch(/^[\w-]{22}\.\w+\.k1\.[\w-]{24}$/);
});

describe('the empty form', () => {
  test('has no error, template or binding left', async () => {
    const candour = await openCandour();
    const response = await candour.get(addresses.form('access'));
    const html = await response.text();
    expect(html).not.toMatch(/<template|data-(?:if|unless|each|text|value|href)=|aria-invalid|class="error/);
    expect(html).toMatch(/^<!doctype html>/i);
  });

  test('sent as it is, lists what is missing', async () => {
    const $ = await sendFaulty(await openCandour(), {});
    expect(
      $('.error-summary a')
        .get()
        .map((link) => $(link).attr('href')),
    ).toEqual(['#asking', '#name', '#birth-day', '#contact-by']);
  });
});

test('a script that asks for JSON gets the same errors, and nothing that was typed', async () => {
  const candour = await openCandour();
  const response = await candour.post(addresses.api.form('access'), faulty, { accept: 'application/json' });
  expect(response.status).toBe(422);
  const text = await response.text();
  const { errors } = JSON.parse(text) as { errors: { name: string; message: string; href: string }[] };
  expect(errors.map(({ name }) => name).sort()).toEqual([...wrong].sort());
  const $ = await sendFaulty(candour);
  expect(errors.map(({ message, href }) => [href, message])).toEqual(
    $('.error-summary a')
      .get()
      .map((link) => [$(link).attr('href'), $(link).text()]),
  );
  expect(text).not.toMatch(/not an address|Ada|07700/);
});
